"""The networkx projection of what was read, and what is computed on it."""

from kg.project.flat import escaped, first_evidence, legible, quoted
from kg.project.metrics import coattendance, measures
from kg.project.projection import network

__all__ = ["coattendance", "escaped", "first_evidence", "legible", "measures", "network", "quoted"]

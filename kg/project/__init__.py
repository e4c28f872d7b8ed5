"""The networkx projection of what was read, and what is computed on it."""

from kg.project.flat import first_evidence, legible
from kg.project.metrics import coattendance, measures
from kg.project.projection import network

__all__ = ["coattendance", "first_evidence", "legible", "measures", "network"]

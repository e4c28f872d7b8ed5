"""Draft."""

from kg.analysis import Analysis
from kg.ontology import Ontology


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Draft."""

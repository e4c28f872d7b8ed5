"""Posts that stand beside a name."""

from __future__ import annotations

from kg.analysis import Analysis
from kg.ontology import Ontology
from kg.titles import TitleReader


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Read the title phrases around every name and note the posts on the person mentions."""
    for sentence in analysis.sentences:
        humans = analysis.humans.get(sentence.index)
        if humans:
            TitleReader(analysis, sentence, ontology.modifiers, ontology.known_by_name).read(humans)

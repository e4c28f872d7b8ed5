"""Posts that stand beside a name."""

from __future__ import annotations

from kg.analysis import Analysis
from kg.ontology import Ontology
from kg.titles import TitleReader


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Read the title phrases around every name and note the posts on the person mentions."""
    modifiers = tuple(sorted(ontology.modifiers, key=lambda m: -len(m.text)))
    known = {k.name: k for k in ontology.known}
    for sentence in analysis.sentences:
        humans = analysis.humans.get(sentence.index)
        if humans:
            TitleReader(analysis, sentence, modifiers, known).read(humans)

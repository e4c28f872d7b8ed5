"""Extractors: each reads an analysis and notes in it what it found, in this order."""

from __future__ import annotations

from collections.abc import Callable

from kg.analysis import Analysis
from kg.extract import events, organizations, participations, personnel, persons, places, posts, references
from kg.ontology import Ontology

Extractor = Callable[[Analysis, Ontology], None]

# What is read in a title: only names, since nothing in it is evidence.
HEADING_EXTRACTORS: tuple[Extractor, ...] = (places.extract, organizations.extract)

EXTRACTORS: tuple[Extractor, ...] = (
    places.extract,
    organizations.extract,
    persons.extract,
    posts.extract,
    references.extract,
    events.extract,
    participations.extract,
    personnel.extract,
)

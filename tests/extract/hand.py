"""Analyses made by hand: the words of a text with the tags that a tagger would give them."""

from __future__ import annotations

import datetime as dt

from kg.analysis import Analysis
from kg.language.tagger import Token
from kg.model import Document
from kg.ontology import Ontology
from tests.page import prepared, vocabulary


def analysis(marked: str, *, title: str = "", date: dt.date | None = None) -> tuple[Analysis, Ontology]:
    """The analysis of a text whose words are set apart by spaces and may carry a tag, and the ontology.

    In ``沈怀谦/PER 出席 会议/n 。`` two words are the tagger's.
    """
    text, tokens = "", []
    for piece in marked.split(" "):
        word, _, tag = piece.partition("/")
        if tag:
            tokens.append(Token(len(text), len(text) + len(word), tag))
        text += word
    [found] = prepared(Document("a", text, title=title, date=date))
    for sentence in found.sentences:
        sentence.tokens = [t for t in tokens if sentence.start <= t.start and t.end <= sentence.end]
    return found, vocabulary()[0]

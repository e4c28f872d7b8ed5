"""Analyses made by hand: the words of a text with the tags that a tagger would give them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import cast

from kg.analysis import Analysis
from kg.language.tagger import Tagger, Token
from kg.lexicon import Lexicon, compile_lexicon
from kg.model import Document
from kg.ontology import Ontology, load
from kg.preparation import prepare


class _Silent:
    """A tagger that finds no words."""

    def tag(self, texts: Sequence[str]) -> list[list[Token]]:
        return [[] for _ in texts]


@cache
def _lexicon() -> tuple[Ontology, Lexicon]:
    ontology = load()
    return ontology, compile_lexicon(ontology)


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
    ontology, lexicon = _lexicon()
    [found] = prepare([Document("a", text, title=title, date=date)], lexicon, cast(Tagger, _Silent()))
    for sentence in found.sentences:
        sentence.tokens = [t for t in tokens if sentence.start <= t.start and t.end <= sentence.end]
    return found, ontology

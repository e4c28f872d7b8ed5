"""What an analysis has read at some words, and what the words of a new mention are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.analysis import LEVEL_WORDS, Analysis, Happening, Organ, Sentence
from kg.ontology import Ontology, OrganizationType, Title

Reach = tuple[int, int]


def occurrences(text: str, words: str, sentence: Sentence) -> Iterator[Reach]:
    """Where the words stand in the sentence."""
    start = text.find(words, sentence.start, sentence.end)
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1, sentence.end)


def read_at(organs: Sequence[Organ], reach: Reach) -> Iterator[Organ]:
    """The bodies that have been read at these words: just there, as a longer name's end or a name's own parent."""
    start, end = reach
    yield from (o for o in organs if (o.start, o.end) == reach)
    yield from (o for o in organs if o.end == end and o.start < start)
    # 中共某县委 where 某县委 has been read; what lacks its jurisdiction (县委) may be completed.
    yield from (o for o in organs if o.end == end and o.start > start and o.proper and (o.place or o.known or o.parent))
    for organ in organs:
        parent = organ.parent
        while parent is not None:
            if (parent.start, parent.end) == reach:
                yield parent
            parent = parent.parent


def same_body(text: str, one: Organ, other: Organ) -> bool:
    """Whether two mentions are one, or the one's words are the end of the other's."""
    a, b = (text[o.start : o.end] for o in (one, other))
    return one is other or (not one.implied and not other.implied and (a.endswith(b) or b.endswith(a)))


def body(analysis: Analysis, sentence: Sentence, reach: Reach, kind: str) -> Organ:
    """A new mention of a body, with the parent, place or level word that its name begins with.

    An ending of the ontology decides its class; `kind` does where there is none.
    """
    (start, end), text = reach, analysis.text
    endings = [
        (hit.start, hit.term)
        for hit in sentence.hits
        if hit.end == end and hit.start >= start and isinstance(hit.term, OrganizationType)
    ]
    first, type_ = min(endings, key=lambda pair: pair[0], default=(end, None))
    kind = type_.kind if type_ is not None else kind
    organ = Organ(start, end, kind, text[start:end], type_, proper=True)
    organs = analysis.organs.get(sentence.index, ())
    inner = [o for o in organs if o.start == start and o.end < end and o.proper]
    places = [p for p in sentence.places if p.start == start and p.end < end]
    if inner:
        organ.parent = max(inner, key=lambda o: o.end)
        organ.rest = text[organ.parent.end : end]
    elif places:
        organ.place = max(places, key=lambda p: p.end)
        organ.rest = text[organ.place.end : end]
    elif type_ is not None and not type_.open and first <= start + 1 and text[start] in LEVEL_WORDS:
        organ.level, organ.rest = text[start], text[first:end]
    return organ


def noticed(analysis: Analysis, ontology: Ontology, reaches: Sequence[Reach], kind: str) -> Happening | None:
    """The event that has been noticed here: the same words, or for such an event words in or around them."""

    def fits(happening: Happening, start: int, end: int) -> bool:
        if (happening.start, happening.end) == (start, end):
            return True
        around = happening.start <= start and end <= happening.end
        alike = ontology.is_a(kind, happening.kind) or ontology.is_a(happening.kind, kind)
        return alike and (around or (start <= happening.start and happening.end <= end))

    found = [
        (abs(happening.start - start) + abs(happening.end - end), happening)
        for happening in analysis.happenings
        for start, end in reaches
        if fits(happening, start, end)
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def term(sentence: Sentence, title: str, end: int) -> Title:
    """The vocabulary's entry for the title that ends here, or one of its own."""
    hits = [h for h in sentence.hits if isinstance(h.term, Title) and h.end == end and h.end - h.start <= len(title)]
    best = min(hits, key=lambda h: h.start, default=None)
    return best.term if best is not None and isinstance(best.term, Title) else Title(title, {}, (title,))

"""Person mentions: the names the tagger found, those that a title or a list gives away, and their repetitions."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from kg.analysis import Analysis, Hit, Human, Sentence
from kg.extract.persons.completion import complete
from kg.extract.persons.decisions import decided
from kg.extract.persons.dotted import dotted
from kg.extract.persons.doubt import drop_doubtful, names_beside_titles
from kg.extract.persons.foreign import after_titles_abroad, before_titles, latin, met
from kg.extract.persons.fragments import whole
from kg.extract.persons.lists import listed
from kg.extract.persons.missed import after_titles
from kg.extract.persons.placed import placed
from kg.extract.persons.places import drop_places
from kg.extract.persons.repetition import repeat
from kg.extract.persons.said_of import said_of
from kg.extract.persons.tagged import tagged
from kg.extract.persons.towns import towns
from kg.language.transliteration import CHARACTERS, is_transliterated
from kg.lookalikes import names_nobody
from kg.ontology import Ontology, Title

Span = tuple[int, int]

#: The length of names that need more than the tagger's word.
SHORT = 2


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Find the person mentions of every sentence and note them in the analysis."""
    for sentence in analysis.sentences:
        found = _mentions(analysis, sentence)
        if found:
            analysis.humans[sentence.index] = found
    complete(analysis)
    titled = names_beside_titles(analysis)
    drop_places(analysis, titled)
    drop_doubtful(analysis, titled)
    _drop_towns(analysis, titled)
    repeat(analysis, titled)


def _drop_towns(analysis: Analysis, titled: Container[str]) -> None:
    """Leave out the names of the county's own towns that no title speaks for."""
    dropped = towns(analysis, {human.name for human in analysis.all_humans() if human.name not in titled})
    for index, humans in analysis.humans.items() if dropped else ():
        analysis.humans[index] = [human for human in humans if human.name not in dropped]


def _mentions(analysis: Analysis, sentence: Sentence) -> list[Human]:
    """The names of a sentence; inside the name of a body or place only a title speaks for one."""
    text = analysis.text
    organs = [o for o in analysis.organs.get(sentence.index, ()) if o.proper]
    places = [p for p in sentence.places if p.country or (p.division is not None and p.end - p.start > 2)]
    taken = [(o.start, o.end) for o in organs] + [(p.start, p.end) for p in places]
    taken += [(h.start, h.end) for h in sentence.hits if h.category == "country"]
    sources: dict[Span, str] = {}
    for span, source in _spans(text, sentence, {o.end for o in organs}):
        if source == "title" or not any(start <= span[0] and span[1] <= end for start, end in taken):
            sources[span] = source
    return [
        Human(start, end, _joined(text[start:end]), start, end, source=sources[start, end])
        for start, end in _disjoint(sources)
        if not names_nobody(text, start, end) and not _cuts_word(text, sentence, start, end)
    ]


def _cuts_word(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a name runs into a word or is one: 骆主|任, 农委主|任委员, 黎真|主党, 支队|伍奋楫; or is half a name."""
    if any(
        h.start == start and h.end == end and h.term.kind == "post" for h in sentence.hits if isinstance(h.term, Title)
    ):
        return True
    if start > 1 and text[start - 1] in "·-" and text[start - 2] in CHARACTERS and is_transliterated(text[start:end]):
        return True
    return any(
        start < h.start < end < h.end and (h.start == start + 1 or end - start > 2)
        for h in sentence.hits
        if isinstance(h.term, Title)
        or (h.category == "known" and h.end - h.start > 2)
        or (h.category == "event" and h.start == start + 1)
    )


def _spans(text: str, sentence: Sentence, bodies: Container[int]) -> Iterator[tuple[Span, str]]:
    """Every span that may be a name, and what speaks for it; the last word on a span counts.

    `bodies` are where the names of bodies end.
    """
    titles: dict[int, Hit] = {}
    for hit in sentence.hits:  # of the titles that end together the longest, which begins first
        if isinstance(hit.term, Title) and hit.term.kind != "collective":
            titles.setdefault(hit.end, hit)
    verbs = {h.start for h in sentence.hits if h.category == "trigger"}
    people = [t for t in sentence.tokens if t.tag in ("PER", "nr")]
    countries = {h.end for h in sentence.hits if h.category == "country"}
    before = {t.end for t in people} - countries
    titles = {end: h for end, h in titles.items() if h.start not in before or h.start == sentence.start}
    parts = dotted(text, sentence, people, titles)
    starts = {h.start for h in sentence.hits if isinstance(h.term, Title)}
    seen = list(whole(text, sentence, parts, titles, starts, verbs)) if parts else []
    if people:
        alone = [t for t in people if not any(start <= t.start < end for start, end in parts)]
        seen += whole(text, sentence, tagged(text, alone, titles, starts, verbs), titles, starts, verbs)
    yield from ((span, "model") for span in seen)
    missed = list(after_titles(text, sentence, titles, verbs)) if titles else []
    yield from ((span, "title") for span in missed)
    yield from ((span, "title") for span in decided(text, sentence))
    yield from ((span, "title") for span in met(text, sentence))
    if any(h.category == "title" for h in sentence.hits):
        yield from ((span, "title") for span in before_titles(text, sentence))
        known = dict([*seen, *missed])
        yield from ((span, "title") for span in placed(text, sentence, titles, known, verbs, bodies))
    if titles:
        yield from ((span, "title") for span in after_titles_abroad(text, sentence, titles, verbs, dict(seen)))
    if people:
        yield from ((span, "list") for span in listed(text, sentence, people, titles))
    for span in said_of(text, sentence):
        if not _overlaps(span, seen) or (span in seen and span[1] - span[0] == SHORT):
            yield span, "said"
    if titles:
        yield from ((span, "title") for span in latin(text, sentence, titles))


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _disjoint(spans: Iterable[Span]) -> list[Span]:
    """The first spans that do not overlap; of those that begin together, the longest."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _joined(name: str) -> str:
    """A Chinese name without the space that sets its two characters apart."""
    return name if name.isascii() else name.replace(" ", "")

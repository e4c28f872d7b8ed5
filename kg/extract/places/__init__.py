"""Place names, and the jurisdiction that a document speaks from.

The jurisdiction fills what official prose leaves out (县委, 我市): it is read from the column, the source, the title
and the places that the text names most, in that order; a county's name that several counties share is looked up beside
the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from kg.analysis import Analysis, PlaceHit, Sentence
from kg.extract.places.homes import counties, towns
from kg.extract.places.jurisdiction import jurisdiction
from kg.extract.places.unlisted import unlisted
from kg.language import divisions as dv
from kg.language.foreign_places import FOREIGN_PLACES
from kg.ontology import Ontology
from kg.preparation import is_national

#: Tags of words that no name of a place begins with: 会同|县委.
VERBS = frozenset({"v", "vd", "p", "c", "d"})
#: The lengths of most names of places abroad.
ABROAD = (3, 4, 5)
RANKS = {"province": 0, "prefecture": 1, "zone": 2, "county": 2, "township": 3}


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Find the places of every sentence and the document's jurisdiction, and note them in the analysis."""
    divisions = dv.load()
    found = _whole_words(analysis.text, analysis.sentences, divisions.find(analysis.text))
    analysis.jurisdiction, weight = jurisdiction(analysis, found, _highest)
    first = 0
    for sentence in analysis.sentences:
        while first < len(found) and found[first][0] < sentence.start:
            first += 1
        last = first
        while last < len(found) and found[last][1] <= sentence.end:
            last += 1
        hits = _listed(analysis, divisions, found[first:last])
        hits += _countries(analysis.text, sentence, hits)
        hits += unlisted(analysis.text, sentence, partial(_overlaps, hits=tuple(hits)))
        sentence.places = _chain(sorted(hits, key=lambda h: (h.start, h.end)), divisions)
    if analysis.jurisdiction or not is_national(analysis.document):
        counted, most = counties(analysis)
        if most > weight:  # a county outside the table, beside which a word looks like another's name
            analysis.jurisdiction = ""
        analysis.homes = counted | towns(analysis)


def _whole_words(text: str, sentences: Sequence[Sentence], found: Iterable[dv.Found]) -> list[dv.Found]:
    """Those of the names that are no pieces of other words: no 长白 in 院长|白薇, no 桥驿镇 in 枫桥驿镇.

    Nor does one begin with the end of a place abroad: no 兰州 in 昆士兰|州.
    """
    kept: list[dv.Found] = []
    index = 0
    for start, end, candidates in found:
        while index < len(sentences) and sentences[index].end < end:
            index += 1
        if index < len(sentences) and sentences[index].start <= start:
            sentence = sentences[index]
            if any(text[max(0, start + 1 - size) : start + 1] in FOREIGN_PLACES for size in ABROAD):
                continue
            after_place = bool(kept) and kept[-1][1] == start
            if candidates[0].level == "township" and not after_place and _inside_name(sentence, start):
                continue
            word = sentence.word_at(start)
            if word is not None and word.end < end and word.tag in VERBS:
                continue
            if end - start == 2 and (_inside_word(sentence, start) or _inside_word(sentence, end)):
                continue
        kept.append((start, end, candidates))
    return kept


def _listed(analysis: Analysis, divisions: dv.Divisions, found: Iterable[dv.Found]) -> list[PlaceHit]:
    """The divisions of the table that a sentence names."""
    hits: list[PlaceHit] = []
    for start, end, candidates in found:
        division = _choose(divisions, candidates, analysis.jurisdiction, hits, start)
        hits.append(PlaceHit(start, end, analysis.text[start:end], division, candidates=candidates))
    return hits


def _countries(text: str, sentence: Sentence, others: Sequence[PlaceHit]) -> list[PlaceHit]:
    """The countries, longer names first, where no word of the tagger runs over an end of the name."""
    hits: list[PlaceHit] = []
    countries = [h for h in sentence.hits if h.category == "country"]
    for hit in sorted(countries, key=lambda h: (h.start - h.end, h.start)):
        if _overlaps(hit.start, hit.end, (*others, *hits)):
            continue
        if text[hit.end - 1] + text[hit.end : hit.end + 1] == "国家":  # 发展中国家
            continue
        listed = text[hit.start - 1 : hit.start] == "、"  # whatever word the tagger made of both sides: 甲、马拉维
        run = _inside_word(sentence, hit.end) and not _before_title(sentence, hit.end)
        if (listed or not _inside_word(sentence, hit.start)) and not run:
            hits.append(PlaceHit(hit.start, hit.end, text[hit.start : hit.end], country=str(hit.term)))
    return hits


def _overlaps(start: int, end: int, hits: Iterable[PlaceHit]) -> bool:
    """Whether a place was found already where these offsets lie."""
    return any(h.start < end and start < h.end for h in hits)


def _inside_word(sentence: Sentence, start: int) -> bool:
    """Whether another word runs over the beginning of a name: 中国 in 发展中|国家."""
    token = sentence.words().get(start)
    return token is not None and token.start < start and token.tag not in ("ORG", "LOC", "nz", "ns", "nt")


def _before_title(sentence: Sentence, end: int) -> bool:
    """Whether the tagger ran a country, a title and a name together: 某国|国王|某某."""
    token = sentence.words().get(end)
    named = token is not None and token.tag in ("PER", "nr")
    return named and any(h.start == end and h.category == "title" for h in sentence.hits)


def _inside_name(sentence: Sentence, start: int) -> bool:
    """Whether the tagger's word for a place or body begins before a township's name: 枫|桥驿镇."""
    token = sentence.words().get(start)
    return token is not None and token.start < start and token.tag in ("ORG", "LOC", "ns", "nz")


def _choose(
    divisions: dv.Divisions, candidates: tuple[dv.Division, ...], context: str, before: Sequence[PlaceHit], start: int
) -> dv.Division | None:
    """The division that a name means here: inside the one named just before it, else inside the jurisdiction."""
    if len(candidates) == 1:
        return candidates[0]
    if before and before[-1].end == start and before[-1].division is not None:
        outer = before[-1].division.code
        inside = [d for d in candidates if divisions.within(d.code, outer)]
        if inside:
            return inside[0]
    for code in (context, *(a.code for a in divisions.ancestors(context))) if context else ():
        inside = [d for d in candidates if d.code == code or divisions.within(d.code, code)]
        if len(inside) == 1:
            return inside[0]
        if inside:
            return _highest(inside)
    best = _highest(candidates)
    return best if best is not None and best.level in ("province", "prefecture") else None


def _highest(divisions: Sequence[dv.Division]) -> dv.Division | None:
    """The one division that ranks above the others; None if several do."""
    best = min(map(_rank, divisions))
    highest = [d for d in divisions if _rank(d) == best]
    return highest[0] if len(highest) == 1 else None


def _rank(division: dv.Division) -> int:
    """The height of a division, 0 for a province; those no longer in force come after all others."""
    return RANKS.get(division.level, 4) + (10 if division.until else 0)


def _chain(hits: list[PlaceHit], divisions: dv.Divisions) -> list[PlaceHit]:
    """Join neighbours that name one place from the large to the small (江苏省|盐城市); the larger one stays as well."""
    out: list[PlaceHit] = []
    for hit in hits:
        if out and out[-1].end == hit.start and _contains(divisions, out[-1], hit):
            hit = PlaceHit(out[-1].start, hit.end, hit.name, hit.division)
        out.append(hit)
    return out


def _contains(divisions: dv.Divisions, outer: PlaceHit, inner: PlaceHit) -> bool:
    """Whether the second of two neighbours lies in the first; one outside the table is taken to."""
    if inner.division is None:
        return outer.name[-1] in "省市县区" and not outer.country
    return outer.division is not None and divisions.within(inner.division.code, outer.division.code)

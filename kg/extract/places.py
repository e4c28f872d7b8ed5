"""Place names, and the jurisdiction that a document speaks from.

The jurisdiction fills what official prose leaves out (县委, 我市): it is read from the column, the source, the title
and the places that the text names most, in that order; a county's name that several counties share is looked up beside
the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from kg.analysis import Analysis, PlaceHit, Sentence
from kg.language import divisions as dv
from kg.language.tagger import Token
from kg.model import Document
from kg.ontology import Ontology
from kg.preparation import is_national

#: A name that only its ending shows to be a place's: as a word of its own, and at the beginning of a body's name.
UNKNOWN = re.compile(r"[\u4e00-\u9fff]{1,5}?(?:县|镇|乡|街道|村|社区|市|区)")
UNKNOWN_BODY = re.compile(r"[\u4e00-\u9fff]{1,4}?(?:县|镇|乡|街道|市|区)(?=委|[\u4e00-\u9fff]{2})")
#: Tags of words that no name of a place begins with: 会同|县委.
VERBS = frozenset({"v", "vd", "p", "c", "d"})
#: Words for kinds of places that name none.
KINDS = ("自治区", "行政区", "开发区", "保护区", "示范区", "试验区", "自治县", "直辖市")
SEAT = re.compile("[市县区旗](?:委|政府|人大|政协|纪委)")
QUALIFIED = re.compile("[原我本全各该现前某]|时任|曾任")
#: How much a place counts for the jurisdiction in each of the hints.
WEIGHTS = (6, 4, 6, 3, 3, 3)
#: The first hints, column and source, are names: a short name there (合作) means the place and not the common word.
NAMES = 2
RANKS = {"province": 0, "prefecture": 1, "zone": 2, "county": 2, "township": 3}


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Find the places of every sentence and the document's jurisdiction, and note them in the analysis."""
    divisions = dv.load()
    found = _whole_words(analysis.sentences, divisions.find(analysis.text))
    analysis.jurisdiction = _jurisdiction(analysis, divisions, found)
    first = 0
    for sentence in analysis.sentences:
        while first < len(found) and found[first][0] < sentence.start:
            first += 1
        last = first
        while last < len(found) and found[last][1] <= sentence.end:
            last += 1
        hits = _listed(analysis, divisions, found[first:last])
        hits += _countries(analysis.text, sentence, hits)
        hits += _unlisted(analysis.text, sentence, hits)
        sentence.places = _chain(sorted(hits, key=lambda h: (h.start, h.end)), divisions)
    if analysis.jurisdiction or not is_national(analysis.document):
        analysis.homes = _homes(analysis)


def _whole_words(sentences: Sequence[Sentence], found: Iterable[dv.Found]) -> list[dv.Found]:
    """Those of the names that are no pieces of other words: no 长白 in 院长|白薇, no 桥驿镇 in 枫桥驿镇."""
    kept: list[dv.Found] = []
    index = 0
    for start, end, candidates in found:
        while index < len(sentences) and sentences[index].end < end:
            index += 1
        if index < len(sentences) and sentences[index].start <= start:
            sentence = sentences[index]
            after_place = bool(kept) and kept[-1][1] == start
            if candidates[0].level == "township" and not after_place and _inside_name(sentence, start):
                continue
            if any(t.start == start and t.end < end and t.tag in VERBS for t in sentence.tokens):
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
    for hit in sorted(sentence.hits, key=lambda h: (h.start - h.end, h.start)):
        if hit.category != "country" or _overlaps(hit.start, hit.end, (*others, *hits)):
            continue
        if text[hit.end - 1] + text[hit.end : hit.end + 1] == "国家":  # 发展中国家
            continue
        if not _inside_word(sentence, hit.start) and not _inside_word(sentence, hit.end):
            hits.append(PlaceHit(hit.start, hit.end, text[hit.start : hit.end], country=str(hit.term)))
    return hits


def _unlisted(text: str, sentence: Sentence, others: Sequence[PlaceHit]) -> list[PlaceHit]:
    """Places outside the table: the tagger's own, and what its organizations' names begin with."""
    hits = []
    for token in sentence.tokens:
        name = _unlisted_name(text[token.start : token.end], token)
        end = token.start + len(name)
        if name and not QUALIFIED.match(name) and not _overlaps(token.start, end, others):
            hits.append(PlaceHit(token.start, end, name))
    return hits


def _unlisted_name(word: str, token: Token) -> str:
    """The place that a word of the tagger is or begins with; empty if its tag or ending shows none."""
    if token.tag == "ORG":
        body = UNKNOWN_BODY.match(word)
        return body.group() if body and body.group() not in KINDS else ""
    if word.endswith(KINDS) and len(word) <= 3:
        return ""
    return word if token.tag in ("LOC", "ns") and len(word) >= 3 and UNKNOWN.fullmatch(word) else ""


def _overlaps(start: int, end: int, hits: Iterable[PlaceHit]) -> bool:
    """Whether a place was found already where these offsets lie."""
    return any(h.start < end and start < h.end for h in hits)


def _homes(analysis: Analysis) -> dict[str, str]:
    """Places outside the table that a document names twice or in its title: by 县, 市, 区 … the one named most."""
    counts: Counter[str] = Counter()
    for each in filter(None, (analysis, analysis.heading)):
        for sentence in each.sentences:
            counts.update(h.name for h in sentence.places if h.division is None and not h.country and not h.candidates)
            counts.update(_seats(each.text, sentence))
    rivals = Counter(name[-1] for name in counts)
    found: dict[str, str] = {}
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if name[-1] in "市县区旗镇乡" and (count >= 2 or rivals[name[-1]] == 1):
            found.setdefault(name[-1], name)
    return found


def _seats(text: str, sentence: Sentence) -> list[str]:
    """Places outside the table that their own body names, whose level word begins its ending: 云川|县委."""
    towns = [t for t in sentence.tokens if t.tag in ("LOC", "ns") and t.end - t.start <= 4]
    known = {place.start for place in sentence.places}
    return [text[t.start : t.end + 1] for t in towns if t.start not in known and SEAT.match(text, t.end)]


def _inside_word(sentence: Sentence, start: int) -> bool:
    """Whether another word runs over the beginning of a name: 中国 in 发展中|国家."""
    token = next((t for t in sentence.tokens if t.start < start < t.end), None)
    return token is not None and token.tag not in ("ORG", "LOC", "nz", "ns", "nt")


def _inside_name(sentence: Sentence, start: int) -> bool:
    """Whether the tagger's word for a place or body begins before a township's name: 枫|桥驿镇."""
    return any(t.start < start < t.end and t.tag in ("ORG", "LOC", "ns", "nz") for t in sentence.tokens)


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


def _jurisdiction(analysis: Analysis, divisions: dv.Divisions, found: Iterable[dv.Found]) -> str:
    """The code of the division that the document speaks from, or the empty string for national news."""
    document = analysis.document
    if is_national(document):
        return ""
    score: Counter[str] = Counter()
    for index, (weight, hint) in enumerate(zip(WEIGHTS, _hints(document), strict=False)):
        _count(divisions.find(hint, short=index < NAMES) if hint else (), weight, score)
    _count(found, 1, score)
    if not score:
        return ""
    return _deepest(divisions, max(sorted(score), key=lambda code: score[code]), score)


def _hints(document: Document) -> list[str]:
    """What speaks for a jurisdiction besides the article: column, source, title, and the first stretches around it."""
    around = [document.text[start:end][:200] for start, end in document.skip[:3]]
    return [document.column, document.source, document.title, *around]


def _count(found: Iterable[dv.Found], weight: int, score: Counter[str]) -> None:
    """Add to the score of each division that a name surely means; a township counts for what it lies in."""
    for _, _, candidates in found:
        usable = [d for d in candidates if d.level in ("province", "prefecture", "county", "zone") and not d.until]
        if usable:
            division = _highest(usable)
            if division is not None:
                score[division.code] += weight
        elif len(candidates) == 1 and candidates[0].parent:
            score[candidates[0].parent] += weight


def _deepest(divisions: dv.Divisions, best: str, score: Counter[str]) -> str:
    """Prefer the division inside the best one that has at least a third of its mentions: 福建 → 福州 → 连江."""
    while True:
        inner = [c for c in sorted(score) if score[c] * 3 >= score[best] and score[c] > 1 and divisions.within(c, best)]
        if not inner:
            return best
        best = max(inner, key=lambda c: score[c])

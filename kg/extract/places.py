"""Place names, and the jurisdiction that a document speaks from.

The jurisdiction fills what official prose leaves out (县委, 我市): it is read from the column, the source, the title and the
places that the text names most, in that order; a county's name that several counties share is looked up beside the others.
"""

from __future__ import annotations

import re
from collections import Counter

from kg.analysis import Analysis, PlaceHit, Sentence
from kg.language import divisions as dv
from kg.model import Document
from kg.ontology import Ontology
from kg.preparation import is_national

UNKNOWN = re.compile(r"[\u4e00-\u9fff]{1,5}?(?:县|镇|乡|街道|村|社区|市|区)$")
QUALIFIED = re.compile("[原我本全各该现前某]|时任|曾任")
UNKNOWN_BODY = re.compile(r"[\u4e00-\u9fff]{1,4}?(?:县|镇|乡|街道|市|区)(?=委|[\u4e00-\u9fff]{2})")


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Find the places of every sentence and the document's jurisdiction, and note them in the analysis."""
    divisions = dv.load()
    document = analysis.document
    found = divisions.find(analysis.text)
    analysis.jurisdiction = _jurisdiction(analysis, divisions, found)
    index = 0
    for sentence in analysis.sentences:
        while index < len(found) and found[index][0] < sentence.start:
            index += 1
        position = index
        hits: list[PlaceHit] = []
        while position < len(found) and found[position][1] <= sentence.end:
            start, end, candidates = found[position]
            if candidates[0].level == "township" and _inside_name(sentence, start) and not any(h.end == start for h in hits):
                position += 1
                continue
            name = analysis.text[start:end]
            division = _choose(divisions, candidates, analysis.jurisdiction, hits, start)
            hits.append(PlaceHit(start, end, name, division, candidates=tuple(candidates)))
            position += 1
        taken = [(h.start, h.end) for h in hits]
        for hit in sorted(sentence.hits, key=lambda h: (h.start - h.end, h.start)):
            if hit.category == "country" and not _inside_word(sentence, hit.start) and not _inside_word(sentence, hit.end) and not any(s < hit.end and hit.start < e for s, e in taken):
                hits.append(PlaceHit(hit.start, hit.end, analysis.text[hit.start : hit.end], country=str(hit.term)))
                taken.append((hit.start, hit.end))
        for token in sentence.tokens:
            name = analysis.text[token.start : token.end]
            body = UNKNOWN_BODY.match(name) if token.tag == "ORG" else None
            if body is not None and not QUALIFIED.match(name) and not any(s < token.start + body.end() and token.start < e for s, e in taken):
                hits.append(PlaceHit(token.start, token.start + body.end(), body.group()))
            if token.tag in ("LOC", "ns") and UNKNOWN.fullmatch(name) and len(name) >= 3 and not QUALIFIED.match(name):
                if not any(s < token.end and token.start < e for s, e in taken):
                    hits.append(PlaceHit(token.start, token.end, name))
        sentence.places = _chain(sorted(hits, key=lambda h: (h.start, h.end)), divisions)
    if analysis.jurisdiction or not is_national(document):
        analysis.homes = _homes(analysis)


def _homes(analysis: Analysis) -> dict[str, str]:
    """Places outside the table that a document names twice or in its title: by 县, 市, 区 … the one named most."""
    counts: Counter[str] = Counter()
    for each in (analysis, analysis.heading):
        for sentence in each.sentences if each is not None else ():
            counts.update(h.name for h in sentence.places if h.division is None and not h.country and not h.candidates)
    found: dict[str, str] = {}
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        rivals = sum(1 for other in counts if other[-1] == name[-1])
        if name[-1] in "市县区旗镇乡" and (count >= 2 or rivals == 1):
            found.setdefault(name[-1], name)
    return found


def _inside_word(sentence: Sentence, start: int) -> bool:
    """Whether another word runs over the beginning of a name: 中国 in 发展中|国家."""
    token = next((t for t in sentence.tokens if t.start < start < t.end), None)
    return token is not None and token.tag not in ("ORG", "LOC", "nz", "ns", "nt")


def _inside_name(sentence: Sentence, start: int) -> bool:
    """Whether the tagger's word for a place or body begins before a township's name: 枫|桥驿镇."""
    return any(t.start < start < t.end and t.tag in ("ORG", "LOC", "ns", "nz") for t in sentence.tokens)


def _choose(
    divisions: dv.Divisions, candidates: tuple[dv.Division, ...], context: str, before: list[PlaceHit], start: int
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
            best = min(inside, key=_rank)
            same = [d for d in inside if _rank(d) == _rank(best)]
            return best if len(same) == 1 else None
    best = min(candidates, key=_rank)
    same = [d for d in candidates if _rank(d) == _rank(best)]
    return best if len(same) == 1 and best.level in ("province", "prefecture") else None


def _rank(division: dv.Division) -> int:
    order = {"province": 0, "prefecture": 1, "zone": 2, "county": 2, "township": 3}
    return order.get(division.level, 4) + (10 if division.until else 0)


def _chain(hits: list[PlaceHit], divisions: dv.Divisions) -> list[PlaceHit]:
    """Join neighbours that name one place from the large to the small: 江苏省|盐城市 is one place."""
    out: list[PlaceHit] = []
    for hit in hits:
        last = out[-1] if out else None
        if (
            last is not None
            and last.end == hit.start
            and last.division is not None
            and hit.division is not None
            and divisions.within(hit.division.code, last.division.code)
        ):
            out.append(PlaceHit(last.start, hit.end, hit.name, hit.division))
        elif last is not None and last.end == hit.start and hit.division is None and last.name[-1] in "省市县区" and not last.country:
            out.append(PlaceHit(last.start, hit.end, hit.name))
        else:
            out.append(hit)
    return out


def _jurisdiction(
    analysis: Analysis, divisions: dv.Divisions, found: list[tuple[int, int, tuple[dv.Division, ...]]]
) -> str:
    """The code of the division that the document speaks from, or the empty string for national news."""
    document = analysis.document
    hints: list[str] = [document.column, document.source, document.title]
    hints += [document.text[start:end][:200] for start, end in document.skip[:3]]
    if is_national(document):
        return ""
    score: Counter[str] = Counter()
    for weight, hint in zip((6, 4, 6, 3, 3, 3), hints, strict=False):
        _count(divisions, divisions.find(hint, short=True) if hint else [], weight, score)
    _count(divisions, found, 1, score)
    if not score:
        return ""
    best = max(sorted(score), key=lambda code: score[code])
    return _deepest(divisions, best, score, bool(re.search(r"县(?:委|政府|人大|政协|长)|我县|全县", analysis.text)))


def _count(
    divisions: dv.Divisions,
    found: list[tuple[int, int, tuple[dv.Division, ...]]],
    weight: int,
    score: Counter[str],
) -> None:
    for _, _, candidates in found:
        usable = [d for d in candidates if d.level in ("province", "prefecture", "county", "zone") and not d.until]
        if not usable and len(candidates) == 1 and candidates[0].parent:
            score[candidates[0].parent] += weight
        if not usable:
            continue
        best = min(_rank(d) for d in usable)
        usable = [d for d in usable if _rank(d) == best]
        if len(usable) > 1:
            continue
        division = usable[0]
        score[division.code] += weight
        for ancestor in divisions.ancestors(division.code):
            score[ancestor.code] += 0


def _deepest(divisions: dv.Divisions, best: str, score: Counter[str], county: bool) -> str:
    """Prefer the division inside the best one that has at least a third of its mentions: 福建 → 福州 → 连江."""
    while True:
        inner = [c for c in sorted(score) if c != best and divisions.within(c, best) and score[c] * 3 >= score[best] and score[c] > 1]
        inner = [c for c in inner if best in {a.code for a in divisions.ancestors(c)}]
        if not inner:
            return best
        best = max(inner, key=lambda c: score[c])

"""The endings and reference names of a sentence that stand where a name can end."""

from __future__ import annotations

import re

from kg.abroad import country_of
from kg.analysis import ASSEMBLED, LEVEL_WORDS, STATE_BODIES, Hit, Sentence
from kg.chart import Chart, is_cut
from kg.language.tagger import Token
from kg.ontology import KnownOrganization

#: Tags of words of which an ending of one character is only the last: 莫斯|科.
NO_BODIES = ("PER", "LOC", "nr", "ns")
#: Tags of the words whose end an ending of two characters may only begin in.
STRADDLED = ("n", "v", "vn", "a", "ad", "d", "PER", "nr")
#: What may stand before a name of two characters in a sentence without words: 据|央视, not 空|中行|动.
BEFORE_SHORT = re.compile("[^\u4e00-\u9fff]|[在到对向由从和与及据是的等将让同给把被经按为看发约入]")
#: The front of another word that an ending would be the end of: 协|商会.
BEFORE_ENDING = re.compile(
    "(?:总会总会|协商会|山海关|加拿大队|[设建办]厂|国务部|秘书科|.[市城]中心|(?:[干全内外东西南北局]|(?<![高初])中)部)$"
)


def endings(chart: Chart) -> list[Hit]:
    """The endings and reference names to read, by where they end; of those that end together, longer ones first.

    An ending of one character (局) is left out where a longer one ends with it (教育局), and 县委 in 团县委, and what
    a national assembly's name ends in (政协 in 全国政协).
    """
    hits = [h for h in chart.sentence.hits if h.category in ("suffix", "known") and _is_whole(chart, h)]
    first: dict[int, int] = {}
    for hit in hits:
        first[hit.end] = min(hit.start, first.get(hit.end, hit.start))
    hits = [h for h in hits if h.end - h.start > 1 or first[h.end] == h.start]
    hits = [h for h in hits if h.start == first[h.end] or chart.text[h.start - 1] != "团"]
    whole = {h.end: h.start for h in hits if isinstance(h.term, KnownOrganization) and h.term.kind in ASSEMBLED}
    hits = [h for h in hits if h.category == "known" or whole.get(h.end, h.start) >= h.start]
    return sorted(hits, key=lambda h: (h.end, h.category == "suffix", -(h.end - h.start)))


def _is_whole(chart: Chart, hit: Hit) -> bool:
    """Whether the ending is not the beginning or middle of another word: 部署, 商会 in 协商会议."""
    token, size = chart.words.get(hit.end - 1), hit.end - hit.start
    if is_cut(chart.text, hit.end) or not _begins(chart, hit):
        return False
    if token is not None and size == 1 and token.tag in NO_BODIES:
        return False
    if token is None or token.end == hit.end or (hit.category == "known" and size > 2):
        return True
    if size == 1 and token.start == hit.start:
        return False
    if isinstance(hit.term, KnownOrganization) and "Party" in hit.term.kind and token.tag == "LOC":
        return True  # 民盟云川县
    if chart.text[hit.end] == "长" and _has_suffix_before(chart.sentence, hit.start) and _begins_title(chart, hit):
        return False  # 执法大队|大队长
    if chart.text[hit.end] == "长":
        return token.start != hit.end - 1 or not _has_suffix_before(chart.sentence, hit.end - 1)
    if token.tag in ("ORG", "nt") and size > 1:
        return True
    return _goes_on(chart, hit, token)


def _begins_title(chart: Chart, hit: Hit) -> bool:
    return any(h.category == "title" and h.start == hit.start and h.end > hit.end for h in chart.sentence.hits)


def _begins(chart: Chart, hit: Hit) -> bool:
    """Whether a name or an ending begins where it seems to: no 民建 in 人民|建立, no 商会 in 协商会."""
    if hit.category != "known":
        return not (BEFORE_ENDING.search(chart.text[max(0, hit.end - 4) : hit.end]) or _straddles(chart, hit))
    token = chart.words.get(hit.start)
    if hit.end - hit.start > 2 or (token is not None and token.start == hit.start):
        return True
    state = isinstance(hit.term, KnownOrganization) and hit.term.kind in STATE_BODIES
    if chart.place_at(hit.start) is not None or (state and country_of(chart, hit.start) is not None):
        return token is None or token.tag in ("ORG", "nt") or token.end == hit.end
    if token is not None:
        return False
    name = hit.term.label if isinstance(hit.term, KnownOrganization) and "International" in hit.term.kind else ""
    whole = chart.text[hit.start : hit.end] == name or any(h.end == hit.start for h in chart.sentence.hits)
    return whole or hit.start == chart.sentence.start or bool(BEFORE_SHORT.match(chart.text, hit.start - 1))


def _straddles(chart: Chart, hit: Hit) -> bool:
    """Whether an ending of two characters is the end of one common word and the beginning of another: 履|职中."""
    token = chart.words.get(hit.start)
    if hit.end - hit.start != 2 or token is None or chart.text[hit.start] in LEVEL_WORDS:
        return False
    return token.start < hit.start and token.end < hit.end and token.tag in STRADDLED


def _has_suffix_before(sentence: Sentence, end: int) -> bool:
    """Whether another ending ends here: then the character after it belongs to the title, as in 县委|部长."""
    return any(h.end == end and h.category == "suffix" for h in sentence.hits)


def _goes_on(chart: Chart, hit: Hit, token: Token) -> bool:
    """Whether the rest of the tagger's word is a title or another ending, with or without 常务 and 副 before it."""
    rest = chart.text[hit.end : token.end].removeprefix("常务").removeprefix("副")
    start = token.end - len(rest)
    return any(
        h.start == start and h.end <= token.end and h.category in ("title", "suffix") for h in chart.sentence.hits
    )

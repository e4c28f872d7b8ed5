"""The division of the table that a document speaks from."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from kg.analysis import Analysis
from kg.language import divisions as dv
from kg.language.surnames import FREQUENT
from kg.model import Document
from kg.preparation import is_national

#: Picks the one division that ranks above the others, if there is one.
Highest = Callable[[Sequence[dv.Division]], "dv.Division | None"]

#: How much a place counts for the jurisdiction in each of the hints.
WEIGHTS = (6, 4, 6, 3, 3, 3)
#: The first hints, column and source, are names: a short name there (合作) means the place and not the common word.
NAMES = 2
#: A short name in running text may be a person's, or tell only where somebody came from: two count as one in full.
SHORT = 0.5
#: Family names that are not rather words that govern a place.
FAMILY_NAMES = FREQUENT - frozenset("于向")
#: The levels whose bodies a text tells without a name: 县委, 县人大常委会.
CALLED = re.compile("(?:^|[，。；、：\n由和])([县旗区])(?:委(?!会)|政府|人大|政协|纪委|法院|检察院|总工会|领导)")
LEVELS = ("province", "prefecture", "county", "zone")
#: The level that a document speaks of as its own.
OWN = re.compile("我([省市县区州旗])(?![^，。；]{0,2}[国军])")
#: Who comes to see the own county is not of it: 某市政协主席某某率队到我县考察. Nor is where its people go to learn, or
#: keep an office: 赴某市学习考察, 驻某市联络处.
ELSEWHERE = re.compile(
    "[^，。；！？\n]{2,40}?(?:来|到|赴|莅临|抵|走进)我[市县区州旗]"
    "|(?:赴|前往)[^，。；！？\n]{2,14}?(?:学习|取经|观摩|招商|对接|参训)"
    "|驻[^，。；！？\n]{2,8}?(?:联络处|办事处|商会|工作站)"
)


def jurisdiction(analysis: Analysis, found: Sequence[dv.Found], highest: Highest) -> tuple[str, float]:
    """The code of the division that the document speaks from, empty for national news, and how much counts for it.

    `found` are the divisions that the text names. Those that it tells to be elsewhere are noted in the analysis.
    """
    document, divisions = analysis.document, dv.load()
    if is_national(document):
        return "", 0
    found = _without_given_names(analysis.text, found)
    score: dict[str, float] = defaultdict(float)
    year = document.date.year if document.date is not None else 0
    elsewhere = _elsewhere(analysis.text, found, highest)
    for index, (weight, hint) in enumerate(zip(WEIGHTS, _hints(document), strict=False)):
        if hint:
            names = divisions.find(hint, short=index < NAMES)
            elsewhere |= _elsewhere(hint, names, highest)
            _count(names, weight, score, highest, year)
    _count(found, 1, score, highest, year, SHORT)
    analysis.elsewhere = frozenset(elsewhere)
    for code in sorted(score):
        if code in elsewhere or any(divisions.within(code, outer) for outer in elsewhere):
            del score[code]
    score = _own(analysis.text, document.title, score) or score
    best = max(sorted(score), key=lambda code: score[code], default="")
    called = set(CALLED.findall(analysis.text))
    least = SHORT if best and divisions.by_code(best).name[-1] in called else 1
    if not best or score[best] < least:
        return "", 0
    best = _deepest(divisions, best, score, called)
    return best, score[best]


def _without_given_names(text: str, found: Sequence[dv.Found]) -> list[dv.Found]:
    """Leave out short names that stand only behind one and the same family name: 骆云川副书记 is not of 云川."""
    before: dict[str, set[str]] = defaultdict(set)
    ends = {end for _, end, _ in found}
    for start, end, _ in found:
        before[text[start:end]].add("" if start in ends else text[start - 1 : start])
    given = {name for name, chars in before.items() if len(name) == 2 and len(chars) == 1 and chars <= FAMILY_NAMES}
    return [each for each in found if text[each[0] : each[1]] not in given]


def _elsewhere(text: str, found: Iterable[dv.Found], highest: Highest) -> set[str]:
    """The divisions that somebody comes from to 我县, or goes to."""
    clauses = [match.span() for match in ELSEWHERE.finditer(text)]
    inside = [each for each in found if any(start <= each[0] and each[1] <= end for start, end in clauses)]
    return {division.code for _, _, candidates in inside if (division := highest(candidates)) is not None}


def _own(text: str, title: str, score: Mapping[str, float]) -> dict[str, float]:
    """What counts for the divisions of the level that the document calls its own; empty if it calls none so.

    What is named inside one of them counts for it: the districts of 我市.
    """
    words = Counter(match[1] for each in (title, text) for match in OWN.finditer(each))
    level, divisions = max(sorted(words), key=lambda word: words[word], default=""), dv.load()
    own: dict[str, float] = defaultdict(float)
    for code in sorted(score) if level else ():
        around = (divisions.by_code(code), *divisions.ancestors(code))
        seat = next((division.code for division in around if division.name.endswith(level)), "")
        if seat:
            own[seat] += score[code]
    return own


def _hints(document: Document) -> list[str]:
    """What speaks for a jurisdiction besides the article: column, source, title, and the first stretches around it."""
    around = [document.text[start:end][:200] for start, end in document.skip[:3]]
    return [document.column, document.source, document.title, *around]


def _count(
    found: Iterable[dv.Found], weight: float, score: dict[str, float], highest: Highest, year: int, short: float = 1
) -> None:
    """Add to the score of each division that a name surely means; a township counts for what it lies in.

    A name of two characters counts less by the factor `short`. A division counts up to the year it was abolished in.
    """
    for start, end, candidates in found:
        usable = [d for d in candidates if d.level in LEVELS and (not d.until or 0 < year <= int(d.until))]
        if usable:
            division = highest(usable)
            if division is not None:
                full = end - start > 2 or division.level == "province"
                score[division.code] += weight if full else weight * short
        elif len(candidates) == 1 and candidates[0].parent:
            score[candidates[0].parent] += weight * short


def _deepest(divisions: dv.Divisions, best: str, score: dict[str, float], called: Container[str]) -> str:
    """Prefer the division inside the best one that has at least a third of its mentions: 福建 → 福州 → 连江.

    One that is named but once must be the only one of a level whose bodies the document tells without a name.
    """
    while True:
        within = [c for c in sorted(score) if score[c] * 3 >= score[best] and divisions.within(c, best)]
        inner = [c for c in within if score[c] > 1]
        if not inner:
            own = [c for c in within if divisions.by_code(c).name[-1] in called]
            return own[0] if len(own) == 1 and score[own[0]] == 1 else best
        best = max(inner, key=lambda c: score[c])

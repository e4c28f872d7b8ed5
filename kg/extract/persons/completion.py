"""Names of which a mention has too little or too much, as the rest of the document shows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Set

from kg.analysis import Analysis, Human
from kg.language.following import FIRST, LEAD
from kg.language.surnames import CHINESE, HAN, family_name
from kg.language.transliteration import JOINT

#: Characters after a name that begin the next word.
NEXT_WORD = "等在主出和与同率副"
#: The conjunction, which is the last character of a name where somebody is called so: 骆晓和|同志.
AND = "和"
#: A family name that is a preposition, alone before a name in a list.
BEFORE_ITEM = re.compile("、向$")
#: The rest of an item of a list behind a name with a dot.
REST_OF_ITEM = re.compile(f"[{CHINESE}]{{1,4}}(?=、)")


def complete(analysis: Analysis) -> None:
    """Take from names what the next word has given them, and give them what the tagger left out."""
    _fill_items(analysis)
    _trim(analysis)
    _add_first(analysis)
    _add_last(analysis)


def _fill_items(analysis: Analysis) -> None:
    """Names that are less than their item of a list, beside another name: 甲、向|巴尼措、乙."""
    for index, humans in analysis.humans.items():
        starts, ends = {human.start for human in humans}, {human.end for human in humans}
        for human in humans:
            before, after = BEFORE_ITEM.search(analysis.text, max(0, human.start - 2), human.start), None
            if "·" in human.name and not _is_titled(analysis, index, human.end):
                after = REST_OF_ITEM.match(analysis.text, human.end)
            if before and analysis.text[human.end : human.end + 1] == "、" and before.start() in ends:
                _widen(analysis, human, human.start - 1, human.end)
            elif after and after.end() + 1 in starts:
                _widen(analysis, human, human.start, after.end())


def _is_titled(analysis: Analysis, index: int, end: int) -> bool:
    """Whether a title begins right after a name of a sentence."""
    return any(hit.category == "title" and hit.start == end for hit in analysis.sentences[index].hits)


def _widen(analysis: Analysis, human: Human, start: int, end: int) -> None:
    human.left, human.right = human.left + start - human.start, human.right + end - human.end
    human.start, human.end, human.name = start, end, analysis.text[start:end]


def _trim(analysis: Analysis) -> None:
    """Names that the document also has without what stands before or behind: 应|骆晓川, 骆晓川|同."""
    names = {human.name for human in analysis.all_humans()}
    for human in analysis.all_humans():
        if human.end - human.start != len(human.name):
            continue
        start, end = _trimmed(analysis.text, human, names)
        if (start, end) != (human.start, human.end):
            _widen(analysis, human, start, end)


def _trimmed(text: str, human: Human, names: Collection[str]) -> tuple[int, int]:
    start, end, name = human.start, human.end, human.name
    for shorter in (name[:-length] for length in (1, 2)):
        rest = name[len(shorter) :]
        if shorter in names and len(shorter) >= 2 and rest[0] in FIRST:
            return start, end - len(rest)
        if shorter in names and len(shorter) >= 3 and family_name(name) and len(family_name(name)) == 1:
            return start, end - len(rest)
    if len(name) == 3 and family_name(name) and _is_among(text, end - 1, names):
        return start, end - 1
    lead = LEAD.match(name)
    if lead and name[lead.end() :] in names and len(name) - lead.end() >= 2 and not _always(text, name, lead.end()):
        return start + lead.end(), end
    return start, end


def _is_among(text: str, start: int, names: Collection[str]) -> bool:
    """Whether one of the names, of three characters, begins here."""
    name = text[start : start + 3]
    return len(name) == 3 and name in names


def _always(text: str, name: str, lead: int) -> bool:
    """Whether what begins a name may be its family name, since the rest never stands without it."""
    return bool(family_name(name)) and len(name) == 3 and text.count(name) == text.count(name[lead:])


def _add_first(analysis: Analysis) -> None:
    """A part of a name that the document also has in full, where the rest stands beside it: 骆|晓川."""
    names = {human.name for human in analysis.all_humans()}
    longer = _longer(names | {JOINT.split(name)[-1] for name in names if "·" in name})
    for human in analysis.all_humans():
        for name in longer.get(human.name, ()):
            begin = human.end - len(name)
            if name.endswith(human.name) and analysis.text.startswith(name, begin):
                human.name, human.left, human.start = name, human.left + begin - human.start, begin
                break
            goes_on = len(human.name) >= 2 and name.startswith(human.name)
            if goes_on and analysis.text.startswith(name, human.start):
                human.right += len(name) - (human.end - human.start)
                human.name, human.end = name, human.start + len(name)
                break


def _longer(names: Set[str]) -> dict[str, list[str]]:
    """For each name the others of three characters or more that begin or end with it, longer ones first."""
    longer: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda n: (-len(n), n)):
        parts = {part for size in range(1, len(name)) for part in (name[:size], name[-size:])}
        for part in parts & names if len(name) >= 3 else ():
            longer[part].append(name)
    return longer


def _add_last(analysis: Analysis) -> None:
    """A name that the same third character always follows: 骆晓|川; once at least a mark must follow the three."""
    for name in sorted({h.name for h in analysis.all_humans() if len(h.name) == 2}):
        third = _third(analysis.text, name)
        if not third:
            continue
        for human in analysis.all_humans():
            if human.name == name:
                human.name, human.end, human.right = name + third, human.end + 1, human.end + 1


def _third(text: str, name: str) -> str:
    """The character that follows a name wherever it stands, and belongs to it; empty if there is none.

    The name must stand in the text twice at least.
    """
    following = [text[m.end() : m.end() + 2] for m in re.finditer(re.escape(name), text)]
    thirds = {chars[:1] for chars in following}
    if len(following) < 2 or len(thirds) != 1:
        return ""
    third = thirds.pop()
    if third == AND:
        return third if family_name(name) and re.search(f"{name}{AND}(?:同志|院士|教授)(?!们)", text) else ""
    if not HAN.fullmatch(third) or third in NEXT_WORD:
        return ""
    return third if any(chars[1:] in ("、", "，", "。", "等", "（") for chars in following) else ""

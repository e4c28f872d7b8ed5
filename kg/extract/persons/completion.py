"""Names of two characters that are names of three, as the rest of the document shows."""

from __future__ import annotations

import re

from kg.analysis import Analysis
from kg.language.surnames import HAN

#: Characters after a name that begin the next word.
NEXT_WORD = "等在主出和与同率副"


def complete(analysis: Analysis) -> None:
    """Give names of two characters the family name, then the last character, that the tagger left out."""
    _add_first(analysis)
    _add_last(analysis)


def _add_first(analysis: Analysis) -> None:
    """The end of a name of three that the document also has in full, with its first character before it: 骆|晓川."""
    full = sorted({h.name for h in analysis.all_humans() if len(h.name) == 3})
    for human in analysis.all_humans():
        if len(human.name) != 2:
            continue
        begin = human.start - 1
        whole = next((n for n in full if n.endswith(human.name) and analysis.text.startswith(n, begin)), "")
        if whole:
            human.name, human.start, human.left = whole, begin, human.left - 1


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
    if not HAN.fullmatch(third) or third in NEXT_WORD:
        return ""
    return third if any(chars[1:] in ("、", "，", "。", "等", "（") for chars in following) else ""

"""Further mentions of names that were found elsewhere in the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container

from kg.analysis import Analysis, Human
from kg.lookalikes import names_nobody

#: What follows a subject: its verb, or what stands before the verb.
SUBJECT = re.compile(
    "[，、。等在还首先来前到对就代充一围从听察介向与和同并也又要高积愿请]|主席|书记|祝贺|感谢|转达|欢迎|热烈|强烈|完全"
)
#: What stands before and after whoever is received: 为某某|和夫人举行欢迎仪式, 请某某|转达.
GUEST_BEFORE = re.compile("[为请]")
GUEST = re.compile("和夫人|夫妇|一行|举行|转达")
BEFORE_SUBJECT = "，、：；“”同与和"
#: Verbs of saying that only people do, at the beginning of a sentence.
SAYS = re.compile("(?:还|也|首先)?(?:表示|指出|强调|认为|说[，：“]|转达|感谢)")


def repeat(analysis: Analysis, titled: Container[str]) -> None:
    """Note a name found once wherever it stands again, unless another name holds it.

    A name of two characters may be part of a word, so it must stand where a subject stands, and somewhere have a title
    or open a sentence and say something.
    """
    names = sorted({h.name for h in analysis.all_humans()}, key=lambda n: (-len(n), n))
    names = [n for n in names if len(n) > 2 or n in titled or _speaks(analysis, n)]
    found_so_far = Counter(analysis.text[h.start : h.end] for h in analysis.all_humans())
    if all(analysis.text.count(name) == found_so_far[name] for name in names):
        return
    pattern = re.compile("|".join(map(re.escape, names)))
    for sentence in analysis.sentences:
        found = analysis.humans.get(sentence.index, [])
        verbs = {h.start for h in sentence.hits if h.category in ("trigger", "title")}
        for match in pattern.finditer(analysis.text, sentence.start, sentence.end):
            start, end = match.span()
            if any(h.start < end and start < h.end for h in found) or names_nobody(analysis.text, start, end):
                continue
            guest = GUEST_BEFORE.search(analysis.text, max(0, start - 1), start) and GUEST.match(analysis.text, end)
            if end - start > 2 or guest or _is_subject(analysis.text, start, end, sentence.start, verbs):
                found.append(Human(start, end, match.group(), start, end, source="again"))
        if found:
            analysis.humans[sentence.index] = sorted(found, key=lambda h: h.start)


def _speaks(analysis: Analysis, name: str) -> bool:
    """Whether a name opens a sentence whose verb is one of saying."""
    text, length = analysis.text, len(name)
    return any(
        text.startswith(name, sentence.start) and SAYS.match(text, sentence.start + length)
        for sentence in analysis.sentences
    )


def _is_subject(text: str, start: int, end: int, begin: int, verbs: Container[int]) -> bool:
    """Whether a name stands where a subject stands in the sentence that begins at `begin`."""
    opens = start == begin or text[start - 1] in BEFORE_SUBJECT
    return opens and (end in verbs or SUBJECT.match(text, end) is not None)

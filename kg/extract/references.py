"""People named a second time by family name and title: 王副市长, 杜书记."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.agents import COURTESIES
from kg.analysis import Analysis, Holding, Human, Sentence
from kg.language.common_words import is_common
from kg.language.surnames import HAN, SINGLE, family_name
from kg.ontology import Ontology, Title

# Posts that one person at a time holds, whom news calls by the title alone.
UNIQUE = frozenset({"总书记"})
#: What follows a name in a headline.
ACTS = re.compile("一行|到|赴|来|率|带|在|为|与|同|会见|深入|走进|[，、： ]")
GOES = re.compile("(?:还|又|先后|首先|随后|接着)?(?:来到|走进|前往|抵达|赴|到(?!任|会|场|访))")


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Find references that only one person of the document fits, and note them as mentions of that person."""
    people = [*analysis.all_humans(), *_headlined(analysis)]
    if not people:
        return
    modifiers = tuple(m.text for m in ontology.modifiers if m.effect in ("deputy", ""))
    for sentence in analysis.sentences:
        found = analysis.humans.get(sentence.index, [])
        for hit in sentence.hits:
            if not isinstance(hit.term, Title) or hit.term.kind not in ("post", "occupation"):
                continue
            start = _before_modifiers(analysis.text, hit.start, modifiers)
            human = _by_family_name(analysis.text, sentence, start, hit.end, people)
            human = human or _by_title(analysis.text, sentence, start, hit.end, people)
            if human is None or any(h.left < human.end and human.start < h.right for h in found):
                continue
            organ = next((o for o in analysis.organs.get(sentence.index, ()) if o.end == human.start), None)
            human.left = organ.start if organ else human.left
            found = sorted([*found, human], key=lambda h: h.start)
            analysis.humans[sentence.index] = found


def _headlined(analysis: Analysis) -> Iterator[Human]:
    """The people whom the document's title alone names in full, behind a post; its text calls them 骆书记."""
    if analysis.heading is None:
        return
    text, named = analysis.heading.text, {human.name for human in analysis.all_humans()}
    for sentence in analysis.heading.sentences:
        ends = {hit.start for hit in sentence.hits if hit.category == "trigger"} | {sentence.end}
        for hit in sentence.hits:
            if not isinstance(hit.term, Title) or hit.term.kind != "post":
                continue
            for end in (hit.end + 3, hit.end + 2):
                name = text[hit.end : end]
                if end not in ends and not ACTS.match(text, end):
                    continue
                if family_name(name) and HAN.fullmatch(name) and not is_common(name) and name not in named:
                    post = Holding(hit.start, hit.end, text[hit.start : hit.end], hit.term, None)
                    yield Human(hit.end, end, name, hit.end, end, [post], full=False)
                    break


def _by_title(text: str, sentence: Sentence, start: int, end: int, people: list[Human]) -> Human | None:
    """The one person of the document who holds a post that is told with a courtesy (总统先生), or that only one has.

    The latter alone is a name only where its holder goes somewhere: 总书记来到某村.
    """
    if text[start:end] in UNIQUE and _opens(text, sentence, start, "") and GOES.match(text, end):
        return _mention(start, end, {h.name for h in people if any(p.title == text[start:end] for p in h.holdings)})
    courtesy = next((word for word in COURTESIES if text.startswith(word, end)), "")
    if not courtesy or not _opens(text, sentence, start, "同与和对向迎谢请贺"):
        return None
    names = {h.name for h in people if any(p.title == text[start:end] for p in h.holdings)}
    return _mention(start, end + len(courtesy), names)


def _before_modifiers(text: str, start: int, modifiers: tuple[str, ...]) -> int:
    """Where a title begins with the modifier before it: 副|市长."""
    for modifier in modifiers if text.endswith(modifiers, 0, start) else ():
        if text.endswith(modifier, 0, start):
            return start - len(modifier)
    return start


def _by_family_name(text: str, sentence: Sentence, start: int, end: int, people: list[Human]) -> Human | None:
    """The one person of this family name who holds such a post: 王副市长, 杜书记."""
    begin = start - 1
    if begin < sentence.start or text[begin] not in SINGLE:
        return None
    if not _opens(text, sentence, begin, "在由和与对向听随请经完了办室委处局部镇区市县社"):
        return None
    title = text[start:end]
    names = {
        h.name
        for h in people
        if family_name(h.name) == text[begin]
        and any(p.title.endswith(title) or title.endswith(p.title) for p in h.holdings)
    }
    return _mention(begin, end, names)


def _opens(text: str, sentence: Sentence, start: int, before: str) -> bool:
    """Whether a reference can begin here: first in the sentence, after a mark, or after one of these characters."""
    if start <= sentence.start:
        return True
    return not "\u4e00" <= text[start - 1] <= "\u9fff" or text[start - 1] in before


def _mention(start: int, end: int, names: set[str]) -> Human | None:
    """A mention of the one person of this name; None if there is none, or several."""
    if len(names) != 1:
        return None
    return Human(start, end, min(names), start, end, source="title", full=False)

"""People named a second time by family name and title: 王副市长, 杜书记."""

from __future__ import annotations

from kg.analysis import Analysis, Human, Sentence
from kg.language.surnames import SINGLE, family_name
from kg.ontology import Ontology, Title


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Find family names with a title that only one person of the document fits, and note them as mentions of that person."""
    people = list(analysis.all_humans())
    modifiers = sorted((m.text for m in ontology.modifiers if m.effect in ("deputy", "")), key=lambda t: -len(t))
    for sentence in analysis.sentences:
        found = analysis.humans.get(sentence.index, [])
        for hit in sentence.hits:
            if not isinstance(hit.term, Title) or hit.term.kind not in ("post", "occupation"):
                continue
            start = _before_modifiers(analysis.text, hit.start, modifiers)
            human = _reference(analysis.text, sentence, start, hit.end, people)
            if human is None:
                human = _by_title(analysis.text, sentence, start, hit.end, people)
            if human is not None:
                organ = next((o for o in analysis.organs.get(sentence.index, ()) if o.end == human.start), None)
                human.left = organ.start if organ else human.left
            if human is not None and not any(h.left < human.end and human.start < h.right for h in found):
                found = sorted([*found, human], key=lambda h: h.start)
                analysis.humans[sentence.index] = found


def _by_title(text: str, sentence: Sentence, start: int, end: int, people: list[Human]) -> Human | None:
    """总统先生: the one person of the document who holds that post."""
    after = next((a for a in ("先生", "女士", "阁下") if text.startswith(a, end)), "")
    if not after or start > sentence.start and "\u4e00" <= text[start - 1] <= "\u9fff" and text[start - 1] not in "同与和对":
        return None
    names = {h.name for h in people if any(p.title == text[start:end] for p in h.holdings)}
    return Human(start, end + len(after), names.pop(), start, end + len(after), source="title", full=False) if len(names) == 1 else None


def _before_modifiers(text: str, start: int, modifiers: list[str]) -> int:
    for modifier in modifiers:
        if text.endswith(modifier, 0, start):
            return start - len(modifier)
    return start


def _reference(text: str, sentence: Sentence, start: int, end: int, people: list[Human]) -> Human | None:
    """The one person of this family name who holds such a post, as a mention."""
    begin = start - 1
    if begin < sentence.start or text[begin] not in SINGLE:
        return None
    before = text[begin - 1 : begin] if begin > sentence.start else ""
    if before and "\u4e00" <= before <= "\u9fff" and before not in "在由和与对向听随请经办室委处局镇区市县社":
        return None
    title = text[start:end]
    names = {
        h.name
        for h in people
        if family_name(h.name) == text[begin] and any(p.title.endswith(title) or title.endswith(p.title) for p in h.holdings)
    }
    if len(names) != 1:
        return None
    return Human(begin, end, names.pop(), begin, end, source="title", full=False)

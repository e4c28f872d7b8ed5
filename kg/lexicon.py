"""The vocabularies compiled into one automaton that finds all their words in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from kg.analysis import Category, Hit, Term
from kg.ontology import KnownOrganization, Ontology, Role

if TYPE_CHECKING:
    import ahocorasick_rs


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of the vocabularies, each with the terms that it stands for.

    `carried` finds light verbs with words between them and their noun, `carriers` are the roles by these nouns.
    """

    automaton: ahocorasick_rs.AhoCorasick
    terms: tuple[tuple[tuple[Category, Term], ...], ...]
    carried: re.Pattern[str]
    carriers: Mapping[str, Role]

    def find(self, text: str) -> list[Hit]:
        """Every occurrence of every word, overlapping ones included, by where they begin and then end."""
        hits = [
            Hit(start, end, category, term)
            for index, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True)
            for category, term in self.terms[index]
        ]
        for match in self.carried.finditer(text):
            hits.append(Hit(*match.span(), "trigger", self.carriers[match["given"] or match["held"]]))
        hits.sort(key=attrgetter("start", "end"))
        return hits


#: How the verb that carries a noun (作报告) is also written.
LIGHT_VERB = "作"
LIGHT_VERBS = ("作", "作了", "作出", "作出了", "做", "做了")
HOLDING = "进行"
#: The same verbs with words that say how: 作了详细安排部署, 进行大会总结; but 工作, 合作 hold none.
CARRIED = (
    r"(?:[作做](?<![工合运操动创写制著协].)(?![为协家者品业用物风息文客战])了?{how}(?P<given>{given})|进行了?{how}(?P<held>{held}))"
    r"(?=》?(?:[，。；：！）\n]|并|$))"
)
#: Such words: what the speech is called, how it is given, of which kind it is: 题为“…”的|精彩|专题.
HOW = (
    r"(?:(?:题为)?[“《][^”》。；]{2,40}[”》](?:为题)?的?(?:KINDS)?|(?:[\u4e00-\u9fff]{2,6}的)?KINDS|[\u4e00-\u9fff]{2,12}的)"
).replace("KINDS", r"(?:工作|(?![的了出作做就对在向由])[\u4e00-\u9fff0-9“”《]){1,16}?")


def _forms(trigger: str) -> tuple[str, ...]:
    """A verb as it is written: 作报告 also 作了报告, 做报告 …"""
    if trigger.startswith(HOLDING):
        return (trigger, f"{HOLDING}了{trigger[len(HOLDING) :]}")
    if not trigger.startswith(LIGHT_VERB) or trigger.startswith("作了"):
        return (trigger,)
    return tuple(verb + trigger[len(LIGHT_VERB) :] for verb in LIGHT_VERBS)


def _carried(ontology: Ontology, verb: str) -> dict[str, Role]:
    """The nouns of two characters and more that a light verb carries, with the role that each tells."""
    return {
        trigger[len(verb) :]: role
        for role in ontology.roles.values()
        for trigger in role.triggers
        if trigger.startswith(verb) and trigger[len(verb)] != "了" and len(trigger) > len(verb) + 1
    }


def _words(ontology: Ontology) -> Iterator[tuple[str, Category, Term]]:
    for organization_type in ontology.organization_types:
        for form in organization_type.suffixes:
            yield form, "suffix", organization_type
    for known in ontology.known:
        for form in dict.fromkeys((known.label, *known.names)):
            if len(form) > 1:
                yield form, "known", known
        for form in known.ambiguous:
            yield form, "ambiguous", known
    for title in ontology.titles:
        for form in title.forms:
            yield form, "title", title
    for role in ontology.roles.values():
        for form in dict.fromkeys(form for trigger in role.triggers for form in _forms(trigger)):
            yield form, "trigger", role
    for event_type in ontology.event_types:
        for form in dict.fromkeys((*event_type.heads, *event_type.generic)):
            yield form, "event", event_type
    for form, name in ontology.countries.items():
        yield form, "country", name


def compile_lexicon(ontology: Ontology) -> Lexicon:
    """The automaton over an ontology's vocabularies."""
    import ahocorasick_rs

    terms: dict[str, list[tuple[Category, Term]]] = defaultdict(list)
    for word, category, term in _words(ontology):
        terms[word].append((category, term))
    words = sorted(terms)
    automaton = ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.Standard)
    given, held = _carried(ontology, LIGHT_VERB), _carried(ontology, HOLDING)
    pattern = re.compile(CARRIED.format(how=HOW, given=_any(given), held=_any(held)))
    return Lexicon(automaton, tuple(tuple(terms[word]) for word in words), pattern, given | held)


def _any(words: Iterable[str]) -> str:
    """A pattern of any of these words, the longest first; of nothing if there is none."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word))) or "(?!)"


def known_forms(ontology: Ontology) -> dict[str, KnownOrganization]:
    """The reference organizations by every name they have, common words left out."""
    return {form: known for known in reversed(ontology.known) for form in (*known.names, known.label)}

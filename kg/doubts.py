"""What speaks against a fact: signs in its words, its names and the rest of the document that it may be misread.

Each is a name that `kg.confidence` gives a weight. They lower the confidence of a fact and keep none out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from kg.agents import right
from kg.analysis import Analysis, Happening, Holding, Human, Organ, Part
from kg.discourse import HOSTING
from kg.language.surnames import family_name
from kg.language.transliteration import is_transliterated

#: What joins the parts of a name: beside one, it is only such a part.
JOINTS = tuple("-－—·‧")
#: The most characters of a person's name.
LONGEST = 12
#: Names of events shorter than this tell little: 检查, 作报告.
TELLING = 5
#: How a sentence begins that somebody speaks, and that tells what is wished or done by the speaker.
SPOKEN = re.compile("“?(?:我们?|希望|期待)")
TELLING_ROLES = frozenset({"report", "attend"})
#: What titles begin with that say whose they are: 国家主席, 国务委员.
STATE_TITLES = ("国家", "国务")


class Doubts:
    """What speaks against the facts of one document, once all of them are read.

    Parts are counted when the first of them is asked about: until then the document may still lose some.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.mentions = analysis.mentions()
        self.heads = self._heads()
        self.abroad = analysis.is_abroad
        self._of_names: dict[str, tuple[str, ...]] = {}

    @cached_property
    def parts(self) -> dict[Happening, list[Part]]:
        """The parts in each event."""
        found: dict[Happening, list[Part]] = defaultdict(list)
        for part in self.analysis.parts:
            found[part.event.first()].append(part)
        return found

    @cached_property
    def roles(self) -> dict[tuple[Happening, str | Organ], set[str]]:
        """The roles of each agent in each event."""
        found: dict[tuple[Happening, str | Organ], set[str]] = defaultdict(set)
        for event, parts in self.parts.items():
            for part in parts:
                found[event, _who(part)].add(part.role)
        return found

    @cached_property
    def inside(self) -> dict[str, int]:
        """How often the longer name that has these words in it is mentioned; of several the most frequent one."""
        found: dict[str, int] = defaultdict(int)
        for name, mentions in self.mentions.items():
            if "·" not in name:
                pieces = (name[start:end] for start in range(len(name)) for end in range(start + 1, len(name) + 1))
                for piece in pieces:
                    if piece != name:
                        found[piece] = max(found[piece], len(mentions))
        return found

    def _heads(self) -> dict[str, str]:
        """Who is called by each head's title: with its body most often, else most often, else first."""
        told: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
        for name, mentions in self.mentions.items():
            for holding in (holding for mention in mentions for holding in mention.holdings):
                if holding.term.rank_role == "head" and holding.title in holding.term.forms:
                    counts = told[_bare(holding)][name]
                    counts[0] += holding.organ is not None and not _is_meant(holding.organ)
                    counts[1] += 1
        return {title: max(names, key=lambda name: names[name]) for title, names in told.items()}

    def of_post(self, human: Human, holding: Holding) -> list[str]:
        """The doubts about a post."""
        found = list(self._of_person(human.name))
        organ = holding.organ
        if organ is not None and not _is_meant(organ):
            return found + self._of_body(organ)
        if not holding.title.startswith(STATE_TITLES):
            found.append("body unsaid")
            if self.abroad:
                found.append("body unsaid abroad")
        if self.heads.get(_bare(holding), human.name) != human.name:
            found.append("body of two heads")
        return found

    def of_part(self, part: Part) -> list[str]:
        """The doubts about a part in an event."""
        agent, event = part.agent, part.event.first()
        if isinstance(agent, Human):
            found = list(self._of_person(agent.name))
            if not any(mention.holdings for mention in self.mentions[agent.name]):
                found.append("person without a post")
            if part.role in HOSTING:
                found.append("person as host")
        else:
            found = self._of_body(agent)
            if part.role in TELLING_ROLES:
                found.append("body present")
        found += self._of_event(part, event)
        found += self._of_words(part)
        return found

    def _of_person(self, name: str) -> tuple[str, ...]:
        if name not in self._of_names:
            self._of_names[name] = tuple(self._of_name(name))
        return self._of_names[name]

    def _of_name(self, name: str) -> Iterator[str]:
        """The doubts about a person's name: cut off a longer one, or run together with words."""
        text = self.analysis.text
        mentions = self.mentions[name]
        cut = any(text[m.start - 1 : m.start] in JOINTS or text[m.end : m.end + 1] in JOINTS for m in mentions)
        family = family_name(name)
        foreign = "·" in name or is_transliterated(name)
        if cut or ("·" not in name and self.inside.get(name, 0) >= len(mentions)):
            yield "part of a name"
        over = not foreign and any(name[:end] in self.mentions for end in range(1, len(name)))
        if len(name) > LONGEST or over or (family and not foreign and len(name) - len(family) > 2):
            yield "more than a name"

    def _of_body(self, organ: Organ) -> list[str]:
        """The doubts about a body: its name begins with no place, level or known body."""
        return [] if organ.root.is_located or organ.root.known is not None else ["body without a place"]

    def _of_event(self, part: Part, event: Happening) -> list[str]:
        """The doubts about an event: it says little, nobody else is at it, or it was told of somebody else."""
        found = []
        if len(event.name) < TELLING and not event.generic:
            found.append("short event")
        if all(other is part for other in self.parts[event]):
            found.append("alone at the event")
        if part.rule == "saying" and not self.roles[event, _who(part)] - {part.role}:
            found.append("only said to speak")
        return found

    def _of_words(self, part: Part) -> list[str]:
        """The doubts about the words: a comma between agent and verb, or a speaker's own words."""
        sentence, agent = self.analysis.sentence_at(part.start), part.agent
        if sentence is None:
            return []
        text, found = self.analysis.text, []
        if SPOKEN.match(text, sentence.start, sentence.end):
            found.append("spoken words")
        if sentence.start <= agent.start < sentence.end:
            end = right(text, sentence, agent)
            named = (*self.analysis.humans.get(sentence.index, ()), *self.analysis.organs.get(sentence.index, ()))
            last = max((other.end for other in named if end < other.start < part.end), default=end)
            if "，" in text[last : part.end]:
                found.append("comma before the verb")
        return found


def _is_meant(organ: Organ) -> bool:
    """Whether only a title tells the body: 总书记 alone that of the committee, 委员长 that of the congress."""
    return organ.implied and organ.known is not None and organ.place is None


def _bare(holding: Holding) -> str:
    return holding.title.removeprefix("国家")


def _who(part: Part) -> str | Organ:
    """A part's agent: a person by name, a body by its mention."""
    return part.agent.name if isinstance(part.agent, Human) else part.agent

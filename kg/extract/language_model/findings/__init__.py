"""From a model's answer to the analysis: quotations are looked up in their sentence, what the grammar has stays its.

What cannot be found in the text, contradicts the grammar or breaks the ontology is noted as unread, with the reason.
Findings only add: mentions, posts and parts that were there before are neither changed nor said again. What changes is
the standing of what had been noticed and left in doubt: an event of which nothing was told (`Happening.told`), when the
model says who took part, and a body that only the tagger saw (`Organ.proper`), when the model lists it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kg.analysis import Analysis, Happening, Holding, Human, Organ, Part, Sentence
from kg.errors import OntologyError, QuotationError
from kg.extract.language_model.findings.lookup import Reach, body, noticed, occurrences, read_at, same_body, term
from kg.language.dates import dates
from kg.model import Span, Statement
from kg.ontology import Ontology

RULE = "language-model"
STATUS_OF = {"former": "ended"}
# A name of a person or body: letters, with the marks that stand inside names; no other punctuation.
PERSON = re.compile(r"[^\W\d_][^\W\d_]*(?:[·. '\-][^\W\d_]+)*\.?")
LONGEST = {"name": 80, "person": 30, "organization": 60, "title": 30, "agent": 60, "words": 400, "date": 40}

Row = Mapping[str, Any]


def note(
    analysis: Analysis, ontology: Ontology, sentences: Sequence[Sentence], answer: Mapping[str, Sequence[Row]]
) -> None:
    """Note in the analysis what an answer about some of its sentences says and the text bears out."""
    _Notes(analysis, ontology, sentences).take(answer)


class _Notes:
    """Takes the rows of one answer, list by list: those that later lists refer to first."""

    def __init__(self, analysis: Analysis, ontology: Ontology, sentences: Sequence[Sentence]) -> None:
        self.analysis = analysis
        self.ontology = ontology
        self.sentences = {sentence.index: sentence for sentence in sentences}
        self.first = sentences[0]
        self.events: dict[int, Happening] = {}
        self.order = max((part.order for part in analysis.parts), default=0)

    def take(self, answer: Mapping[str, Sequence[Row]]) -> None:
        steps: tuple[tuple[str, Callable[[Row], object]], ...] = (
            ("persons", self.person),
            ("organizations", self.organization),
            ("posts", self.post),
            ("events", self.event),
            ("participations", self.participation),
        )
        for name, step in steps:
            for row in answer[name]:
                try:
                    step(row)
                except (QuotationError, OntologyError) as error:
                    sentence = self.sentences.get(row["sentence"], self.first)
                    why = f"{name}: {error}"[:200]
                    self.analysis.unread.append((RULE, sentence.start, sentence.end, why))

    # -- quotations ------------------------------------------------------------------------------------------------

    def sentence(self, row: Row) -> Sentence:
        found = self.sentences.get(row["sentence"])
        if found is None:
            raise QuotationError(f"there is no sentence {row['sentence']} in what was sent")
        return found

    def quoted(self, sentence: Sentence, words: str, field: str) -> list[Reach]:
        """Where the words stand in the sentence, at least once."""
        if not words.strip() or words != words.strip() or len(words) > LONGEST[field]:
            raise QuotationError(f"{_shown(words)} is no {field}")
        found = list(occurrences(self.analysis.text, words, sentence))
        if not found:
            raise QuotationError(f"{_shown(words)} does not stand in the sentence")
        return found

    # -- people ----------------------------------------------------------------------------------------------------

    def person(self, row: Row) -> Human:
        return self.human(self.sentence(row), row["name"])

    def human(self, sentence: Sentence, name: str) -> Human:
        """The mention of a person by this name in the sentence, found before or noted now."""
        reaches = self.quoted(sentence, name, "person")
        humans = self.analysis.humans.setdefault(sentence.index, [])
        known = next((h for h in humans if (h.start, h.end) in reaches or h.name == name), None)
        if known is not None:
            return known
        if not PERSON.fullmatch(name) or len(name) < 2:
            raise QuotationError(f"{_shown(name)} is no name of a person")
        others: list[Human | Organ] = [*humans, *self.analysis.organs.get(sentence.index, ())]
        start, end = self.free(reaches, others, name)
        human = Human(start, end, name, start, end, source=RULE)
        humans.append(human)
        humans.sort(key=lambda h: (h.start, h.end))
        return human

    def free(self, reaches: list[Reach], others: Sequence[Human | Organ], words: str) -> Reach:
        """The first place where nothing else has been read."""
        for start, end in reaches:
            if not any(o.start < end and start < o.end for o in others):
                return start, end
        start, end = reaches[0]
        other = next(o for o in others if o.start < end and start < o.end)
        read = self.analysis.text[other.start : other.end]
        raise QuotationError(f"{_shown(words)} stands where {_shown(read)} has been read")

    # -- organizations ---------------------------------------------------------------------------------------------

    def organization(self, row: Row) -> Organ:
        organ = self.organ(self.sentence(row), row["name"], row["class"])
        if not organ.proper and organ.type is None and self.analysis.text[organ.start : organ.end] == row["name"]:
            organ.proper = True  # the tagger's guess, which the model bears out
            organ.kind = row["class"] if organ.kind == "Organization" else organ.kind
        return organ

    def organ(self, sentence: Sentence, words: str, kind: str = "Organization") -> Organ:
        """The mention of a body by these words in the sentence, found before or noted now."""
        reaches = self.quoted(sentence, words, "organization")
        if not self.ontology.is_a(kind, "Organization"):
            raise OntologyError(f"{_shown(kind)} is no class of organization")
        organs = self.analysis.organs.setdefault(sentence.index, [])
        known = next((o for reach in reaches for o in read_at(organs, reach)), None)
        if known is not None:
            return known
        humans = self.analysis.humans.get(sentence.index, ())
        wider = [o for o in organs if not any(s <= o.start and o.end <= e for s, e in reaches)]
        start, end = self.free(reaches, [*humans, *wider], words)
        organ = body(self.analysis, sentence, (start, end), kind)
        organs.append(organ)
        organs.sort(key=lambda o: (o.start, o.end))
        return organ

    # -- posts -----------------------------------------------------------------------------------------------------

    def post(self, row: Row) -> None:
        sentence, title, status = self.sentence(row), row["title"], row["status"]
        human = self.human(sentence, row["person"])
        if not row["organization"]:
            raise QuotationError(f"{_shown(title)} is given no organization")
        organ = self.organ(sentence, row["organization"])
        title, status = self.bare(title.removeprefix(row["organization"]), status)
        reaches = [r for r in self.quoted(sentence, title, "title") if not (r[0] < human.end and human.start < r[1])]
        if not reaches:
            raise QuotationError(f"{_shown(title)} stands in the name itself")
        start, end = min(reaches, key=lambda r: max(human.start - r[1], r[0] - human.end))
        if self.has_post(human, title, organ, start, end):
            return
        begin = organ.start if organ.start < start and not organ.start < human.start < start else start
        self.check("tenure", "Person", organ.kind, human, {"title": title, "status": status})
        holding = Holding(begin, end, title, term(sentence, title, end), organ, status, RULE)
        left, right = min(human.start, begin), max(human.end, end)
        # A mention of its own: the grammar's keeps the posts that the grammar has read.
        told = Human(human.start, human.end, human.name, left, right, [holding], source=RULE, full=human.full)
        humans = self.analysis.humans[sentence.index]
        humans.insert(humans.index(human) + 1, told)

    def bare(self, title: str, status: str) -> tuple[str, str]:
        """A title without 原, 现任 and the like, and the status that they tell."""
        for modifier in self.ontology.modifiers:
            rest = title.removeprefix(modifier.text)
            if modifier.effect in ("former", "current", "designate") and rest not in ("", title):
                return rest, STATUS_OF.get(modifier.effect, status)
        return title, status

    def has_post(self, human: Human, title: str, organ: Organ, start: int, end: int) -> bool:
        """Whether the title has been read here, or elsewhere as this person's in this body."""
        for other in self.analysis.all_humans():
            for holding in other.holdings if other.name == human.name else ():
                if holding.organ is None:
                    continue
                here = holding.start < end and start < holding.end and title.endswith(holding.title[-2:])
                if here or (holding.title == title and same_body(self.analysis.text, holding.organ, organ)):
                    return True
        return False

    # -- events ----------------------------------------------------------------------------------------------------

    def event(self, row: Row) -> None:
        sentence, words, kind = self.sentence(row), row["name"], row["class"]
        if row["id"] in self.events:
            raise QuotationError(f"a second event {row['id']}")
        if not self.ontology.is_a(kind, "Event"):
            raise OntologyError(f"{_shown(kind)} is no class of event")
        reaches = self.quoted(sentence, words, "name")
        known = noticed(self.analysis, self.ontology, reaches, kind)
        if known is not None:
            self.events[row["id"]] = known.first()
            return
        start, end = reaches[0]
        same = next((h.first() for h in self.analysis.happenings if h.name == words and not h.generic), None)
        happening = Happening(start, end, words, kind, same=same, told=same is None, sentence=sentence.index)
        if same is None and row["date"]:
            self.date(happening, sentence, row["date"])
        self.analysis.happenings.append(happening)
        self.events[row["id"]] = happening.first()

    def date(self, happening: Happening, sentence: Sentence, words: str) -> None:
        """Date an event by the words of its sentence that the model points at."""
        reaches = self.quoted(sentence, words, "date")
        said = dates(self.analysis.text[sentence.start : sentence.end], self.analysis.document.date)
        for start, end in reaches:
            for date in said:
                if date.start < end - sentence.start and start - sentence.start < date.end:
                    happening.date, happening.precision, happening.until = date.iso, date.precision, date.until
                    return

    # -- participations --------------------------------------------------------------------------------------------

    def participation(self, row: Row) -> None:
        sentence, role = self.sentence(row), row["role"]
        event = self.events.get(row["event"])
        if event is None:
            raise QuotationError(f"there is no event {row['event']} in the answer, or it was refused")
        agent = self.agent(sentence, row["agent"])
        reaches = self.quoted(sentence, row["words"], "words")
        inside = sentence.start <= agent.start and agent.end <= sentence.end
        start, end = min(reaches, key=lambda r: abs(r[0] - agent.start))
        if inside:
            start, end = min(start, agent.start), max(end, agent.end)
        kind = agent.kind if isinstance(agent, Organ) else "Person"
        self.check("participation", kind, event.kind, agent, {"role": role, "modality": row["modality"]})
        if self.has_part(agent, role, event):
            return
        self.order += 1
        event.told = True
        self.analysis.parts.append(Part(agent, role, event, start, end, row["modality"], self.order, RULE))

    def agent(self, sentence: Sentence, words: str) -> Human | Organ:
        """Whom the words name: in the sentence, or as its subject carried over from one before or after it."""
        humans, organs = self.analysis.humans, self.analysis.organs
        reaches = list(occurrences(self.analysis.text, words, sentence)) if words else []
        for human in humans.get(sentence.index, ()):
            if human.name == words or (human.start, human.end) in reaches:
                return human
        for reach in reaches:
            for organ in read_at(organs.get(sentence.index, ()), reach):
                return organ
        here = sentence.index
        for other in sorted(self.analysis.sentences, key=lambda s: (s.index > here, abs(s.index - here))):
            for human in humans.get(other.index, ()):
                if human.name == words:
                    return human
            for organ in organs.get(other.index, ()):
                if self.analysis.text[organ.start : organ.end] == words:
                    return organ
        raise QuotationError(f"{_shown(words)} is no person or body of the text")

    def has_part(self, agent: Human | Organ, role: str, event: Happening) -> bool:
        for part in self.analysis.parts:
            if part.role == role and part.event.first() is event and self.same_agent(part.agent, agent):
                return True
        return False

    def same_agent(self, one: Human | Organ, other: Human | Organ) -> bool:
        if isinstance(one, Human) and isinstance(other, Human):
            return one.name == other.name
        return isinstance(one, Organ) and isinstance(other, Organ) and same_body(self.analysis.text, one, other)

    def check(self, relation: str, subject: str, target: str, at: Human | Organ, qualifiers: dict[str, Any]) -> None:
        """OntologyError unless the ontology allows such a statement."""
        span = Span.of(self.analysis.text, at.start, at.end)
        statement = Statement(RULE, relation, "subject", "object", span, 0.0, RULE, qualifiers)
        self.ontology.check(statement, {"subject": subject, "object": target})


def _shown(words: str) -> str:
    """Foreign words, quoted and short."""
    return f"“{' '.join(words.split())[:40]}”"

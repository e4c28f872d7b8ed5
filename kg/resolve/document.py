"""From the mentions of one document to its reading: entities, mentions and statements, each with its very words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.analysis import Analysis, Happening, Holding, Human, Organ, PlaceHit
from kg.model import Entity, Mention, Reading, Span, Statement, Unread, Value
from kg.ontology import KnownOrganization, Ontology
from kg.naming import Named, Namer

CELLS = ("党组", "党委", "党总支", "党支部", "机关党委", "分党组", "党工委")


@dataclass(slots=True)
class _Draft:
    """An entity in the making."""

    key: str
    kind: str
    name: str
    names: set[str] = field(default_factory=set)
    attributes: dict[str, Value] = field(default_factory=dict)
    spans: set[tuple[int, int]] = field(default_factory=set)


def read(analysis: Analysis, ontology: Ontology, known: Mapping[str, KnownOrganization]) -> Reading:
    """The reading of an analysed document; `known` are the reference organizations by each of their names."""
    return _Builder(analysis, ontology, known).build()


class _Builder:
    def __init__(self, analysis: Analysis, ontology: Ontology, known: Mapping[str, KnownOrganization]) -> None:
        self.analysis = analysis
        self.ontology = ontology
        self.namer = Namer(analysis, known)
        self.drafts: dict[str, _Draft] = {}
        self.person_of: dict[str, str] = {}
        self.keys: Counter[str] = Counter()
        self.organ_keys: dict[int, str] = {}
        self.event_keys: dict[int, str] = {}
        self.statements: list[tuple[tuple[int, int], Statement]] = []
        self.tenures: dict[tuple[str, str, str], str] = {}
        self.tenure_by_human: dict[int, list[tuple[Holding, str]]] = defaultdict(list)
        self.used: set[int] = set()
        self.unread: list[Unread] = []

    def build(self) -> Reading:
        analysis = self.analysis
        for organ in analysis.all_organs():
            if organ.proper:
                self.namer.name(organ)
        for human in analysis.all_humans():
            for holding in human.holdings:
                if holding.organ is not None:
                    self.namer.name(holding.organ)
        for organ in analysis.all_organs():
            if not organ.proper:
                self.namer.name(organ)
        self.namer.merge()
        self.people()
        self.posts()
        self.events()
        self.organizations()
        self.structure()
        return self.reading()

    # -- entities --------------------------------------------------------------------------------------------------

    def draft(self, prefix: str, kind: str, name: str) -> _Draft:
        self.keys[prefix] += 1
        draft = _Draft(f"{prefix}{self.keys[prefix]}", kind, name)
        self.drafts[draft.key] = draft
        return draft

    def people(self) -> None:
        full = sorted({h.name for h in self.analysis.all_humans()})
        dotted = {name.rsplit("·", 1)[-1]: name for name in full if "·" in name}
        for human in self.analysis.all_humans():
            name = human.name
            if name in dotted and len(name) >= 2:
                name = dotted[name]
            key = self.person_of.get(name)
            if key is None:
                key = self.draft("p", "Person", name).key
                self.person_of[name] = key
            self.person_of[human.name] = key
            self.drafts[key].spans.add((human.start, human.end))
            surface = self.analysis.text[human.start : human.end]
            if surface != name and human.full:
                self.drafts[key].names.add(surface)

    def organ_key(self, named: Named) -> str:
        key = self.organ_keys.get(id(named))
        if key is None:
            draft = self.draft("o", named.kind, named.name)
            key = self.organ_keys[id(named)] = draft.key
            if named.place:
                draft.attributes["division"] = named.place
            known = named.organ.known
            if known is not None and named.name == known.label:
                draft.attributes["known"] = known.name
                draft.names.update(n for n in known.names if n != named.name)
            draft.names.update(n for n in (*named.surfaces, *named.names) if n != named.name)
            if named.parent is not None:
                self.organ_key(named.parent)
        return key

    def organizations(self) -> None:
        """A mention for each organization that is kept: named properly, or used by a statement."""
        parents: list[Organ] = []
        for organ in self.analysis.all_organs():
            named = self.namer.name(organ)
            if not (organ.proper and named.certain) and id(named) not in self.organ_keys:
                continue
            if not organ.implied and self.analysis.text[organ.start : organ.end]:
                self.drafts[self.organ_key(named)].spans.add((organ.start, organ.end))
            parents.extend(self.shown_parents(organ, named))
        for holder in self.namer.keep:
            key = self.organ_keys.get(id(self.namer.of[id(holder)]))
            if key is not None and holder.end > holder.start:
                draft = self.drafts[key]
                if not draft.spans or not holder.implied:
                    draft.spans.add((holder.start, holder.end))
        for named in self.namer.order:
            key = self.organ_keys.get(id(named))
            if key is not None and not self.drafts[key].spans:
                organ = named.organ
                self.drafts[key].spans.add((organ.start, organ.end))

    def shown_parents(self, organ: Organ, named: Named) -> list[Organ]:
        """The parent that the front of a reference body's name shows: 中共中央 in 中共中央政治局."""
        known = organ.known
        if known is None or not known.parent:
            return []
        parent = next((k for k in self.ontology.known if k.name == known.parent), None)
        if parent is None or "Party" in parent.kind and parent.kind.endswith("Party"):
            return []
        text = self.analysis.text[organ.start : organ.end]
        forms = sorted((parent.label, *parent.names, *parent.ambiguous), key=len, reverse=True)
        shown = next((f for f in forms if text.startswith(f) and 1 < len(f) < len(text)), "")
        if not shown:
            return []
        inner = Organ(organ.start, organ.start + len(shown), parent.kind, parent.label, known=parent, proper=True)
        outer = self.namer.name(inner)
        self.drafts[self.organ_key(outer)].spans.add((inner.start, inner.end))
        if named.parent is None and outer is not named:
            named.parent = outer
        return [inner]

    # -- posts -----------------------------------------------------------------------------------------------------

    def posts(self) -> None:
        seen: dict[str, set[str]] = defaultdict(set)
        for human in self.analysis.all_humans():
            person = self.person_of[human.name]
            for holding in human.holdings:
                self.post(human, person, holding, seen)

    def post(self, human: Human, person: str, holding: Holding, seen: dict[str, set[str]]) -> None:
        named = self.namer.owner_of(holding)
        after = holding.start >= human.end or holding.end > human.end
        if after and holding.title in seen[person]:
            return
        if named is None or named.name == "" or (not named.certain and named.organ.type is None and named.organ.kind != "Organization"):
            if after and any(t.endswith(holding.title) for t in seen[person]):
                return
            self.note_unread("title", holding.start, holding.end, "no organization")
            return
        organization = self.organ_key(named)
        title = holding.title
        if named.name == "中华人民共和国" and title.startswith("国家"):
            title = title[2:]
        seen[person].update((holding.title, title))
        index = (person, organization, title)
        if index not in self.tenures:
            begin, end = min(holding.start, human.start), max(holding.end, human.end)
            begin = max(begin, min(human.left, human.start)) if holding.end <= human.start else begin
            identifier = f"t{len(self.tenures) + 1}"
            self.tenures[index] = identifier
            self.state(
                identifier, "tenure", person, organization, begin, end, holding.confidence, holding.rule,
                {"title": title, "status": holding.status},
            )
        self.tenure_by_human[id(human)].append((holding, self.tenures[index]))

    # -- events ----------------------------------------------------------------------------------------------------

    def event_key(self, event: Happening) -> str:
        event = event.first()
        key = self.event_keys.get(id(event))
        if key is None:
            draft = self.draft("e", event.kind, event.name)
            key = self.event_keys[id(event)] = draft.key
            if event.date:
                draft.attributes["date"] = event.date
                draft.attributes["datePrecision"] = event.precision
                if event.until:
                    draft.attributes["until"] = event.until
            draft.spans.add((event.start, event.end))
        return key

    def events(self) -> None:
        attended = {id(part.event.first()) for part in self.analysis.parts}
        for happening in self.analysis.happenings:
            first = happening.first()
            if not first.told:
                continue
            if id(first) not in attended and (first.generic or len(first.name) < 5):
                first.told = False
                continue
            key = self.event_key(first)
            draft = self.drafts[key]
            draft.spans.add((happening.start, happening.end))
            if happening.name != draft.name:
                if len(happening.name) > len(draft.name) and draft.name in happening.name and not happening.generic:
                    draft.names.add(draft.name)
                    draft.name = happening.name
                else:
                    draft.names.add(happening.name)
        for part in self.analysis.parts:
            if not part.event.first().told:
                continue
            self.participation(part.agent, part.role, part)
        for event in self.analysis.happenings:
            if event.first() is event and event.told:
                self.around(event)

    def agent_key(self, agent: Human | Organ) -> str:
        if isinstance(agent, Human):
            return self.person_of[agent.name]
        return self.organ_key(self.namer.name(agent))

    def participation(self, agent: Human | Organ, role: str, part: object) -> None:
        from kg.analysis import Part

        assert isinstance(part, Part)
        qualifiers: dict[str, Value] = {"role": role, "modality": part.modality, "order": part.order}
        if isinstance(agent, Human):
            capacity = tuple(sorted({t for _, t in self.tenure_by_human.get(id(agent), ())}))
            if capacity:
                qualifiers["capacity"] = capacity
            words = self.analysis.text[agent.left : agent.start]
            if words and agent.holdings:
                qualifiers["capacityText"] = words
        subject, event = self.agent_key(agent), self.event_key(part.event)
        for _, statement in self.statements:
            if (statement.relation, statement.subject, statement.object) == ("participation", subject, event):
                if statement.qualifiers.get("role") == role:
                    return
        self.state("", "participation", subject, event, part.start, part.end, part.confidence, part.rule, qualifiers)

    def around(self, event: Happening) -> None:
        """Where an event took place and whom or what it was aimed at."""
        key = self.event_key(event)
        for place in event.places:
            self.state("", "place", key, self.place_key(place), place.start, place.end, 0.85, "place", {"basis": "text"})
        for target in event.targets:
            if isinstance(target, PlaceHit):
                continue
            self.state("", "target", key, self.agent_key(target), target.start, target.end, 0.85, "target", {"basis": "text"})

    def place_key(self, place: PlaceHit) -> str:
        label, code = self.namer.division_label(place)
        index = f"l:{code or label}"
        for draft in self.drafts.values():
            if draft.attributes.get("index") == index:
                draft.spans.add((place.start, place.end))
                return draft.key
        kind = "Country" if place.country else "AdministrativeDivision" if code else "Place"
        draft = self.draft("l", kind, label)
        draft.attributes["index"] = index
        if code:
            draft.attributes["division"] = code
        draft.spans.add((place.start, place.end))
        return draft.key

    # -- structure -------------------------------------------------------------------------------------------------

    def structure(self) -> None:
        """Parents that names show, and the reference bodies whose names hold their parent's."""
        done: set[tuple[str, str]] = set()
        for named in list(self.namer.order):
            key = self.organ_keys.get(id(named))
            if key is None or named.parent is None or named.parent is named:
                continue
            parent = self.organ_key(named.parent)
            if not self.drafts[parent].spans:
                self.drafts[parent].spans.add((named.parent.organ.start, named.parent.organ.end))
            if key == parent or (key, parent) in done or (parent, key) in done:
                continue
            done.add((key, parent))
            relation = "branchOf" if named.kind == "DemocraticPartyBranch" and "Party" in named.parent.kind else "subOrganizationOf"
            start, end = min(self.drafts[key].spans)
            self.state("", relation, key, parent, start, end, 0.95, "name-nesting", {"basis": "name"})
            if named.name.endswith(CELLS) and named.kind in ("PartyGroup", "PartyCommittee", "PartyBranch"):
                self.state("", "partyOrganOf", key, parent, start, end, 0.95, "name-nesting", {"basis": "name"})

    # -- statements ------------------------------------------------------------------------------------------------

    def state(
        self,
        identifier: str,
        relation: str,
        subject: str,
        object_: str,
        start: int,
        end: int,
        confidence: float,
        rule: str,
        qualifiers: dict[str, Value],
    ) -> None:
        begin, finish = self.analysis.original(start, end)
        span = Span.of(self.analysis.document.text, begin, finish)
        statement = Statement(identifier, relation, subject, object_, span, confidence, rule, qualifiers)
        self.statements.append(((start, end), statement))

    def note_unread(self, kind: str, start: int, end: int, why: str) -> None:
        begin, finish = self.analysis.original(start, end)
        self.unread.append(Unread(kind, Span.of(self.analysis.document.text, begin, finish), why))

    def reading(self) -> Reading:
        analysis, document = self.analysis, self.analysis.document
        for kind, start, end, why in analysis.unread:
            self.note_unread(kind, start, end, why)
        entities, mentions = [], []
        for draft in self.drafts.values():
            attributes = {k: v for k, v in draft.attributes.items() if k != "index"}
            if draft.kind == "Person":
                attributes["jurisdiction"] = analysis.jurisdiction or "".join(sorted(analysis.homes.values())) or "national"
            entities.append(Entity(draft.key, draft.kind, draft.name, tuple(sorted(draft.names - {draft.name})), attributes))
            for start, end in sorted(draft.spans):
                begin, finish = analysis.original(start, end)
                mentions.append(Mention(draft.key, Span.of(document.text, begin, finish)))
        mentions.sort(key=lambda m: (m.span.start, m.span.end, m.entity))
        ordered = sorted((s for _, s in self.statements), key=lambda s: (s.evidence.start, s.evidence.end, s.relation, s.subject, s.object, str(s.qualifiers.get("role", ""))))
        renumbered = {s.id: f"s{i + 1}" for i, s in enumerate(ordered) if s.id}
        statements = tuple(
            Statement(
                f"s{i + 1}", s.relation, s.subject, s.object, s.evidence, s.confidence, s.rule,
                {k: tuple(renumbered[t] for t in v) if k == "capacity" and isinstance(v, tuple) else v for k, v in s.qualifiers.items()},
            )
            for i, s in enumerate(ordered)
        )
        spans = [m.span for m in mentions] + [s.evidence for s in statements]
        sentences = []
        for sentence in analysis.sentences:
            begin, finish = analysis.original(sentence.start, sentence.end)
            if any(begin <= s.start < finish for s in spans):
                sentences.append(Span.of(document.text, begin, finish))
        return Reading(
            id=document.id,
            digest=document.digest,
            title=document.title,
            date=document.date,
            source=document.source,
            url=document.url,
            length=len(document.text),
            sentences=tuple(sentences),
            entities=tuple(entities),
            mentions=tuple(mentions),
            statements=statements,
            unread=tuple(sorted(self.unread, key=lambda u: u.span)),
        ).check(document.text)


"""The ontology as data: classes, relations and vocabularies, read once from the Turtle files of ``ontology/``.

An entry is one stanza; ``okg:suffix``, ``okg:form``, ``okg:head`` and the like keep the order in which the file has them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from kg.errors import OntologyError
from kg.model import Statement
from kg.stanzas import OKG, Stanza, read

AGENT = ("Person", "Organization", "ParticipantGroup")
#: Shapes judge graphs and hold no vocabulary.
NOT_VOCABULARY = ("shapes.ttl",)
STATUSES = ("attested", "appointed", "acting", "ended")
MODALITIES = ("actual", "planned", "negated")

Texts = Mapping[str, str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ClassInfo:
    """A class; `parents` are all its ancestors in this ontology, nearest first.

    `group` is one of person, organization, event, place, group, document, fact or "". `rank_step` says how many ranks
    the head of such a body stands below the head of its level's committee and government (None: no rank).
    """

    name: str
    labels: Texts = field(hash=False)
    definitions: Texts = field(hash=False)
    parents: tuple[str, ...]
    colour: str = ""
    icon: str = ""
    group: str = ""
    rank_step: int | None = None


@dataclass(frozen=True, slots=True)
class PropertyInfo:
    """A relation or literal property; `domain` and `range` are local names, empty where anything goes.

    ``Agent`` in them stands for a person, an organization or a group.
    """

    name: str
    iri: str
    labels: Texts = field(hash=False)
    definitions: Texts = field(hash=False)
    domain: str = ""
    range: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """What an agent can be at an event: its verbs (longest first), whom it is said of, and the edges it derives.

    `event_class` is the class of the event that the verb itself tells when no event is named; empty if one must be.
    """

    name: str
    iri: str
    labels: Texts = field(hash=False)
    definitions: Texts = field(hash=False)
    triggers: tuple[str, ...]
    event_class: str = ""
    domain: tuple[str, ...] = ()
    position: str = "active"
    shortcut: tuple[str, ...] = ()
    target_shortcut: str = ""
    pair_shortcut: str = ""
    pair_role: str = ""
    implies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganizationType:
    """A kind of body known by the endings of its names, the usual short one first.

    `open`: a proper name must precede the ending (有限公司); otherwise the ending is a whole name once the jurisdiction
    or the parent is known (统战部). `parent` names the type whose organ it is when jurisdiction and ending are its name;
    `level` lists the levels at which it exists, comma-separated, empty for any.
    """

    name: str
    labels: Texts = field(hash=False)
    kind: str
    suffixes: tuple[str, ...]
    open: bool = False
    parent: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class KnownOrganization:
    """A body of the closed list: national, international, or known everywhere.

    `names` are all its other names; `ambiguous` those that are common words, or right only before a title.
    """

    name: str
    iri: str
    kind: str
    label: str
    label_en: str
    names: tuple[str, ...] = ()
    parent: str = ""
    level: str = "national"
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """A role word and its forms. `kind` is post, membership, occupation, honorific or collective.

    `implied_body` is the ending of the body where only a jurisdiction precedes (县长: 政府), `implied_known` the known
    organization where nothing does (总理: state-council), `rank_role` head, deputy, member or "".
    """

    name: str
    labels: Texts = field(hash=False)
    forms: tuple[str, ...]
    kind: str = "post"
    implied_body: str = ""
    implied_known: str = ""
    rank_role: str = ""


@dataclass(frozen=True, slots=True)
class TitleModifier:
    """A word before a title (or, for 助理, behind it); `effect` is deputy, acting, former, current, designate, honorary or ""."""

    text: str
    effect: str


@dataclass(frozen=True, slots=True)
class EventType:
    """A kind of event known by the nouns that head its name; `generic` heads also refer back to an event by themselves."""

    name: str
    labels: Texts = field(hash=False)
    kind: str
    heads: tuple[str, ...]
    generic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rank:
    """A leading-post rank; `order` counts from 1, the highest."""

    name: str
    labels: Texts = field(hash=False)
    order: int


@dataclass(frozen=True, slots=True)
class Level:
    """A level of administration; `head_rank` is the order of the rank of its committee's and government's heads."""

    name: str
    labels: Texts = field(hash=False)
    head_rank: int


@dataclass(frozen=True, slots=True, eq=False)
class Ontology:
    """All that the files of a folder say. `countries` maps every form of a country's name to its Chinese short name."""

    folder: Path
    classes: Mapping[str, ClassInfo]
    properties: Mapping[str, PropertyInfo]
    roles: Mapping[str, Role]
    organization_types: tuple[OrganizationType, ...]
    known: tuple[KnownOrganization, ...]
    titles: tuple[Title, ...]
    modifiers: tuple[TitleModifier, ...]
    event_types: tuple[EventType, ...]
    ranks: Mapping[str, Rank]
    levels: Mapping[str, Level]
    countries: Mapping[str, str]

    def is_a(self, kind: str, ancestor: str) -> bool:
        """Whether a class is another or stands below it; an unknown class is only itself."""
        info = self.classes.get(kind)
        return kind == ancestor or (info is not None and ancestor in info.parents)

    def label(self, name: str, lang: str = "zh") -> str:
        """The label of a class, role, property, rank, level or type; the name itself where there is none."""
        types: dict[str, Texts] = {each.name: each.labels for each in (*self.event_types, *self.organization_types)}
        for table in (self.classes, self.roles, self.properties, self.ranks, self.levels):
            if name in table:
                return str(table[name].labels.get(lang, name))
        return types.get(name, {}).get(lang, name)

    def check(self, statement: Statement, kinds: Mapping[str, str]) -> None:
        """OntologyError unless a statement's relation, role and ends fit; `kinds` gives each entity key its class."""
        where = f"statement {statement.id}"
        subject, target = kinds.get(statement.subject, ""), kinds.get(statement.object, "")
        qualifiers = statement.qualifiers
        if statement.relation == "tenure":
            _one_of(qualifiers.get("status", "attested"), STATUSES, f"{where}: tenure status")
            if not qualifiers.get("title"):
                raise OntologyError(f"{where}: a tenure without a title; give the role word as written")
            self._fits(where, "tenure", subject, ("Person",), target, ("Organization",))
        elif statement.relation == "participation":
            role = self.roles.get(str(qualifiers.get("role", "")))
            if role is None:
                raise OntologyError(f"{where}: no role {qualifiers.get('role')!r}; add it to ontology/roles.ttl")
            _one_of(qualifiers.get("modality", "actual"), MODALITIES, f"{where}: modality")
            self._fits(where, role.name, subject, role.domain, target, ("Event",))
        else:
            info = self.properties.get(statement.relation)
            if info is None:
                raise OntologyError(f"{where}: no relation {statement.relation!r}; add it to ontology/orgkg.ttl")
            self._fits(where, info.name, subject, _expand(info.domain), target, _expand(info.range))

    def rank(self, title: str, level: str, kind: str = "") -> str:
        """The rank of a post by its title, the level of its body and the body's class; "" where the law fixes none.

        After article 18 of the Civil Servant Law and common practice. Without a class only titles that name a government
        (县长) or a department (局长) are ranked. Sub-provincial cities, whose bodies rank half a step higher, and people
        ranked above their post are left aside.
        """
        bare, deputy = title, False
        for modifier in sorted(self.modifiers, key=lambda m: (-len(m.text), m.text)):
            if bare.startswith(modifier.text) and len(bare) > len(modifier.text) and modifier.effect in ("deputy", "acting"):
                bare, deputy = bare.removeprefix(modifier.text), deputy or modifier.effect == "deputy"
        term = next((each for each in self.titles if bare in each.forms), None)
        if term is None or term.kind == "occupation" or level not in self.levels:
            return ""
        kind = kind or ("Government" if term.implied_body == "政府" else "GovernmentDepartment" if bare in ("局长", "厅长") else "")
        info = self.classes.get(kind)
        seat = bare == "常委" and self.is_a(kind, "PartyCommittee")
        if info is None or info.rank_step is None or not (seat or term.rank_role in ("head", "deputy")):
            return ""
        order = self.levels[level].head_rank + info.rank_step + (deputy or seat or term.rank_role == "deputy")
        return next((each.name for each in self.ranks.values() if each.order == order), "")

    def _fits(
        self, where: str, relation: str, subject: str, domain: tuple[str, ...], target: str, range_: tuple[str, ...]
    ) -> None:
        for kind, allowed, end in ((subject, domain, "from"), (target, range_, "to")):
            if allowed and not any(self.is_a(kind, each) for each in allowed):
                raise OntologyError(f"{where}: {relation} cannot lead {end} {kind or 'nothing'}; only {'/'.join(allowed)}")


def _one_of(value: object, allowed: tuple[str, ...], what: str) -> None:
    if value not in allowed:
        raise OntologyError(f"{what} {value!r}; use one of {', '.join(allowed)}")


def _expand(name: str) -> tuple[str, ...]:
    return AGENT if name == "Agent" else (name,) if name else ()


def load(folder: Path | None = None) -> Ontology:
    """The ontology of a folder of Turtle files, by default the one that comes with this package; read once.

    OntologyError if a file is missing, is no Turtle, or refers to what no file defines.
    """
    return _load((folder or _packaged()).resolve())


def _packaged() -> Path:
    package = Path(__file__).resolve().parent
    shipped = package / "_ontology"
    return shipped if shipped.is_dir() else package.parent / "ontology"


@lru_cache(maxsize=8)
def _load(folder: Path) -> Ontology:
    stanzas = read(folder, leave_out=NOT_VOCABULARY)
    ontology = Ontology(
        folder=folder,
        classes=_classes(_of(stanzas, "owl:Class")),
        properties=_table(_property, _of(stanzas, "owl:ObjectProperty", "owl:DatatypeProperty")),
        roles=_table(_role, _of(stanzas, "ParticipationRole")),
        organization_types=tuple(_table(_organization_type, _of(stanzas, "OrganizationType")).values()),
        known=tuple(_table(_known, _of(stanzas, "KnownOrganization")).values()),
        titles=tuple(_table(_title, _of(stanzas, "Title")).values()),
        modifiers=tuple(TitleModifier(s.required("form"), s.text("effect")) for s in _of(stanzas, "TitleModifier")),
        event_types=tuple(_table(_event_type, _of(stanzas, "EventType")).values()),
        ranks=_table(lambda s: Rank(s.name, _labels(s), s.number("rankOrder")), _of(stanzas, "Rank")),
        levels=_table(lambda s: Level(s.name, _labels(s), s.number("headRank")), _of(stanzas, "Level")),
        countries=_countries(_of(stanzas, "Country")),
    )
    _verify(ontology)
    return ontology


def _of(stanzas: list[Stanza], *kinds: str) -> list[Stanza]:
    return [stanza for stanza in stanzas if not set(kinds).isdisjoint(stanza.kinds())]


def _table(make: Callable[[Stanza], T], stanzas: Iterable[Stanza]) -> dict[str, T]:
    return {stanza.name: make(stanza) for stanza in stanzas}


def _labels(stanza: Stanza) -> Texts:
    return stanza.by_language("skos:prefLabel", "rdfs:label")


def _definitions(stanza: Stanza) -> Texts:
    return stanza.by_language("skos:definition", "rdfs:comment")


def _classes(stanzas: list[Stanza]) -> dict[str, ClassInfo]:
    own = {stanza.name: stanza for stanza in stanzas if stanza.iri.startswith(OKG)}
    above = {name: [p for p in stanza.names("rdfs:subClassOf") if p in own and p != name] for name, stanza in own.items()}
    found = {}
    for name, stanza in own.items():
        chain: list[str] = []
        wave = above[name]
        while wave:
            chain += [parent for parent in dict.fromkeys(wave) if parent not in chain]
            wave = [upper for parent in wave for upper in above[parent] if upper not in chain]
        if name in chain:
            raise OntologyError(f"{stanza.file}: {name} is above itself; break the circle of rdfs:subClassOf")
        line = [stanza, *(own[parent] for parent in chain)]
        colour, icon, group, step = (
            next((each.text(key) for each in line if each.text(key)), "") for key in ("colour", "icon", "group", "rankStep")
        )
        found[name] = ClassInfo(
            name, _labels(stanza), _definitions(stanza), tuple(chain), colour, icon, group, int(step) if step else None
        )
    return found


def _property(stanza: Stanza) -> PropertyInfo:
    domain = stanza.target("rdfs:domain") or stanza.target("usedFrom")
    range_ = stanza.target("rdfs:range") or stanza.target("usedTo")
    return PropertyInfo(stanza.name, stanza.iri, _labels(stanza), _definitions(stanza), domain, range_)


def _role(stanza: Stanza) -> Role:
    return Role(
        stanza.name,
        stanza.iri,
        _labels(stanza),
        _definitions(stanza),
        triggers=tuple(sorted(stanza.texts("trigger"), key=lambda word: (-len(word), word))),
        event_class=stanza.target("eventClass"),
        domain=stanza.names("saidOf"),
        position=stanza.text("position", "active"),
        shortcut=stanza.names("shortcutProperty"),
        target_shortcut=stanza.target("targetShortcut"),
        pair_shortcut=stanza.target("pairShortcut"),
        pair_role=stanza.target("pairRole"),
        implies=stanza.names("implies"),
    )


def _organization_type(stanza: Stanza) -> OrganizationType:
    return OrganizationType(
        stanza.name,
        _labels(stanza),
        kind=stanza.target("entityClass"),
        suffixes=stanza.texts("suffix"),
        open=stanza.text("open") == "true",
        parent=stanza.target("organOf"),
        level=",".join(stanza.names("atLevel")),
    )


def _known(stanza: Stanza) -> KnownOrganization:
    labels = _labels(stanza)
    return KnownOrganization(
        stanza.name,
        stanza.iri,
        kind=stanza.target("entityClass"),
        label=labels.get("zh", ""),
        label_en=labels.get("en", ""),
        names=stanza.texts("skos:altLabel", "zh"),
        parent=stanza.target("partOfBody"),
        level=stanza.text("scope", "national"),
        ambiguous=stanza.texts("ambiguousName"),
    )


def _title(stanza: Stanza) -> Title:
    return Title(
        stanza.name,
        _labels(stanza),
        forms=stanza.texts("form"),
        kind=stanza.text("titleKind", "post"),
        implied_body=stanza.text("impliedBody"),
        implied_known=stanza.target("impliedOrganization"),
        rank_role=stanza.text("rankRole"),
    )


def _event_type(stanza: Stanza) -> EventType:
    kind, generic = stanza.target("entityClass"), stanza.texts("genericHead")
    return EventType(stanza.name, _labels(stanza), kind, heads=stanza.texts("eventHead"), generic=generic)


def _countries(stanzas: list[Stanza]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for stanza in stanzas:
        label = _labels(stanza).get("zh", stanza.name)
        forms.update((form, label) for form in (label, *stanza.texts("skos:altLabel", "zh")))
    return forms


def _verify(ontology: Ontology) -> None:
    """OntologyError if an entry refers to what no file defines, or lacks what it is found by."""
    types = {each.name for each in ontology.organization_types}
    known = {each.name for each in ontology.known}
    references = [
        *((r.name, "class", r.event_class, ontology.classes) for r in ontology.roles.values()),
        *((r.name, "class", kind, ontology.classes) for r in ontology.roles.values() for kind in r.domain),
        *((r.name, "role", name, ontology.roles) for r in ontology.roles.values() for name in (r.pair_role, *r.implies)),
        *((t.name, "class", t.kind or "?", ontology.classes) for t in (*ontology.organization_types, *ontology.event_types)),
        *((t.name, "organization type", t.parent, types) for t in ontology.organization_types),
        *((k.name, "class", k.kind or "?", ontology.classes) for k in ontology.known),
        *((k.name, "known organization", k.parent, known) for k in ontology.known),
        *((t.name, "known organization", t.implied_known, known) for t in ontology.titles),
    ]
    for name, what, target, table in references:
        if target and target not in table:
            raise OntologyError(f"{ontology.folder.name}: {name} refers to the {what} {target!r}, which no file defines")
    forms = [
        *((t.name, t.suffixes) for t in ontology.organization_types),
        *((k.name, k.label) for k in ontology.known),
        *((t.name, t.forms) for t in ontology.titles),
        *((e.name, e.heads) for e in ontology.event_types),
    ]
    for name, found in forms:
        if not found:
            raise OntologyError(f"{ontology.folder.name}: {name} has no form to be found by; add one")

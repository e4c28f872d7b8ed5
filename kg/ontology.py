"""The ontology as data: classes, relations and vocabularies, read once from the Turtle files of ``ontology/``.

An entry is one stanza; ``okg:suffix``, ``okg:form``, ``okg:eventHead`` and the like keep the order of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from kg.errors import OntologyError
from kg.model import Statement
from kg.stanzas import OKG, Stanza, local, read
from kg.terms import (
    ClassInfo,
    EventType,
    KnownOrganization,
    Level,
    OrganizationType,
    PropertyInfo,
    Rank,
    Role,
    Texts,
    Title,
    TitleModifier,
)

__all__ = [
    "ClassInfo",
    "EventType",
    "KnownOrganization",
    "Level",
    "Ontology",
    "OrganizationType",
    "PropertyInfo",
    "Rank",
    "Role",
    "Title",
    "TitleModifier",
    "load",
]

#: What ``Agent`` stands for in the domain and range of a property.
AGENT = ("Person", "Organization", "ParticipantGroup")
#: Shapes judge graphs and hold no vocabulary.
NOT_VOCABULARY = ("shapes.ttl",)
STATUSES = ("attested", "appointed", "acting", "ended")
MODALITIES = ("actual", "planned", "negated")
UTTERANCES = ("demand", "statement")
#: Titles that name a department by themselves, as 县长 names a government.
DEPARTMENT_HEADS = ("局长", "厅长")

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Ontology:
    """All that the files of a folder say.

    `countries` maps every form of a country's name to its Chinese short name; `endings` are the endings of the names of
    organizations that are longer than one character.
    """

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
    endings: frozenset[str] = frozenset()
    known_by_name: Mapping[str, KnownOrganization] = field(default_factory=dict)

    def is_a(self, kind: str, ancestor: str) -> bool:
        """Whether a class is another or stands below it; an unknown class is only itself."""
        info = self.classes.get(kind)
        return kind == ancestor or (info is not None and ancestor in info.parents)

    def label(self, name: str, lang: str = "zh") -> str:
        """The label of a class, role, property, rank, level or type; the name itself where there is none."""
        for table in (self.classes, self.roles, self.properties, self.ranks, self.levels):
            if name in table:
                return table[name].labels.get(lang, name)
        types: tuple[EventType | OrganizationType, ...] = (*self.event_types, *self.organization_types)
        return next((each.labels.get(lang, name) for each in types if each.name == name), name)

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
        elif statement.relation == "utterance":
            _one_of(qualifiers.get("kind"), UTTERANCES, f"{where}: kind of utterance")
            if statement.content is None:
                raise OntologyError(f"{where}: an utterance without content; give the span of what was said")
            speakers = ("Event",) if statement.subject == statement.object else ("Person", "Organization")
            self._fits(where, "utterance", subject, speakers, target, ("Event",))
        else:
            info = self.properties.get(statement.relation)
            if info is None:
                raise OntologyError(f"{where}: no relation {statement.relation!r}; add it to ontology/orgkg.ttl")
            self._fits(where, info.name, subject, _expand(info.domain), target, _expand(info.range))

    def rank(self, title: str, level: str, kind: str = "") -> str:
        """The rank of a post by its title, the level of its body and the body's class; "" where the law fixes none.

        After article 18 of the Civil Servant Law and common practice. Without a class only titles that name a
        government (县长) or a department (局长) are ranked. Sub-provincial cities, whose bodies rank half a step
        higher, and people ranked above their post are left aside.
        """
        bare, deputy = self._bare(title)
        term = next((each for each in self.titles if bare in each.forms), None)
        if term is None or level not in self.levels:
            return ""
        if not kind:
            department = "GovernmentDepartment" if bare in DEPARTMENT_HEADS else ""
            kind = "Government" if term.implied_body == "政府" else department
        info = self.classes.get(kind)
        seat = bare == "常委" and self.is_a(kind, "PartyCommittee")
        if info is None or info.rank_step is None or not (seat or term.rank_role in ("head", "deputy")):
            return ""
        order = self.levels[level].head_rank + info.rank_step + (deputy or seat or term.rank_role == "deputy")
        return next((each.name for each in self.ranks.values() if each.order == order), "")

    def _bare(self, title: str) -> tuple[str, bool]:
        """A title without 副, 代 and the like, and whether it is a deputy's."""
        effects = {each.text: each.effect for each in self.modifiers if each.effect in ("deputy", "acting")}
        word = next((w for w in effects if title.startswith(w) and title != w), "")
        return title.removeprefix(word), effects.get(word) == "deputy"

    def _fits(
        self, where: str, relation: str, subject: str, domain: tuple[str, ...], target: str, range_: tuple[str, ...]
    ) -> None:
        for kind, allowed, end in ((subject, domain, "from"), (target, range_, "to")):
            if allowed and not any(self.is_a(kind, each) for each in allowed):
                fits = "/".join(allowed)
                raise OntologyError(f"{where}: {relation} cannot lead {end} {kind or 'nothing'}; only {end} {fits}")


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
    types = tuple(_table(_organization_type, _of(stanzas, "OrganizationType")).values())
    known = _table(_known, _of(stanzas, "KnownOrganization"))
    ontology = Ontology(
        folder=folder,
        classes=_classes(_of(stanzas, "owl:Class")),
        properties=_table(_property, _of(stanzas, "owl:ObjectProperty", "owl:DatatypeProperty")),
        roles=_table(_role, _of(stanzas, "ParticipationRole")),
        organization_types=types,
        known=tuple(known.values()),
        titles=tuple(_table(_title, _of(stanzas, "Title")).values()),
        modifiers=tuple(
            sorted(
                (TitleModifier(s.required("form"), s.text("effect")) for s in _of(stanzas, "TitleModifier")),
                key=lambda m: (-len(m.text), m.text),
            )
        ),
        event_types=tuple(_table(_event_type, _of(stanzas, "EventType")).values()),
        ranks=_table(lambda s: Rank(s.name, _labels(s), s.number("rankOrder")), _of(stanzas, "Rank")),
        levels=_table(lambda s: Level(s.name, _labels(s), s.number("headRank")), _of(stanzas, "Level")),
        countries=_countries(_of(stanzas, "Country")),
        endings=frozenset(form for each in types for form in each.suffixes if len(form) > 1),
        known_by_name=known,
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
    above = {
        name: [local(parent) for parent in stanza.texts("rdfs:subClassOf") if parent.startswith(OKG)]
        for name, stanza in own.items()
    }
    for name, parents in above.items():
        if missing := [parent for parent in parents if parent not in own]:
            raise OntologyError(f"{own[name].file}: {name} is under {missing[0]}, which no file defines; add it")
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
            next(filter(None, (each.text(key) for each in line)), "") for key in ("colour", "icon", "group", "rankStep")
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
        seated=stanza.text("seated") == "true",
        site=stanza.text("site") == "true",
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
    roles, types, known = ontology.roles.values(), ontology.organization_types, ontology.known
    kinds = [*((t.name, t.kind) for t in types), *((k.name, k.kind) for k in known)]
    kinds += [(each.name, each.kind) for each in ontology.event_types]
    type_names, known_names = {each.name for each in types}, {each.name for each in known}
    references: list[tuple[str, str, str, Iterable[str]]] = [
        *((each.name, "class", kind, ontology.classes) for each in roles for kind in (each.event_class, *each.domain)),
        *((each.name, "role", other, ontology.roles) for each in roles for other in (each.pair_role, *each.implies)),
        *((name, "class", kind, ontology.classes) for name, kind in kinds),
        *((each.name, "organization type", each.parent, type_names) for each in types),
        *((each.name, "known organization", each.parent, known_names) for each in known),
        *((each.name, "known organization", each.implied_known, known_names) for each in ontology.titles),
    ]
    where = ontology.folder.name
    for name, what, target, table in references:
        if target and target not in table:
            raise OntologyError(f"{where}: {name} refers to the {what} {target!r}, which no file defines; add it")
    forms: list[tuple[str, object]] = [
        *((each.name, each.suffixes and each.kind) for each in types),
        *((each.name, each.label and each.kind) for each in known),
        *((each.name, each.forms) for each in ontology.titles),
        *((each.name, each.heads and each.kind) for each in ontology.event_types),
    ]
    for name, found in forms:
        if not found:
            raise OntologyError(f"{where}: {name} lacks a class, or a word to be found by; add it")

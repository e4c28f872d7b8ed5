"""What the graph knows of an entity, or of two together: one row a fact, each with the sentence that says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from kg.store import base_of
from kg.vocabulary import ENTITIES, iri

if TYPE_CHECKING:
    import pyoxigraph

#: The properties by which a fact names its two ends, subject first.
ENDS = (
    ("org:member", "org:organization"),
    ("okg:participant", "okg:event"),
    ("okg:speaker", "okg:event"),
    ("rdf:subject", "rdf:object"),
)
#: What is said of a fact that does not simply hold: name in the vocabularies of status and modality -> note.
NOTES = {
    "ended": {"zh": "卸任", "en": "former"},
    "acting": {"zh": "代理", "en": "acting"},
    "appointed": {"zh": "任命", "en": "appointed"},
    "planned": {"zh": "计划", "en": "planned"},
    "negated": {"zh": "否定", "en": "denied"},
}
HOLDS = {"zh": "任", "en": "holds the post"}


@dataclass(frozen=True, slots=True)
class Known:
    """One fact about an entity, and where it stands.

    `id` is the IRI of the entity asked about and `entity` its name: of several entities of one name each has its own
    rows. `subject`, `relation` and `object` say the fact, `note` what qualifies it, `when` is the day of its event;
    `sentence` holds the evidence `quote`, and `date` is the day of the document.
    """

    entity: str
    id: str
    kind: str
    subject: str
    relation: str
    object: str
    note: str
    when: str
    quote: str
    sentence: str
    document: str
    title: str
    date: str
    url: str
    confidence: float
    rule: str

    @property
    def line(self) -> str:
        """The fact in one line, with what qualifies it in brackets."""
        about = ", ".join(part for part in (self.note, self.when) if part)
        return f"{self.subject} {self.relation} {self.object}" + (f" ({about})" if about else "")

    def to_json(self) -> dict[str, Any]:
        """The row as plain JSON values, `line` among them."""
        return {"line": self.line, **asdict(self)}

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.title or self.document, self.date, self.url) if part)
        return f"{self.line}\n  {self.sentence}\n  {where}"


def explain(store: pyoxigraph.Store, name: str, other: str = "", *, lang: str = "zh") -> list[Known]:
    """What is known of the entities called `name`; with `other`, what connects them with those called that.

    Two entities are connected by the facts that name both, and by the facts that lead from each of them to the same
    third: an event both took part in, a body both belong to; what each said there is no such fact.

    Parameters
    ----------
    name, other : str
        Any of an entity's names, whole.
    lang : str
        Language of the relations' labels, ``zh`` or ``en``.

    Returns
    -------
    list of Known
        By entity, then by date, document and place in the text; empty if no entity has the name, or nothing connects.
    """
    graph = _Graph(store, lang)
    wanted: dict[tuple[str, str], tuple[Any, Any]] = {}

    def want(node: Any, fact: Any) -> None:
        wanted[(node.value, fact.value)] = (node, fact)

    for node in graph.named(name):
        mine = graph.facts(node)
        if not other:
            for fact in mine:
                want(node, fact)
            continue
        for second in (each for each in graph.named(other) if each != node):
            theirs = graph.facts(second)
            shared = set(mine.values()) & set(theirs.values())
            for fact, end in mine.items():
                if end == second or (end in shared and not graph.is_utterance(fact)):
                    want(node, fact)
            for fact, end in theirs.items():
                if end in shared and not graph.is_utterance(fact):
                    want(second, fact)
    rows = [graph.row(node, fact) for node, fact in wanted.values()]
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


class _Graph:
    """Look-ups in a store by single triple patterns, which stay fast whatever the size of the graph."""

    def __init__(self, store: pyoxigraph.Store, lang: str) -> None:
        import pyoxigraph as ox

        self.store, self.lang, self.ox = store, lang, ox
        self.base = base_of(store) or "orgkg:"
        self.entities = ox.NamedNode(self.base + ENTITIES)

    def term(self, name: str) -> pyoxigraph.NamedNode:
        return self.ox.NamedNode(iri(name))

    def named(self, name: str) -> list[Any]:
        """The entities with this name, by IRI."""
        label = self.ox.Literal(name.encode("utf-8", "replace").decode("utf-8"), language="zh")
        found = {
            quad.subject
            for predicate in ("skos:prefLabel", "skos:altLabel")
            for quad in self.store.quads_for_pattern(None, self.term(predicate), label, self.entities)
        }
        return sorted(found, key=lambda node: str(node.value))

    def facts(self, node: Any) -> dict[Any, Any]:
        """The facts that name an entity, each with its other end."""
        found = {}
        for pair in ENDS:
            for near, far in (pair, pair[::-1]):
                for quad in self.store.quads_for_pattern(None, self.term(near), node, None):
                    end = self.one(quad.subject, far)
                    if end is None and self.is_utterance(quad.subject):
                        end = node  # an event that speaks itself
                    if end is not None:
                        found[quad.subject] = end
        return found

    def is_utterance(self, fact: Any) -> bool:
        return self.one(fact, "okg:content") is not None

    def all(self, node: Any, name: str) -> Iterator[Any]:
        return (quad.object for quad in self.store.quads_for_pattern(node, self.term(name), None, None))

    def one(self, node: Any, name: str) -> Any:
        """The value of a property, the least one if there are several; None without one."""
        return min(self.all(node, name), key=str, default=None) if node is not None else None

    def text(self, node: Any, name: str) -> str:
        value = self.one(node, name)
        return "" if value is None else str(value.value)

    def label(self, node: Any, *names: str) -> str:
        """The label in the language asked for, or any, or the last part of the IRI."""
        found = [value for name in names for value in self.all(node, name)]
        mine = sorted(str(value.value) for value in found if value.language == self.lang)
        rest = sorted(str(value.value) for value in found)
        return (mine or rest or [_local(node)])[0]

    def kind(self, node: Any) -> str:
        """The label of an entity's most special class."""
        classes = set(self.all(node, "rdf:type"))
        above = {upper for each in classes for upper in self.all(each, "rdfs:subClassOf")}
        special = sorted(classes - above, key=str) or sorted(classes, key=str)
        return self.label(special[0], "rdfs:label") if special else ""

    def said(self, fact: Any) -> tuple[str, str, str]:
        """Subject, relation and object of a fact in words."""
        post = self.one(fact, "okg:post")
        if post is not None:
            return self.name(self.one(fact, "org:member")), HOLDS[self.lang], self.name(post)
        kind = self.one(fact, "okg:utteranceKind")
        if kind is not None:
            speaker, event = self.one(fact, "okg:speaker"), self.one(fact, "okg:event")
            return self.name(speaker or event), self.label(kind, "skos:prefLabel"), self.name(event)
        role = self.one(fact, "okg:role")
        if role is not None:
            subject, target = self.one(fact, "okg:participant"), self.one(fact, "okg:event")
            return self.name(subject), self.label(role, "skos:prefLabel", "rdfs:label"), self.name(target)
        subject, target = self.one(fact, "rdf:subject"), self.one(fact, "rdf:object")
        return self.name(subject), self.label(self.one(fact, "rdf:predicate"), "rdfs:label"), self.name(target)

    def name(self, node: Any) -> str:
        return self.text(node, "skos:prefLabel") or _local(node)

    def address(self, document: Any) -> str:
        """The web address of a document; empty if its source is only a name."""
        source = self.text(document, "dct:source")
        return "" if source.startswith(self.base + "source/") else source

    def row(self, node: Any, fact: Any) -> tuple[tuple[Any, ...], Known]:
        """What a fact says and where, with what it is sorted by; of an utterance its words are quoted."""
        span = self.one(fact, "okg:content") or self.one(fact, "okg:evidence")
        document = self.one(span, "oa:hasSource")
        sentence = self.text(self.one(span, "okg:inSentence"), "oa:exact") or self.text(span, "oa:exact")
        state = _local(self.one(fact, "okg:modality") or self.one(fact, "okg:tenureStatus"))
        ends = (self.one(fact, "okg:event"), self.one(fact, "rdf:subject"))
        known = Known(
            self.name(node),
            str(node.value),
            self.kind(node),
            *self.said(fact),
            NOTES.get(state, {}).get(self.lang, ""),
            next(filter(None, (self.text(end, "okg:date") for end in ends)), ""),
            self.text(span, "oa:exact"),
            sentence,
            self.text(document, "dct:identifier"),
            self.text(document, "dct:title"),
            self.text(document, "dct:issued"),
            self.address(document),
            float(self.text(fact, "okg:confidence") or 1),
            self.text(fact, "okg:rule"),
        )
        place = int(self.text(span, "oa:start") or 0)
        return (known.id, known.date or "9999", known.document, place, str(fact.value)), known


def _local(node: Any) -> str:
    """The last part of an IRI."""
    return "" if node is None else str(node.value).rpartition("#")[2].rpartition("/")[2]

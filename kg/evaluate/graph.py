"""Reads a built graph back into the form of gold annotations: what it tells of each document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import OutputError
from kg.store import open_store
from kg.vocabulary import NAMESPACES

Record = Mapping[str, Any]

#: Role in the graph's vocabulary -> role in gold files; the others go by the same name.
GOLD_ROLE = {
    "chair": "chaired",
    "attend": "attended",
    "observe": "attended",
    "speak": "spoke",
    "state": "spoke",
    "report": "reported",
    "organizer": "organized",
    "host": "organized",
    "inspector": "inspected",
    "companion": "accompanied",
    "receiver": "received",
    "signer": "signed",
    "appointee": "appointed",
}

_FOUND = {
    "names": "SELECT DISTINCT ?x ?n WHERE { ?x skos:prefLabel|skos:altLabel ?n }",
    "preferred": "SELECT DISTINCT ?x ?n WHERE { ?x skos:prefLabel ?n }",
    "documents": "SELECT DISTINCT ?d ?id WHERE { ?d a okg:Document ; dct:identifier ?id }",
    "persons": "SELECT DISTINCT ?d ?x WHERE { ?m a okg:Mention ; oa:hasSource ?d ; okg:refersTo ?x . ?x a okg:Person }",
    "orgs": """SELECT DISTINCT ?d ?x WHERE { ?m a okg:Mention ; oa:hasSource ?d ; okg:refersTo ?x .
               ?x a okg:Organization }""",
    "events": "SELECT DISTINCT ?d ?x WHERE { ?x a okg:Event ; okg:evidence/oa:hasSource ?d }",
    "posts": """SELECT ?d ?p ?o ?t ?c WHERE { ?f a okg:Tenure ; org:member ?p ; org:organization ?o ; okg:title ?t ;
                okg:evidence/oa:hasSource ?d . OPTIONAL { ?f okg:confidence ?c } }""",
    "participations": """SELECT ?d ?a ?r ?e ?c WHERE { ?f a okg:Participation ; okg:participant ?a ; okg:role ?r ;
                         okg:event ?e ; okg:evidence/oa:hasSource ?d . OPTIONAL { ?f okg:confidence ?c } }""",
    "relations": "SELECT DISTINCT ?s ?o WHERE { ?s org:subOrganizationOf|okg:branchOf ?o }",
    "shown": """SELECT ?s ?o ?c WHERE { ?f rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; okg:confidence ?c .
                FILTER(?p IN (org:subOrganizationOf, okg:branchOf)) }""",
}


def read_graph(folder: Path) -> list[Record]:
    """What a built graph tells of each document, in the form of gold annotations.

    Items stand in the store's order, the same for the same file: it decides between equal candidates when events or
    organizations are matched with the gold.

    Raises
    ------
    OutputError
        If `folder` holds no built graph, or its graph quotes from what is no document.
    """
    store = open_store(Path(folder))

    def solutions(name: str) -> Iterator[list[Any]]:
        found: Any = store.query(_FOUND[name], prefixes=NAMESPACES, use_default_graph_as_union=True)
        yield from (list(row) for row in found)

    def rows(name: str) -> Iterator[tuple[str, ...]]:
        yield from (tuple(term.value for term in row) for row in solutions(name))

    def facts(name: str) -> dict[tuple[str, ...], dict[str, float]]:
        """What a fact says -> its confidence as part of a record, the highest of those that say the same."""
        found: dict[tuple[str, ...], dict[str, float]] = {}
        for *said, confidence in solutions(name):
            sure = found.setdefault(tuple(term.value for term in said), {})
            if confidence is not None:
                sure["confidence"] = max(float(confidence.value), sure.get("confidence", 0.0))
        return found

    names: dict[str, list[str]] = {}
    for node, name in rows("names"):
        names.setdefault(node, []).append(name)
    label: dict[str, str] = {}
    for node, name in rows("preferred"):
        label[node] = name
    documents = _Documents((node, _Found(identifier)) for node, identifier in rows("documents"))
    for layer in ("persons", "orgs"):
        for document, node in rows(layer):
            getattr(documents[document], layer)[node] = None
    for (document, person, body, title), sure in facts("posts").items():
        told = documents[document]
        told.persons[person] = told.orgs[body] = None
        told.posts.append({"person": label.get(person, ""), "org": names.get(body, []), "title": [title], **sure})
    for (document, agent, role, event), sure in facts("participations").items():
        told = documents[document]
        told.events[event] = None
        role = re.split("[/#]", role)[-1]
        role = GOLD_ROLE.get(role, role)
        told.participations.append({"agent": label.get(agent, ""), "role": role, "event": event, **sure})
    for document, event in rows("events"):
        documents[document].events[event] = None
    shown = facts("shown")
    parents = {ends: shown.get(ends, {}) for ends in rows("relations")}
    return [told.record(label, names, parents) for told in documents.values()]


class _Documents(dict[str, "_Found"]):
    """Documents by node; one that is quoted from and not described makes the graph unfit to score."""

    def __missing__(self, node: str) -> _Found:
        raise OutputError(f"{node} is quoted from but is no okg:Document with an identifier; build the graph again")


@dataclass(slots=True)
class _Found:
    """What the graph tells of one document: nodes by kind as ordered sets, facts as records."""

    id: str
    persons: dict[str, None] = field(default_factory=dict)
    orgs: dict[str, None] = field(default_factory=dict)
    events: dict[str, None] = field(default_factory=dict)
    posts: list[Record] = field(default_factory=list)
    participations: list[Record] = field(default_factory=list)

    def record(
        self, label: Mapping[str, str], names: Mapping[str, list[str]], parents: Mapping[tuple[str, ...], Record]
    ) -> Record:
        def forms(node: str) -> list[str]:
            return list(dict.fromkeys((label.get(node, ""), *names.get(node, ()))))

        return {
            "id": self.id,
            "persons": [{"name": label.get(node, "")} for node in self.persons],
            "orgs": [{"forms": forms(node)} for node in self.orgs],
            "events": [{"id": node, "forms": forms(node)} for node in self.events],
            "posts": self.posts,
            "participations": self.participations,
            "relations": [
                {"subject": label.get(part, ""), "object": label.get(whole, ""), **sure}
                for (part, whole), sure in parents.items()
                if part in self.orgs and whole in self.orgs
            ],
        }

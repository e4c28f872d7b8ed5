"""The bodies of one document, each once under its full name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.analysis import Named, Organ
from kg.ontology import KnownOrganization


class Register:
    """What is known of each body so far.

    `known` holds the reference organizations by each of their names, `bodies` the bodies in the order they were named
    in, `by_name` the same by their full names.
    """

    def __init__(self, known: Mapping[str, KnownOrganization]) -> None:
        self.known = known
        self.bodies: list[Named] = []
        self.by_name: dict[str, Named] = {}

    def add(self, body: Named) -> Named:
        """Take down a body that has no entry yet."""
        self.by_name[body.name] = body
        self.bodies.append(body)
        return body

    def take(
        self, name: str, organ: Organ, kind: str, place: str = "", parent: Named | None = None, *, certain: bool = True
    ) -> Named:
        """The body of this full name, with what the mention adds to what was known of it."""
        body = self.known.get(name) or (self.known.get(name[2:]) if name.startswith("中国") else None)
        if body is not None and organ.known is None:
            name, kind, place = body.label, body.kind, ""
            organ = replace(organ, known=body)
        found = self.by_name.get(name)
        if found is None:
            return self.add(Named(name, kind, organ, place, parent, certain=certain))
        if found.hint:
            found.organ, found.hint, found.kind, found.parent = organ, False, kind, parent
        elif found.parent is None:
            found.parent = parent
        found.certain = found.certain or certain
        return found

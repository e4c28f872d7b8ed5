"""Bodies that turn out to be one: what was known of the short name goes to the full one, and its parts follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.analysis import Named


class Joins:
    """The joins among the bodies of one document, which `by_name` holds by their full names and is kept up to date."""

    def __init__(self, bodies: Iterable[Named], by_name: dict[str, Named]) -> None:
        self.by_name = by_name
        self.full: dict[Named, Named] = {}
        self.parts: dict[Named, list[Named]] = defaultdict(list)
        for body in bodies:
            if body.parent is not None:
                self.parts[body.parent].append(body)

    def __contains__(self, body: Named) -> bool:
        return body in self.full

    def final(self, body: Named) -> Named:
        """The body that one is in the end, over all joins."""
        while body in self.full:
            body = self.full[body]
        return body

    def join(self, body: Named, full: Named) -> None:
        """Let a body be the one that its name is short for, and its parts that one's; a part of both is one too."""
        self.full[body] = full
        if not body.hint:
            full.tell(body.organ.start, body.organ.end)
        full.surfaces.update(body.surfaces)
        full.names.add(body.name)
        del self.by_name[body.name]
        for part in self.parts.pop(body, ()):
            same = self.by_name.get(full.name + part.name.removeprefix(body.name))
            if same is not None and same is not part and same.parent is full and part.name.startswith(body.name):
                self.join(part, same)
                continue
            part.parent = full
            self.parts[full].append(part)
            self._rename(part, body.name, full.name)

    def _rename(self, part: Named, short: str, full: str) -> None:
        """Call a part after the full name of its whole, unless another body is called so."""
        name = full + part.name.removeprefix(short)
        if part.name.startswith(short) and part.organ.known is None and name not in self.by_name:
            self.by_name[name] = self.by_name.pop(part.name, part)
            part.names.add(part.name)
            part.name = name

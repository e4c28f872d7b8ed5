"""The organizations of a document: one entity for each body that is named or spoken of, and whose part it is."""

from __future__ import annotations

from kg.analysis import Named, Organ
from kg.ledger import Draft, Ledger
from kg.naming import Namer
from kg.ontology import KnownOrganization, Ontology

CELLS = ("党组", "党委", "党总支", "党支部", "机关党委", "分党组", "党工委")
CELL_KINDS = ("PartyGroup", "PartyCommittee", "PartyBranch")


class Bodies:
    """The organizations taken down so far, each when a statement or a mention asks for it."""

    def __init__(self, ledger: Ledger, namer: Namer, ontology: Ontology) -> None:
        self.ledger = ledger
        self.namer = namer
        self.known = ontology.known_by_name
        self.drafts: dict[Named, Draft] = {}

    def key(self, body: Named) -> str:
        """The key of a body's entity."""
        return self.draft(body).key

    def draft(self, body: Named) -> Draft:
        """The entity of a body, and of those that it is part of."""
        draft = self.drafts.get(body)
        if draft is None:
            draft = self.drafts[body] = self.ledger.draft("o", body.kind, body.name)
            if body.place:
                draft.attributes["division"] = body.place
            known = body.organ.known
            if known is not None and body.name == known.label:
                draft.attributes["known"] = known.name
                draft.names.update(known.names)
            draft.names.update(body.surfaces, body.names)
            if body.parent is not None:
                self.draft(body.parent)
        return draft

    # -- mentions --------------------------------------------------------------------------------------------------

    def take_mentions(self) -> None:
        """Take down the mentions of each body that is kept: named properly, or used by a statement."""
        text = self.ledger.analysis.text
        for organ in self.ledger.analysis.all_organs():
            body = self.namer.name(organ)
            if not (organ.proper and body.certain) and body not in self.drafts:
                continue
            if not organ.implied and text[organ.start : organ.end]:
                self.draft(body).spans.add((organ.start, organ.end))
            self._take_shown_parent(organ, body)
        for organ in self.namer.mentions:
            draft = self.drafts.get(self.namer.of[organ])
            if draft is not None and organ.end > organ.start and not (organ.implied and draft.spans):
                draft.spans.add((organ.start, organ.end))
        for body in self.namer.bodies:
            if body in self.drafts:
                self._ensure_mention(body)

    def _ensure_mention(self, body: Named) -> Draft:
        """The entity of a body, with the words that told it first where nothing else mentions it."""
        draft = self.draft(body)
        if not draft.spans:
            draft.spans.add((body.organ.start, body.organ.end))
        return draft

    def _take_shown_parent(self, organ: Organ, body: Named) -> None:
        """Take down the parent that the front of a reference body's name shows: 中共中央 in 中共中央政治局."""
        parent = self.known.get(organ.known.parent) if organ.known is not None else None
        if parent is None or parent.kind.endswith("Party"):
            return
        width = _shown(parent, self.ledger.analysis.text[organ.start : organ.end])
        if not width:
            return
        end = organ.start + width
        outer = self.namer.name(Organ(organ.start, end, parent.kind, parent.label, known=parent, proper=True))
        self.draft(outer).spans.add((organ.start, end))
        if body.parent is None and outer is not body:
            body.parent = outer

    # -- structure -------------------------------------------------------------------------------------------------

    def take_structure(self) -> None:
        """Take down the parents that names show."""
        done: set[tuple[str, str]] = set()
        for body in tuple(self.namer.bodies):
            if body not in self.drafts or body.parent is None or body.parent is body:
                continue
            parent = self._ensure_mention(body.parent)
            key = self.drafts[body].key
            if key == parent.key or (key, parent.key) in done or (parent.key, key) in done:
                continue
            done.add((key, parent.key))
            self._take_parent(body, body.parent)

    def _take_parent(self, body: Named, parent: Named) -> None:
        draft = self.drafts[body]
        branch = body.kind == "DemocraticPartyBranch" and "Party" in parent.kind
        relations = ["branchOf" if branch else "subOrganizationOf"]
        if body.kind in CELL_KINDS and body.name.endswith(CELLS):
            relations.append("partyOrganOf")
        for relation in relations:
            ends, span = (draft.key, self.drafts[parent].key), min(draft.spans)
            self.ledger.state(relation, ends, span, {"basis": "name"}, rule="name-nesting")


def _shown(parent: KnownOrganization, name: str) -> int:
    """How many characters of a name its parent's longest form takes up at the front, 0 if none or all of them."""
    forms = (form for form in (parent.label, *parent.names, *parent.ambiguous) if 1 < len(form) < len(name))
    return max((len(form) for form in forms if name.startswith(form)), default=0)

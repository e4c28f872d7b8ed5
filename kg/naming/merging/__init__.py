"""Short forms and full names of one body, joined once all bodies of a document are named."""

from __future__ import annotations

from kg.analysis import SPEAKERS, Analysis, Named, Organ
from kg.faculties import is_faculty, of_school
from kg.naming import bare, institution, jurisdiction
from kg.naming.jurisdiction import join
from kg.naming.merging import congresses
from kg.naming.merging.joins import Joins
from kg.naming.merging.short import ShortForms
from kg.naming.register import Register
from kg.naming.voice import Voice

#: Classes of bodies that a longer one of the text may be where national news tells them by their kind alone.
INSIDE = ("LeadingGroup", "Delegation")


class Merger:
    """Joins the bodies that are one: 溪州校友会 and 某学院溪州校友会, 我院 and the hospital."""

    def __init__(self, analysis: Analysis, register: Register, voice: Voice, *, national: bool) -> None:
        self.analysis, self.register, self.voice, self.national = analysis, register, voice, national

    def merge(self, of: dict[Organ, Named]) -> None:
        """Join what is one body in the register and in what each mention is `of`, and complete what is left."""
        bodies = self.register.bodies
        joins = Joins(bodies, self.register.by_name)
        short = ShortForms(tuple(body for body in bodies if body.place not in self.analysis.elsewhere))
        for body in bodies:
            full = self._full_form(body, short, joins)
            if full is not None and full is not body:
                joins.join(body, full)
        self.register.bodies = [body for body in bodies if body not in joins]
        for organ, body in of.items():
            of[organ] = joins.final(body)
        for body in self.register.bodies:
            self._complete(body)

    def _full_form(self, body: Named, short: ShortForms, joins: Joins) -> Named | None:
        """The body whose name one is short for."""
        if body.organ.known is not None:
            return None
        branch = institution.party_branch(body, self.register.bodies)
        if branch is not None:
            return branch
        if self.national and bare.is_one_of_many(body):
            longer = short.longer(body) if body.kind in INSIDE else []
            return longer[0] if len(longer) == 1 else None
        word = institution.self_word(body.name)
        if word:
            return self._meant_by(word, body, joins)
        if body.parent is None and not body.hint and is_faculty(body.name):
            return self._faculty(body)
        longer = [each for each in short.longer(body) if each not in joins]
        return min(longer, key=lambda each: (-each.count, each.organ.start), default=None)

    def _meant_by(self, word: str, body: Named, joins: Joins) -> Named | None:
        """The institution that a body's name only points at: 我校, 学校."""
        if body.name[0] in SPEAKERS:
            meant = self.voice.own(word)
            return joins.final(meant) if meant is not None else None
        told = (b for b in self.register.bodies if b not in joins and not self.voice.is_stranger(b))
        return institution.institution(word, told)

    def _faculty(self, body: Named) -> Named | None:
        """A faculty told by its field alone under the university that the document speaks for."""
        whole = None if self.national else self.voice.main()
        schools = institution.HEADS[institution.SCHOOL]
        if whole is None or not whole.name.endswith(schools) or of_school(whole.name):
            return None
        return self.register.take(whole.name + body.name, body.organ, body.kind, whole.place, whole)

    # -- what the names that are left lack -------------------------------------------------------------------------

    def _complete(self, body: Named) -> None:
        """Give a body the party, the company or the congress that it belongs to, where its name does not tell it."""
        self._tell_party(body)
        if body.parent is not None or body.hint:
            return
        body.parent = institution.company(body, self.register.bodies)
        whole = institution.delegation(body, self.register.bodies)
        if whole is not None:
            body.names.add(body.name)
            body.name, body.parent = whole.name + body.name, whole
        congress = congresses.of_delegation(self.analysis, body) if self.national else ""
        if congress and not body.name.startswith(congress):
            body.names.add(body.name)
            body.name = congress + body.name

    def _tell_party(self, body: Named) -> None:
        """Give a committee of the document's own place its whole name, where nothing else did: 社市委."""
        party, level = institution.party_of(body.name)
        label, code = jurisdiction.relative(self.analysis, level) if party else ("", "")
        if label:
            body.names.add(body.name)
            body.name, body.place = party + join(label, level + body.name[2:]), code
            body.parent = body.parent or self.register.by_name.get(party)

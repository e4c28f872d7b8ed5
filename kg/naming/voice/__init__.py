"""For which institution a document speaks: what 我校, 院党委 or 校长 alone mean in it."""

from __future__ import annotations

import re
from functools import cached_property

from kg.analysis import Analysis, Named, Organ
from kg.naming import institution
from kg.naming.institution import Leaders
from kg.naming.register import Register
from kg.naming.voice import beside, own
from kg.naming.voice.beside import Beside
from kg.naming.voice.strangers import Strangers

#: The cells by which a document speaks of its own institution: 院党委.
CELLS = ("党委", "党组", "党总支", "党支部")


class Voice:
    """Whom one document speaks for, by how its bodies are told; a national one speaks for nobody.

    `of` maps each mention to its body. It and the register grow as mentions are named: `note` must be told of each, and
    `listen` when bodies were joined.
    """

    def __init__(self, analysis: Analysis, of: dict[Organ, Named], register: Register, *, national: bool) -> None:
        self.analysis, self.of, self.register, self.national = analysis, of, register, national
        self._signed = ""
        self.listen()

    def listen(self) -> None:
        """Look anew at which bodies there are."""
        self._beside = Beside(self.analysis, self.of)
        self._strangers = Strangers(self.analysis, self.of)
        self._leaders = Leaders(self.register.bodies, self._strangers)

    def note(self, organ: Organ, body: Named, before: Named | None) -> None:
        """Take note that a mention is a body's, and no longer the one's whose it was `before`."""
        self._beside.add(organ, body)
        self._strangers.add(organ, body)
        self._leaders.note(body)
        if before is not None:
            self._beside.drop(before)
            self._leaders.note(before)

    def read_signature(self) -> None:
        """Take note of the institution that signs the report, which has no mention where only the page tells it."""
        self._signed = "" if self.national else own.signed(self.analysis)
        if self._signed and self._signed not in self.register.by_name and self._signed not in self.register.known:
            kind = "Enterprise" if self._signed.endswith(institution.COMPANIES) else "PublicInstitution"
            self.register.add(Named(self._signed, kind, Organ(0, 0, kind, self._signed, proper=True), hint=True))

    @property
    def is_signed(self) -> bool:
        """Whether an institution signs the report."""
        return bool(self._signed)

    def is_stranger(self, body: Named) -> bool:
        """Whether a body visits the institution whose report it is, or is visited by its people."""
        return body in self._strangers

    # -- whom a word means -----------------------------------------------------------------------------------------

    def says(self, word: str) -> bool:
        """Whether the document speaks of its own institution by a word: 我校."""
        return any(match.group(1) == word for match in self._own_words)

    def own(self, word: str) -> Named | None:
        """The document's own institution of a kind: what signs it, begins its title, or is named most."""
        body = self.signer(word)
        speaker = self.speaker() if body is None else None
        body = body or (institution.institution(word, [speaker]) if speaker is not None else None)
        if body is None and self._beside.title_points(word):
            told = (each for each in self.register.bodies if self._may_be_own(each, word))
            fitting = [b for b in told if b.parent is None and institution.institution(word, [b]) is not None]
            return fitting[0] if len(fitting) == 1 and self._beside.stands_alone(fitting[0]) else None
        return body or self._told(self._leaders.lead(word, self._may_be_own))

    def _told(self, body: Named | None) -> Named | None:
        """A body that the title has or the text tells by itself, not only as whose post somebody holds."""
        if body is None or body.hint or body.name in self._beside.heading or self._beside.stands_alone(body):
            return body
        return None

    def signer(self, word: str) -> Named | None:
        """The institution that signs the report, if it is of a kind."""
        body = self.register.by_name.get(self._signed)
        return institution.institution(word, [body]) if body is not None else None

    def lead(self, word: str) -> Named | None:
        """The body that a word for institutions stands for, as it is the one named most."""
        return self._leaders.lead(word)

    # -- who speaks ------------------------------------------------------------------------------------------------

    def main(self) -> Named | None:
        """The institution or company that a document speaks for when it says 我院, 我校, or 院党委 alone."""
        for match in self._own_words:
            owner = self.own(match.group(1))
            if owner is not None:
                owner.tell(match.start(), match.end())
                return owner
        word = self._word_of_cells
        return None if self.says(word) else self.lead(word)

    def speaker(self) -> Named | None:
        """The institution or company that the title of local news begins with."""
        return None if self.national else own.speaker(self.analysis, self.subjects())

    def office(self) -> Named | None:
        """The institution or department that the title of local news begins with, even if the text never names it."""
        if self.national:
            return None
        told = beside.subjects(self.analysis, self.register.bodies, hints=True)
        return own.speaker(self.analysis, (b for b in told if b not in self._strangers), own.DIVIDED)

    def subjects(self) -> list[Named]:
        """The bodies that the title begins with, but for those that only come or are visited."""
        return [b for b in beside.subjects(self.analysis, self.register.bodies) if b not in self._strangers]

    def _may_be_own(self, body: Named, word: str) -> bool:
        """Whether 我校 may mean a body."""
        if own.is_abroad(body):
            return False
        if body.name == self._signed:
            return True
        return body not in self._strangers and self._beside.may_be_own(body, word)

    @cached_property
    def _own_words(self) -> list[re.Match[str]]:
        """Where the document first says 我院, 我校 and the like."""
        return institution.own_words(self.analysis.text)

    @cached_property
    def _word_of_cells(self) -> str:
        """The word for the institution in the first 院党委 of the document, or an empty string."""
        cells = (organ for organ in self.analysis.all_organs() if organ.rest in CELLS)
        return next((organ.level for organ in cells if organ.level in institution.HEADS), "")

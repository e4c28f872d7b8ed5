"""Organization mentions: jurisdiction, parent, stem and ending, nested as the name nests them.

The tagger cuts such names wrongly more often than not, so the endings of `ontology/organizations.ttl` lead: a closed
ending (统战部, 教育局) is a body as soon as a jurisdiction or a parent stands before it; an open one (有限公司, 大学)
takes the words before it as its name, as far as words of a name go.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from kg.analysis import Analysis, Hit, Organ, PlaceHit, Sentence
from kg.language.tagger import Token
from kg.ontology import KnownOrganization, Ontology, OrganizationType

LEVELS = "省市县区州旗盟镇乡村"
INSTITUTIONS = "校院厂社行局厅部委会馆台团站所"
PRONOUNS = ("我", "本", "该", "全")
NAME_TAGS = frozenset({"n", "nz", "nt", "ns", "nr", "nw", "ORG", "LOC", "vn", "an", "PER", "s", "f", "a", "xc", "nt"})
PROPER_TAGS = frozenset({"nz", "nt", "ns", "nw", "ORG", "LOC", "PER"})
STRONG = re.compile(r"(有限公司|有限责任公司|集团|大学|学院|协会|学会|基金会|联合会|研究院|研究所|联盟|委员会|代表团|促进会|商会|联谊会|校友会)$")
COLLECTIVE = re.compile(r"^(各|有关|相关|部分|其他|其它|所属|下属|多家|一些|两|三|几|若干|全体|兄弟|众多|该|此|某|每|任)")
STOP_BEFORE = frozenset("在到对向由从于和与及或、，。；：！？ \n\t的了着过就将把被为等")
MAX_NAME = 32


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Find the organization mentions of every sentence and note them in the analysis."""
    for sentence in analysis.sentences:
        if sentence.hits or sentence.tokens:
            found = _Chart(analysis.text, sentence).read()
            if found:
                analysis.organs[sentence.index] = found


class _Chart:
    """The organizations that can be read in one sentence, by where they end."""

    def __init__(self, text: str, sentence: Sentence) -> None:
        self.text = text
        self.sentence = sentence
        self.ends: dict[int, list[Organ]] = defaultdict(list)
        self.token_at: dict[int, Token] = {}
        for token in sentence.tokens:
            for position in range(token.start, token.end):
                self.token_at[position] = token
        self.places: dict[int, list[PlaceHit]] = defaultdict(list)
        for place in sentence.places:
            self.places[place.end].append(place)

    def read(self) -> list[Organ]:
        hits = [h for h in self.sentence.hits if h.category in ("suffix", "known")]
        hits.sort(key=lambda h: (h.end, h.category == "suffix", -(h.end - h.start)))
        for hit in hits:
            organ: Organ | None
            if isinstance(hit.term, KnownOrganization):
                organ = self.known(hit, hit.term)
            elif isinstance(hit.term, OrganizationType):
                organ = self.open(hit, hit.term) if hit.term.open else self.closed(hit, hit.term)
            else:
                continue
            if organ is not None:
                self.ends[organ.end].append(organ)
        self.from_tagger()
        return _select([organ for organs in self.ends.values() for organ in organs])

    # -- pieces ------------------------------------------------------------------------------------------------

    def parent_at(self, end: int) -> Organ | None:
        """The longest organization that ends here."""
        return max(self.ends.get(end, ()), key=lambda o: (o.end - o.start, o.known is not None), default=None)

    def place_at(self, end: int) -> PlaceHit | None:
        """The longest place name that ends here."""
        return max(self.places.get(end, ()), key=lambda p: p.end - p.start, default=None)

    def level_at(self, end: int) -> str:
        """A level word that stands for a jurisdiction: 县 in 县统战部, 市 in 我市公安局; empty if there is none."""
        if end <= self.sentence.start or self.text[end - 1] not in LEVELS + "校院":
            return ""
        token = self.token_at.get(end - 1)
        if token is not None and token.start < end - 1:
            before = self.text[token.start : end - 1]
            if before not in PRONOUNS and not before.endswith(("，", "、")):
                return ""
        return self.text[end - 1]

    def known(self, hit: Hit, known: KnownOrganization) -> Organ | None:
        start = hit.start
        if self.text.startswith("中共", start - 2) and start - 2 >= self.sentence.start:
            start -= 2
        return Organ(start, hit.end, known.kind, known.label, known=known, proper=True, confidence=0.97)

    def closed(self, hit: Hit, type_: OrganizationType) -> Organ | None:
        """A body whose ending is its whole name: jurisdiction or parent, then the ending."""
        start, ending = hit.start, self.text[hit.start : hit.end]
        parent = self.parent_at(start)
        if parent is not None and not (parent.type is type_ and parent.start == parent.end):
            return Organ(parent.start, hit.end, _kind(type_, parent), ending, type_, parent=parent, proper=parent.proper)
        place = self.place_at(start)
        if place is None and ending[0] in LEVELS:
            place = self.place_at(start + 1)
        if place is not None:
            return self.with_place(hit, type_, place, ending)
        level = "" if ending[0] in LEVELS else self.level_at(start)
        if level:
            begin = start - 1
            if self.text[begin - 1 : begin] in PRONOUNS:
                begin -= 1
            return Organ(begin, hit.end, type_.kind, ending, type_, level=level, proper=True, confidence=0.9)
        if ending[0] in LEVELS and len(ending) > 1:
            return Organ(start, hit.end, type_.kind, ending, type_, level=ending[0], proper=True, confidence=0.9)
        return Organ(start, hit.end, type_.kind, ending, type_, proper=False, confidence=0.6)

    def with_place(self, hit: Hit, type_: OrganizationType, place: PlaceHit, ending: str) -> Organ:
        start, rest = place.start, ending
        if place.end > hit.start:
            rest = ending[1:] if ending[0] in LEVELS and place.name.endswith(ending[0]) else ending
        outer = self.parent_at(start)
        party = outer if outer is not None and outer.known is not None and "Party" in outer.kind else None
        if party is not None:
            return Organ(party.start, hit.end, "DemocraticPartyBranch", ending, type_, place=place, parent=party, proper=True)
        if self.text.startswith("中共", start - 2) and start - 2 >= self.sentence.start:
            start -= 2
        return Organ(start, hit.end, type_.kind, rest, type_, place=place, proper=True, confidence=0.95)

    def open(self, hit: Hit, type_: OrganizationType) -> Organ | None:
        """A body with a name of its own: walk left over the words of the name."""
        begin, parent, place, evidence = self.walk(hit)
        if begin is None:
            return None
        name = self.text[begin : hit.end]
        if COLLECTIVE.match(name) or (parent is None and place is None and len(name) <= hit.end - hit.start):
            return None
        single = hit.end - hit.start == 1
        level = ""
        if parent is None and place is None:
            level = self.level_at(begin) if begin > self.sentence.start else ""
            if name[0] in LEVELS + "校院" and self.level_at(begin + 1):
                level = name[0]
            elif level:
                begin -= 1
                name = self.text[begin : hit.end]
        if single and parent is None and not level and evidence != "ORG":
            return None
        if not (parent or place or level or evidence or (STRONG.search(name) and len(name) - (hit.end - hit.start) >= 4)):
            return None
        rest = self.text[parent.end if parent else (place.end if place else begin) : hit.end]
        return Organ(
            parent.start if parent else (place.start if place else begin),
            hit.end,
            type_.kind,
            rest,
            type_,
            place=None if parent else place,
            level=level,
            parent=parent,
            proper=True,
            confidence=0.9 if (parent or place or evidence == "ORG") else 0.8,
        )

    def walk(self, hit: Hit) -> tuple[int | None, Organ | None, PlaceHit | None, str]:
        """From an open ending to the left: where the name begins, its parent, its place, and the best word evidence."""
        position, evidence = hit.start, ""
        while position > self.sentence.start and hit.end - position < MAX_NAME:
            parent = self.parent_at(position)
            if parent is not None and parent.proper and position < hit.end:
                return position, parent, None, evidence
            place = self.place_at(position)
            token = self.token_at.get(position - 1)
            if place is not None and (token is None or token.tag != "ORG" or token.start >= place.start):
                outer = self.parent_at(place.start)
                if outer is not None and outer.proper:
                    return place.start, outer, None, evidence
                return position, None, place, evidence or "LOC"
            step = self.step(position, token, hit)
            if step is None:
                break
            position, tag = step
            if tag in PROPER_TAGS and evidence != "ORG":
                evidence = "ORG" if tag == "ORG" else tag
        return position, None, None, evidence

    def step(self, position: int, token: Token | None, hit: Hit) -> tuple[int, str] | None:
        """One word to the left of `position`, if it can belong to a name."""
        char = self.text[position - 1]
        if char == "）":
            opening = self.text.rfind("（", max(self.sentence.start, position - 12), position)
            return (opening, "") if opening > self.sentence.start and position != hit.start + 99 else None
        if char in "”’":
            opening = self.text.rfind("“" if char == "”" else "‘", max(self.sentence.start, position - 14), position)
            return (opening, "nz") if opening >= self.sentence.start else None
        if token is None or char in STOP_BEFORE and token.tag != "ORG":
            return None
        if token.tag in NAME_TAGS:
            return token.start, token.tag
        word = self.text[token.start : token.end]
        if token.tag == "m" and (word.startswith("第") or re.fullmatch(r"[一二三四五六七八九十百0-9]+", word)):
            return token.start, "m"
        if token.tag in ("v", "vd", "ad", "q", "j") and len(word) >= 2 and not self.is_trigger(token):
            return token.start, token.tag
        if token.start < hit.start < token.end:
            return token.start, token.tag
        return None

    def is_trigger(self, token: Token) -> bool:
        return any(h.category == "trigger" and h.start == token.start and h.end == token.end for h in self.sentence.hits)

    def from_tagger(self) -> None:
        """Organizations that only the tagger knows: kept where no ending of ours was read in them."""
        covered = [(o.start, o.end) for organs in self.ends.values() for o in organs if o.proper]
        for token in self.sentence.tokens:
            if token.tag != "ORG" or token.end - token.start < 3:
                continue
            if any(start < token.end and token.start < end for start, end in covered):
                continue
            name = self.text[token.start : token.end]
            if COLLECTIVE.match(name) or not re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9·“”]+", name):
                continue
            self.ends[token.end].append(
                Organ(token.start, token.end, "Organization", name, proper=True, confidence=0.6)
            )


def _kind(type_: OrganizationType, parent: Organ) -> str:
    """The class of a body under its parent: a committee of a democratic party is that party's branch."""
    if parent.known is not None and parent.kind in ("DemocraticParty", "PoliticalParty") and type_.kind in (
        "PartyCommittee",
        "PartyBranch",
        "Organization",
        "LeadingGroup",
    ):
        return "DemocraticPartyBranch"
    return type_.kind


def _select(organs: Iterable[Organ]) -> list[Organ]:
    """The mentions to keep: longest first, and inside them only the parents that their names show."""
    kept: list[Organ] = []
    ordered = sorted(organs, key=lambda o: (-(o.end - o.start), not o.proper, o.known is None, o.start))
    for organ in ordered:
        if not any(organ.start < other.end and other.start < organ.end for other in kept):
            kept.append(organ)
    chain: list[Organ] = []
    for organ in kept:
        parent = organ.parent
        while parent is not None:
            chain.append(parent)
            parent = parent.parent
    found = sorted([*kept, *chain], key=lambda o: (o.start, o.end))
    return list(dict.fromkeys(found))

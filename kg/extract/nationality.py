"""Whose state a title means: of an official of another country that country's, and not China's.

总理 alone is China's premier; of somebody whom the document makes an official of another country it is that
country's, and of somebody whose name is written as foreign ones are, without a country, it is that of the one other
country that the document names; where it names several, nobody can tell whose.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from kg.analysis import HOME, STATE_BODIES, Analysis, Holding, Human, Organ, PlaceHit
from kg.language.surnames import family_name
from kg.language.transliteration import is_transliterated
from kg.ontology import KnownOrganization, Ontology

STATE = "prc"
#: Titles of the state itself, with 国家 before them or not.
PRESIDENT = ("主席", "副主席")
#: Titles of those at the head of a state or its government; no party and no congress has them.
HEADS = ("总统", "总理", "首相", "国王", "女王", "天皇", "总督", "国家主席", "国家副主席", "国务卿", "国务委员长")
#: Those of them that are told without their country, once it is known.
ELECTED = ("总统", "总理", "首相", "国王", "女王", "总督", "国家主席", "国家副主席", "国务卿", "国务委员长")
#: Titles of monarchs and their deputies, after whom places are called.
CROWNED = ("国王", "女王", "总督")
NAMED_AFTER = re.compile("[一-鿿]{0,4}(?:城|大学|学院|医院|港|机场|奖|杯|基金|图书馆|大道)")
#: Those that China does not have.
ABROAD = ("总统", "首相", "国王", "女王", "天皇", "总督")
#: Titles that only China has.
OWN = ("副委员长", "国务委员", "政治局委员")
#: Posts that one person in China holds.
PREMIER = "总理"
SOLE = ("总书记", PREMIER, "主席")
NO_POST = ("", "")
#: How the president is told before whom he meets: 某某主席同|某某总理, 某某主席7月同来华访问的|某某总理.
COMPANION = re.compile("主席[^，。；、]{0,8}[同与和](?:来[华京]?(?:进行[^，。；]{0,6})?(?:访问)?的)?$")
PARTIES = ("PoliticalParty", "PartyCommittee")
MEETING = re.compile("[^，。；]{0,12}?(?:会晤|会谈|会见|通话|通电话|互致)")
UNKNOWN = "the country is not said"


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Give the titles of heads of state and ministers, as the document's people hold them, the state they mean."""
    mentions = analysis.mentions()
    reader = _Nations(analysis, ontology.countries, ontology.known_by_name[STATE])
    for name, humans in mentions.items():
        reader.settle(name, humans)
    reader.leave_rivals(mentions)


class _Nations:
    """The countries of one document's people."""

    def __init__(self, analysis: Analysis, countries: Mapping[str, str], state: KnownOrganization) -> None:
        self.analysis = analysis
        self.countries = countries
        self.state = state
        self.only = self._only_other()

    def _only_other(self) -> str:
        """The one country but China that the document names, by its places and its bodies; empty if it names more."""
        text, sentences = self.analysis.text, self.analysis.sentences
        named = {place.country for sentence in sentences for place in sentence.places}
        words = (text[h.start : h.end] for s in sentences for h in s.hits if h.category == "country")
        named |= {self.countries.get(word, word) for word in words}
        named |= {self._country(organ) for organ in self.analysis.all_organs()}
        named |= {organ.place.country for organ in self.analysis.all_organs() if organ.place is not None}
        named -= {"", HOME}
        return min(named) if len(named) == 1 else ""

    def settle(self, name: str, humans: Iterable[Human]) -> None:
        """Settle the titles of all mentions of one name."""
        humans = list(humans)
        holdings = [holding for human in humans for holding in human.holdings]
        told = Counter(filter(None, (self._country(h.organ) for h in holdings if h.organ is not None)))
        at_home = told.pop(HOME, 0) or any(_is_home(h.organ) for h in holdings if h.organ is not None)
        country = min(told, key=lambda each: (-told[each], each)) if told and not at_home else ""
        if not country and not at_home and any(self._is_other(name, human) for human in humans):
            country = self.only
        foreign = bool(country) or (not at_home and _looks_foreign(name))
        president = any(h.title.endswith(PRESIDENT) and h.title.startswith("国家") for h in holdings)
        for human in humans:
            kept = []
            for holding in human.holdings:
                if self._settled(holding, country, foreign):
                    if holding.organ is None and holding.title in PRESIDENT and not foreign:
                        after = holding.end > human.end and holding.title == "主席"
                        self._president(holding, told=president or after)
                    kept.append(holding)
                else:
                    self.analysis.unread.append(("title", holding.start, holding.end, UNKNOWN))
            human.holdings = kept

    def _is_other(self, name: str, human: Human) -> bool:
        """Whether a mention calls somebody the head of the one other country, or a minister named beside its name."""
        if not self.only:
            return False
        for holding in human.holdings:
            told = holding.organ is None or holding.organ.implied
            if told and holding.title.endswith(HEADS) and (_looks_foreign(name) or holding.title in ABROAD):
                return True
            if told and holding.title == PREMIER and self._meets_president(human):
                return True
            if not told and _looks_foreign(name) and self._follows_country(human):
                return True
        return False

    def _meets_president(self, human: Human) -> bool:
        """Whether a premier meets the president, as only another country's does: 某某主席同某某总理会晤."""
        text, start = self.analysis.text, human.start
        meets = MEETING.match(text, human.right) is not None
        return meets and COMPANION.search(text, max(0, start - 24), start) is not None

    def _follows_country(self, human: Human) -> bool:
        """Whether a sentence names the one other country before somebody, and not China: 某国某州州长甲、财政部长乙."""
        here = self.analysis.sentence_at(human.start)
        countries = [place for place in here.places if place.country] if here is not None else []
        named = {place.country for place in countries}
        return named == {self.only} and any(place.end <= human.left for place in countries)

    def leave_rivals(self, mentions: Mapping[str, list[Human]]) -> None:
        """Leave unread the titles that only stand after a name, where another person is told to hold the one post.

        某总书记和某总书记: one of them is another country's. So is a premier in news of other countries whom nothing
        calls China's. Whoever is introduced by the post keeps it; else, of several, whoever is named first.
        """
        holders: dict[tuple[str, str], list[str]] = defaultdict(list)
        for name, humans in mentions.items():
            for post in {_called(human, h) for human in humans for h in human.holdings} - {NO_POST}:
                holders[post].append(name)
        abroad = self.analysis.is_abroad
        for post, names in holders.items():
            kept = {name for name in mentions if any(_introduces(human, post) for human in mentions[name])}
            if post[0] == PREMIER:
                kept |= {name for name in names if any(self._beside_president(human) for human in mentions[name])}
            if not kept and not (post[0] == PREMIER and abroad):
                kept = {min(names, key=lambda each: mentions[each][0].start)}
            for human in (human for name in set(names) - kept for human in mentions[name]):
                for holding in [h for h in human.holdings if _called(human, h) == post]:
                    human.holdings.remove(holding)
                    self.analysis.unread.append(("title", holding.start, holding.end, UNKNOWN))

    def _beside_president(self, human: Human) -> bool:
        """Whether somebody is told right after China's president: 某某主席、某某总理."""
        here = self.analysis.sentence_at(human.start)
        before = self.analysis.humans.get(here.index, ()) if here is not None else ()
        return any(
            other.right + 1 == human.left
            and self.analysis.text[other.right] in "、和"
            and any(h.organ is not None and h.organ.known is self.state for h in other.holdings)
            for other in before
        )

    def _settled(self, holding: Holding, country: str, foreign: bool) -> bool:
        """Whether it is known whose a title is, after giving it to the country if it is a state's."""
        organ, head = holding.organ, holding.title.endswith(HEADS)
        if foreign and organ is not None and self._is_relative(organ):
            return False
        if _is_bare(holding):
            country = country or self._country(organ)
            organ = holding.organ = None
        if organ is None:
            if holding.title in CROWNED and self._is_of_name(holding):
                return False
            if holding.title.endswith(ELECTED) and country:
                holding.organ = self._state(holding, country)
            return not (foreign and holding.title in PRESIDENT)
        if country and _is_of_unnamed_state(organ):
            organ.root.place = PlaceHit(organ.start, organ.start, country, country=country)
            organ.root.proper = True
        if not foreign or organ.known is None or organ.known.level == "international" or self._country(organ):
            return True
        if organ.implied:
            if country and head:
                holding.organ = self._state(holding, country)
            return (bool(country) and head) or holding.title.endswith(OWN)
        if organ.kind not in STATE_BODIES:
            return True
        if country:
            organ.known, organ.rest, organ.proper = None, self.analysis.text[organ.start : organ.end], True
            organ.place = PlaceHit(organ.start, organ.start, country, country=country)
        return bool(country)

    def _is_of_name(self, holding: Holding) -> bool:
        """Whether a monarch's title is a piece of other words: 某某国王|经济城, 某国|王太后."""
        text, start, end = self.analysis.text, holding.end - len(holding.title), holding.end
        here = self.analysis.sentence_at(start)
        crossed = here is not None and any(h.category == "country" and h.start < start < h.end for h in here.hits)
        return crossed or NAMED_AFTER.match(text, end) is not None

    def _is_relative(self, organ: Organ) -> bool:
        """Whether a body is that of 省 or 市 alone, in news of the nation, where nobody can tell which is meant."""
        return organ.implied and bool(organ.level) and organ.place is None and not self.analysis.is_local

    def _president(self, holding: Holding, *, told: bool) -> None:
        """Give 主席 to the state, if the document calls the person 国家主席 or the title stands after the name."""
        if told and not self.analysis.is_local:
            state = self.state
            holding.organ = Organ(
                holding.start, holding.end, state.kind, state.label, known=state, proper=True, implied=True
            )

    def _state(self, holding: Holding, country: str) -> Organ:
        place = PlaceHit(holding.start, holding.start, country, country=country)
        return Organ(holding.start, holding.end, "Government", "", place=place, proper=True, implied=True)

    def _country(self, organ: Organ | None) -> str:
        """The country in the name of a body of state or a party, or of what it belongs to; empty if none is."""
        while organ is not None:
            if organ.place is not None and organ.place.country:
                return organ.place.country if organ.kind in STATE_BODIES or organ.kind in PARTIES else ""
            if organ.known is not None and organ.known.level == "international" and organ.kind in PARTIES:
                names = (organ.known.label, *organ.known.names)
                return next((c for form, c in self.countries.items() if any(n.startswith(form) for n in names)), "")
            organ = organ.parent
        return ""


def _called(human: Human, holding: Holding) -> tuple[str, str]:
    """The title and the body of a post that only a title after the name tells, one of China's for want of another."""
    organ = holding.organ
    alone = holding.title in SOLE and holding.end > human.end
    return (holding.title, organ.known.name) if alone and organ and organ.implied and organ.known else NO_POST


def _introduces(human: Human, post: tuple[str, str]) -> bool:
    """Whether a mention says before the name that somebody holds this post."""
    title, body = post
    return any(
        h.title in (title, f"国家{title}")
        and h.end <= human.start
        and h.organ
        and h.organ.known
        and h.organ.known.name == body
        for h in human.holdings
    )


def _is_home(organ: Organ) -> bool:
    """Whether a body that the text names is China's."""
    if organ.place is not None:
        return organ.place.division is not None
    if organ.parent is not None:
        return _is_home(organ.parent)
    named = organ.known is not None and organ.known.level != "international" and not organ.implied
    return named and organ.kind not in STATE_BODIES


def _is_of_unnamed_state(organ: Organ) -> bool:
    """Whether a body of some state, or the one it is part of, is called by its kind alone: 国务委员会, 内阁办公厅."""
    whole = organ.root
    named = whole.proper or whole.implied or whole.level or whole.place is not None or whole.known is not None
    return whole.kind in STATE_BODIES and not named


def _is_bare(holding: Holding) -> bool:
    """Whether a state's title was given to a party or an office that the phrase told before: 甲国乙党主席、总统."""
    organ = holding.organ
    if organ is None or not holding.title.endswith(HEADS):
        return False
    if organ.kind == "Government":
        parent = organ.parent
        bare = not organ.proper and organ.place is None and organ.known is None and parent is None
        return bare or (parent is not None and parent.kind in PARTIES)
    return organ.kind in PARTIES or (organ.known is None and holding.title.endswith(ABROAD))


def _looks_foreign(name: str) -> bool:
    """Whether a name is written as those of other languages are, and has no Chinese family name."""
    return is_transliterated(name) and not (len(name) <= 3 and family_name(name))

"""What stands around an ending: the name of an institution that no vocabulary has, a longer noun, more than a place."""

from __future__ import annotations

import re

from kg.analysis import LEVEL_WORDS, Analysis, Organ, Sentence, level_of

#: What the names of institutions end in that no vocabulary has: 某某所, 某某院.
INSTITUTES = tuple("所院校馆厂社站台")
#: The cells and inner bodies of institutions.
INNER = ("党委", "党组", "党总支", "党支部", "纪委", "工会", "团委")
#: What a name of one body does not begin with.
POINTING = "我本该各某每"
#: The tagger's marks of words that a name goes on from.
NOUNS = frozenset({"n", "vn", "nz", "an", "ORG", "nt"})
PLACES = ("LOC", "ns")
#: What stands before a phrase.
OPENS = re.compile("[^\u4e00-\u9fff]|[和与及由]")
#: The fewest characters of an institution's name.
SHORTEST = 4
#: How the names of a prefecture's bodies begin, which go by the place without its level: 云川地委.
PREFECTURE = re.compile("地(?:委|区)|行署")
#: Classes of bodies whose names are longer than place and ending where the place is only the beginning of a name.
LONGER = ("PartyCommittee", "PartyGroup", "GovernmentDepartment")
LEVELS = tuple(LEVEL_WORDS)
#: The offices of a place together, whose cells are none of the place itself: 市直机关|团工委.
DIRECT = ("直机关", "直属机关", "级机关")


def institute_before(analysis: Analysis, organ: Organ) -> str:
    """The name of an institution before a bare cell of it: 化学物理所|党委; empty if there is none."""
    if organ.level or organ.proper or organ.rest not in INNER:
        return ""
    sentence = _sentence(analysis, organ)
    if sentence is None or analysis.text[organ.start - 1] not in INSTITUTES:
        return ""
    begin = organ.start - 1
    for token in reversed(sentence.tokens):
        if token.end == begin and (token.tag in NOUNS or token.tag in PLACES):
            begin = token.start
        elif token.start < begin:
            break
    stem = analysis.text[begin : organ.start]
    return stem if len(stem) >= SHORTEST and stem[0] not in POINTING else ""


def opens_phrase(analysis: Analysis, organ: Organ) -> bool:
    """Whether a bare part begins its phrase, so that no name runs into it, and has no level word that places it."""
    return not organ.level and OPENS.match(analysis.text[max(0, organ.start - 1) : organ.start] or "。") is not None


def is_tail(analysis: Analysis, organ: Organ) -> bool:
    """Whether a noun runs into a bare ending, which then is some institution's own part: 校友|联络办公室."""
    sentence = _sentence(analysis, organ)
    if sentence is None:
        return False
    if analysis.text.endswith(DIRECT, sentence.start, organ.start):
        return True
    word = next((t for t in sentence.tokens if t.end == organ.start), None)
    return word is not None and (word.tag in NOUNS or analysis.text[organ.start - 1] in INSTITUTES)


def is_as_written(organ: Organ) -> bool:
    """Whether the place in a name is only its beginning, so that the name stays as the text writes it."""
    if organ.type is None:
        return False
    return organ.type.open or organ.type.seated or _has_own_name(organ) or _holds_more(organ)


def _has_own_name(organ: Organ) -> bool:
    """Whether a place stands in a longer name, or before a prefecture's body, and is written as they are."""
    if organ.place is None or organ.place.country or organ.type is None or not organ.rest:
        return False
    if PREFECTURE.match(organ.rest):
        return True
    longer = organ.rest not in organ.type.suffixes and organ.rest[0] not in "第原驻"
    short = organ.place.division is not None and not organ.place.name.endswith(LEVELS)
    return longer and short and organ.kind in LONGER and not level_of(organ.rest)


def _holds_more(organ: Organ) -> bool:
    """Whether a name tells an institution between its place and a cell of it: 溪州|材料所党委."""
    stem = organ.rest.removesuffix(next((cell for cell in INNER if organ.rest.endswith(cell)), ""))
    return stem != organ.rest and stem[-1:] in INSTITUTES and len(stem) > 2


def _sentence(analysis: Analysis, organ: Organ) -> Sentence | None:
    """The sentence that an organization stands in, unless it begins with it."""
    sentence = analysis.sentence_at(organ.start)
    return sentence if sentence is not None and sentence.start < organ.start else None

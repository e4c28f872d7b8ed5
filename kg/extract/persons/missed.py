"""Chinese names that the tagger missed, directly after a title: a family name, one or two characters, a boundary."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from kg.analysis import Hit, Sentence
from kg.language.surnames import HAN, family_name
from kg.language.tagger import Token
from kg.lookalikes import MESSAGES, WORDS
from kg.ontology import Title

#: Tags of a word that may be a name in spite of being a common word.
NOUNISH = frozenset({"n", "a", "nz", "an", "nr", "LOC", "ns", "nw", "ad"})
#: Tags of common words, which need a sure boundary after them.
COMMON = frozenset({"n", "vn", "an", "nt"})
#: Tags of words that go on from a title: 书记|强调.
FUNCTION = frozenset({"p", "c", "d", "u", "r", "v"})
#: Tags of words that are no given name of one character.
UNLIKELY = frozenset({"a", "ad", "d", "v", "vd", "p", "c"})
#: What stands after a name.
AFTER_NAME = frozenset(
    "，、。；：！？（）《 \n\t"
    "和与及等在主出到会率带致作讲表指强说介汇陪参因为当将被分就先也还并同代对宣传受应前赴来调考视检走看一的"
)
#: What goes on with the title's word and begins no name: 主席|团, 司|令; but 令狐 is a family name.
NO_NAME = re.compile("[团级]|令(?!狐)")
#: Second characters after which a name of one given character is tried first: they begin a verb, as in 部长王平|作报告.
VERB_FIRST = tuple("作就率赴致将曾")


def after_titles(
    text: str, sentence: Sentence, titles: Mapping[int, Hit], verbs: Container[int]
) -> Iterator[tuple[int, int]]:
    """The spans of such names; `titles` are the titles by their ends, `verbs` the starts of verbs."""
    words = {token.start: token for token in sentence.tokens}
    for position, hit in titles.items():
        if not isinstance(hit.term, Title) or hit.term.kind == "honorific":
            continue
        if position >= sentence.end or NO_NAME.match(text, position) or position in verbs:
            continue
        token, family = words.get(position), family_name(text[position : position + 4])
        if token is None or not family or (token.tag in ("PER", "nr") and token.end - token.start > 1):
            continue
        shorter, longer = position + len(family) + 1, position + len(family) + 2
        ends = (shorter, longer) if text[shorter:longer] in VERB_FIRST else (longer, shorter)
        for end in ends:
            edge = end in words or end == sentence.end or end in verbs
            sure = end == sentence.end or (edge and text[end] in "、，。；）等") or end in verbs
            if not edge or end > sentence.end or _is_word(text[position:end], token, end, hit.term):
                continue
            if _ends_here(text, token, end, sure, end == shorter):
                yield position, end
                break


def _is_word(name: str, token: Token, end: int, title: Title) -> bool:
    """Whether what follows a title is another word; a noun that looks like a name is one after a post."""
    if not HAN.fullmatch(name) or name in MESSAGES or (len(name) > 2 and name[:2] in WORDS):
        return True
    return name in WORDS and not (token.end == end and token.tag in NOUNISH and title.kind == "post")


def _ends_here(text: str, token: Token, end: int, sure: bool, short: bool) -> bool:
    """Whether a name ends here: `sure` if a mark, a verb or nothing follows, `short` with one given character."""
    if token.end == end:
        if not sure and token.tag in COMMON:
            return False
        if short and token.tag in UNLIKELY and text[end : end + 1] not in "、等":
            return False
    return sure or (text[end] in AFTER_NAME and token.tag not in FUNCTION)

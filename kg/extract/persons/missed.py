"""Chinese names that the tagger missed, directly after a title: a family name, one or two characters, a boundary."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from kg.analysis import Hit, Sentence
from kg.language.common_words import is_common
from kg.language.following import SETS_OUT, is_at_home
from kg.language.surnames import FREQUENT, HAN, WORDY, family_name
from kg.language.tagger import Token
from kg.lookalikes import GIVEN, MESSAGES, NAMES_TOO, NO_NAME, WORDS
from kg.ontology import Title

#: Tags of a word that may be a name in spite of being a common word.
NOUNISH = frozenset({"n", "a", "nz", "an", "nr", "LOC", "ns", "nw", "ad"})
#: Tags of common words, which need a sure boundary after them.
COMMON = frozenset({"n", "vn", "an", "nt"})
#: Tags of words that a name can hardly be; only a frequent family name makes one of them.
PLAIN = COMMON | {"v", "vd", "a", "ad", "d", "t", "f", "s", "m", "q", "r", "p", "c", "u", "xc", "TIME"}
#: Tags of words that go on from a title: 书记|强调.
FUNCTION = frozenset({"p", "c", "d", "u", "r", "v"})
#: Tags of words that no name begins with or goes on with, once they are words of their own.
GOES_ON = FUNCTION - {"v"} | {"f", "m", "q", "xc"}
NAMES = ("PER", "nr")
#: Titles of those at the head of a state or a party, with whom much else than names is told: 总统|官邸, 总书记|来了.
NATIONAL = ("总统", "首相", "总理", "总书记", "主席", "国王", "女王")
#: What the names of bodies end in whose heads bear such titles.
BODIES = ("会", "政协", "联", "协", "盟", "委", "社", "团", "公司", "集团")
#: Tags of words that are no given name of one character.
UNLIKELY = frozenset({"a", "ad", "d", "v", "vd", "p", "c"})
PLACES = ("LOC", "ns", "ORG", "nt")
#: The kinds of titles that people are called by behind their name, too.
CALLED = ("post", "occupation", "honorific")
#: What stands after a name.
AFTER_NAME = frozenset(
    "，、。；：！？（）《 \n\t"
    "和与及等在主出到会率带致作讲表指强说介汇陪参因为当将被分就先也还并同代对宣传受应前赴来调考视检走看一的"
)
#: Marks that end a name in a list or clause.
MARKS = ("、", "，", "。", "；", "）")
#: Characters between a name and a verb that belong to neither: 甲|在参加会议时.
LEADS_ON = "在将已并也还就都又对向和与为应曾正先率同致作"
#: Second characters after which a name of one given character is tried first: they begin a verb, as in 部长王平|作报告.
VERB_FIRST = tuple("作就率赴致将曾")


#: What scholars and comrades are addressed by after their name, which ends there: 院长|某某|教授.
ADDRESSED = re.compile("(?:副?教授|研究员|博士|院士|同志|先生|女士|老师)(?!们|级)")
#: What is said of a post in brackets before the name: 副县长（挂职）某某, 局长（主任）某某.
BRACKET = re.compile("（[^（）]{1,8}）")


def after_titles(
    text: str, sentence: Sentence, titles: Mapping[int, Hit], verbs: Container[int]
) -> Iterator[tuple[int, int]]:
    """The spans of such names; `titles` are the titles by their ends, `verbs` the starts of verbs."""
    if not titles:
        return
    words = {token.start: token for token in sentence.tokens}
    second = {hit.start for hit in titles.values() if isinstance(hit.term, Title) and hit.term.kind in CALLED}
    for position, hit in titles.items():
        if not isinstance(hit.term, Title) or hit.term.kind == "honorific":
            continue
        bracket = BRACKET.match(text, position, sentence.end)
        position = bracket.end() if bracket else position
        if position >= sentence.end or NO_NAME.match(text, position) or position in verbs:
            continue
        token, family = words.get(position), _family(text, position)
        if token is None and family and _begins_word(sentence, hit, position):
            yield from ((position, end) for end in _run_together(text, position, family, sentence, verbs))
        if token is None or not family or (token.tag in ("PER", "nr") and token.end - token.start > 1):
            continue
        shorter, longer = position + len(family) + 1, position + len(family) + 2
        verb = text[shorter:longer] in VERB_FIRST or (shorter in verbs and longer in verbs)  # 大使骆遒|到机场迎接
        ends = (shorter, longer) if verb else (longer, shorter)
        for end in ends:
            runs_on = token.tag == "ORG" and SETS_OUT.match(text, end) is not None  # 县长|骆晓川带队
            edge = end in words or end == sentence.end or end in verbs or runs_on
            sure = end == sentence.end or (edge and text[end] in "、，。；）等") or end in verbs
            sure = sure or (edge and (SETS_OUT.match(text, end) or ADDRESSED.match(text, end)) is not None)
            between = edge and end in second and token.tag not in (*PLACES, *GOES_ON) and family not in WORDY
            sure = sure or (between and not is_common(text[position:end]))  # 院长|骆晓川|教授
            if any(h.start < end < h.end and h.start in words for h in titles.values()) or is_at_home(
                text, position, end
            ):
                continue
            if not edge or end > sentence.end or _is_word(text[position:end], token, end, hit.term):
                continue
            pieces = [words[i] for i in range(position, end) if i in words]
            sure = sure or (end == longer and hit.term.kind == "post" and _precedes_verb(text, pieces, words.get(end)))
            if family in WORDY and not sure:
                continue
            if _is_phrase(text, pieces, end, hit, family, sure):
                continue
            if _ends_here(text, token, end, sure, end == shorter):
                yield position, end
                break


def _begins_word(sentence: Sentence, title: Hit, end: int) -> bool:
    """Whether a title begins a word, which may go on into the name behind it; 保安 in 确保安全 does not."""
    return any(t.start == title.start or t.start <= title.start < end < t.end for t in sentence.tokens)


def _run_together(text: str, position: int, family: str, sentence: Sentence, verbs: Container[int]) -> Iterator[int]:
    """Where a name ends, if there is one, whose beginning the tagger took for the title's: 党委书记骆|晓川出席."""
    for end in (position + len(family) + 2, position + len(family) + 1):
        name = text[position:end]
        acts = end in verbs or SETS_OUT.match(text, end) is not None
        bounded = (acts and name[-1] not in LEADS_ON) or text[end : end + 1] in MARKS
        if end > sentence.end or not bounded or not HAN.fullmatch(name) or name in WORDS:
            continue
        if not any(is_common(part) for part in (name, name[:2], name[1:])):
            yield end
            return


def _family(text: str, position: int) -> str:
    """The family name that begins here; one that is a common word first only where it begins no other word."""
    family = family_name(text[position : position + 4])
    if family or text[position] not in WORDY:
        return family
    word = any(is_common(text[position : position + length]) for length in (2, 3))
    return "" if word else text[position]


def _precedes_verb(text: str, pieces: Sequence[Token], after: Token | None) -> bool:
    """Whether words that are no common ones stand before a verb: 书记|起大|舟|委托."""
    if after is None or after.tag != "v" or after.end - after.start < 2:
        return False
    if not is_common(text[after.start : after.end]) or any(piece.tag in GOES_ON for piece in pieces):
        return False
    words = [(piece.start, piece.end) for piece in pieces if piece.end - piece.start > 1]
    return not any(is_common(text[start:end]) for start, end in [*words, (pieces[0].start, pieces[-1].end)])


def _is_word(name: str, token: Token, end: int, title: Title) -> bool:
    """Whether what follows a title is another word; a noun that looks like a name is one after a post."""
    if not HAN.fullmatch(name) or name in MESSAGES or (len(name) > 2 and name[:2] in WORDS):
        return True
    named = name in NAMES_TOO and token.end == end and token.tag in NOUNISH and title.kind == "post"
    return name in WORDS and not named


def _is_phrase(text: str, tokens: Sequence[Token], end: int, hit: Hit, family: str, sure: bool) -> bool:
    """Whether the tagger's words of what follows a title are common ones: 总书记|和|大家, 学生|宿舍, 首相|官邸|前."""
    first, *rest = tokens
    alone = first.end - first.start == 1
    verbs = all(token.tag in ("v", "vd") for token in tokens)
    if rest and verbs and not alone and family not in FREQUENT and is_common(text[first.start : first.end]):
        return True
    if any(token.tag not in PLAIN for token in tokens):
        if rest and rest[-1].tag in GOES_ON and text[rest[-1].start : end] not in GIVEN:
            return True
        if text[end : end + 1] in MARKS and first.tag == "v" and not is_common(text[first.end : end]):
            return False  # 副书记|宰|桂芝、
        return alone and first.tag in (*GOES_ON, "v") and all(token.tag not in NAMES for token in rest)
    if len(family) > 1:
        return first.tag in ("m", "q")
    goes_on = any(t.tag in GOES_ON and text[t.start : t.end] not in GIVEN for t in rest)
    frequent = sure and family in FREQUENT
    local = sure and isinstance(hit.term, Title) and hit.term.kind == "post"
    local = local and not (text.endswith(NATIONAL, hit.start, hit.end) and not _is_of_body(text, hit.start))
    given = text[first.end : end]
    named = len(given) == 1 or (text[end : end + 1] in MARKS and not (verbs or is_common(given)))
    if alone and first.tag in GOES_ON and not (local and named):
        return True  # 书记|还强调, but not 书记|连|民义、
    if goes_on and not (frequent and rest[-1].tag == "p" and text[end - 1] != "在"):
        return True
    if not local and first.tag in ("v", "vd") and family not in FREQUENT:
        return True
    if local or (frequent and isinstance(hit.term, Title) and hit.term.kind == "post"):
        return False
    if frequent and not is_common(text[first.start : end]):
        return False
    words = [(first.start, end), *((t.start, t.end) for t in tokens if t.end - t.start > 1)]
    return any(is_common(text[slice(*word)]) for word in words)


def _is_of_body(text: str, position: int) -> bool:
    """Whether a title that ends so belongs to an association or assembly, and not to a state: 某协会|副主席."""
    return text[:position].rstrip("副第一常务名誉").endswith(BODIES)


def _ends_here(text: str, token: Token, end: int, sure: bool, short: bool) -> bool:
    """Whether a name ends here: `sure` if a mark, a verb or nothing follows, `short` with one given character."""
    if token.end == end:
        if not sure and token.tag in COMMON:
            return False
        unlikely = short and token.tag in UNLIKELY and (token.tag != "v" or is_common(text[token.start : end]))
        if unlikely and text[end : end + 1] not in "、等" and not SETS_OUT.match(text, end):
            return False
    return sure or (text[end] in AFTER_NAME and token.tag not in FUNCTION)

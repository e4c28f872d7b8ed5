"""Names in the words that the tagger calls persons; it often takes a character too many or too few."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from kg.analysis import Hit
from kg.language.common_words import is_common
from kg.language.following import SETS_OUT, is_at_home, without_next_word
from kg.language.following import WORDS as FOLLOWING
from kg.language.surnames import CHINESE, COMPOUND, HAN, JAPANESE, SINGLE, family_name
from kg.language.tagger import Token
from kg.language.transliteration import CHARACTERS, REGNAL, is_transliterated
from kg.lookalikes import GIVEN, NO_NAME, WORDS

Span = tuple[int, int]

#: A name of two characters, set apart to be as wide as one of three.
APART = re.compile(rf"[{CHINESE}] {{1,2}}[{CHINESE}]")
WIFE = "夫人"
#: What joins a foreign name to another: 主席|和|阿卜杜拉.
JOINED = re.compile("应?约?[同与和]|[应约]")
#: Characters that no name of four ends with: 某某某|案.
NOT_LAST = "案等时们家前后"
#: What the tagger took for a name, or for the end of one of a single character: 曾任, 曾担任, 骆|再次.
SERVED = re.compile("曾[任担指]|.(?:高调|多次|再次|重申|得票|连线|在京|访华)$")
DEPUTY = "副"
#: Characters after a name in a list that are no third one of it.
NOT_GIVEN = "等案时们家队组院校女男译摄著说称及与和"
#: Characters before a title that are no end of a name: 骆晓|副主任, 骆晓|市委书记.
OFFICES = (
    "副原前老总现新女大小正该某省市县区州盟旗镇乡村国校院司局处科部厅署党政军警团会主本我首各名任代时兼为就在由向对与和同从把"
    "将被于到跟给请按经作"
)
#: What those are called whose given name is not told, and what a name is the beginning of: 骆师傅, 骆内阁.
CALLED = re.compile(".{1,2}(?:师傅|大爷|大妈|大叔|大娘|阿姨|奶奶|爷爷|叔叔|内阁|政府|政权)$")
#: What follows a name and is in none, though the tagger takes it for its end.
LEADS = "率的案"
#: Characters that may stand between a name and what follows it.
BETWEEN = "，。、：；等也又就还将已均都分便即则与和同在互先特再重高来向代因曾致祝"
#: What may stand alone between a name and a mark, and is not the name's last character.
NO_THIRD = "等说称道问答讲谈笑指言说曰均也都就则还又曾已将未即先再前后时上下中内外处到去来各们"
#: Verbs of a post somebody gets, and what stands before the name of whoever gets it.
TAKES = "为任"
CHOSEN = tuple("由以举选，、；。\n")
TERM = re.compile("第?[一二三四五六七八九十]{1,3}届")
#: A name before an invitation: 应某某总统邀请.
INVITED = re.compile("应[^，。；]{2,24}?邀")


def tagged(
    text: str, tokens: Iterable[Token], titles: Mapping[int, Hit], starts: Container[int], verbs: Container[int]
) -> Iterator[Span]:
    """The name in each word, if there is one.

    `titles` are the titles by their ends that may stand before a name, `starts` those of all titles, `verbs` of verbs.
    """
    for start, stop in (part for token in tokens for part in _parts(text, token)):
        while start < stop and text[start] == " ":
            start += 1
        if APART.fullmatch(text, start, stop) and text[start] in SINGLE:
            yield start, stop
            continue
        if stop - start > 2 and INVITED.match(text, start):
            start += 1
        end = _without_message(text, start, stop)
        end = _with_last_sound(text, start, end, titles, verbs)
        joined = JOINED.match(text, start, end - 1)
        if joined and end - start > 2 and is_transliterated(text[joined.end() : end]):
            start = joined.end()
        start, end = _without_titles(text, start, end, titles)
        end = _before_title(text, start, end, titles)
        if end in starts or TERM.match(text, end):
            end = _before_post(text, start, end)
        elif end - start == 2 and _is_cut_before_post(text, start, end, starts):
            end += 1
        start, end = _japanese(text, start, end, titles, verbs)
        start = _with_family_name(text, start, end, titles)
        end = _with_given_name(text, start, end, titles, verbs)
        end = without_next_word(text, start, end)
        regnal = REGNAL.match(text, end)
        if start in titles and NO_NAME.match(text, start):
            continue
        if end - start == 3 and text[end - 1] in LEADS and family_name(text[start:end]):
            end -= 1  # 班长青|率, 向阳|的
        if end - start == 3 and is_at_home(text, start, end):
            end -= 1
        if text[end - 1] == DEPUTY:
            continue  # 陶|副市长
        if _is_name(text[start:end], start in titles):
            yield start, regnal.end() if regnal else end


def _parts(text: str, token: Token) -> Iterator[Span]:
    """The word, or the names in it: two joined by kinship (顾言清|夫人|柳叔宁), one behind a mark (林、|税勉)."""
    listed = text.rfind("、", token.start, token.end - 2)
    if listed >= 0:
        yield listed + 1, token.end
        return
    position = text.find(WIFE, token.start + 2, token.end - 2)
    if position < 0:
        yield token.start, token.end
    else:
        yield token.start, position
        yield position + len(WIFE), token.end


def _without_message(text: str, start: int, end: int) -> int:
    """Where the name ends before what its bearer sent: 顾言清|贺信."""
    for message in ("贺信", "贺电", "贺词"):
        if text.endswith(message, start + 2, end):
            end -= 2
    return end


def _with_last_sound(text: str, start: int, end: int, titles: Container[int], verbs: Container[int]) -> int:
    """Where a foreign name ends after a title, with the last character that the tagger left out: 总统 布尔汗."""
    if start not in titles or end - start < 2 or text[end : end + 1] not in CHARACTERS:
        return end
    follows = text[end + 1 : end + 2]
    bounded = follows.isdigit() or follows in "、，。" or end + 1 in verbs
    return end + 1 if bounded and is_transliterated(text[start:end]) else end


def _without_titles(text: str, start: int, end: int, titles: Mapping[int, Hit]) -> Span:
    """The word without the title at its end, and, if it begins with no family name, without those at its beginning."""
    while (last := titles.get(end)) is not None and last.start > start:
        end = last.start
    begun = [position for position, hit in titles.items() if hit.start < start < position < end]
    if begun:
        return max(begun), end
    inner = [position for position in titles if start < position < end]
    if inner and (titles[max(inner)].start == start or not family_name(text[start:end])):
        start = max(inner)  # 关长|骆大立
    return start, end


def _before_title(text: str, start: int, end: int, titles: Mapping[int, Hit]) -> int:
    """Where a name of three characters ends whose third is the first of a title: 骆晓|主任."""
    if (
        end - start == 3
        and family_name(text[start:end])
        and any(h.start == end - 1 and h.end > end for h in titles.values())
    ):
        return end - 1
    return end


def _before_post(text: str, start: int, end: int) -> int:
    """Where a name of three characters ends whose third is the verb of a post: 选举骆晓|为会长，顾言|任秘书长."""
    chosen = text[end - 1] in TAKES and text[start - 1 : start] in CHOSEN
    return end - 1 if chosen and end - start == 3 and family_name(text[start:end]) else end


def _is_cut_before_post(text: str, start: int, end: int, starts: Container[int]) -> bool:
    """Whether the verb of a post stands one character after a name of two, which lacks it: 骆晓川|任会长."""
    if text[start - 1 : start] not in CHOSEN or text[end : end + 1] in BETWEEN or not family_name(text[start:end]):
        return False
    return text[end + 1 : end + 2] in TAKES and end + 2 in starts


def _japanese(text: str, start: int, end: int, titles: Mapping[int, Hit], verbs: Container[int]) -> Span:
    """The span of a Japanese name that the tagger saw a part of: 行长 植田|和男, 岸|田文雄."""
    if end - start == 3 and text[start - 1 : start + 1] in JAPANESE:
        if start - 1 in titles or text[start - 2 : start - 1] in tuple("同与和向对由、，"):
            return start - 1, end
    if start not in titles or text[start:end] not in JAPANESE or end in verbs or FOLLOWING.match(text, end):
        return start, end
    given = text[end : end + 2]
    bounded = (
        text[end + 2 : end + 3] in tuple("，、。；）今当近昨") or text[end + 2 : end + 3].isdigit() or end + 2 in verbs
    )
    return start, end + 2 if len(given) == 2 and HAN.fullmatch(given) and bounded and not is_common(given) else end


def _with_family_name(text: str, start: int, end: int, titles: Container[int]) -> int:
    """Where a name begins whose family name the tagger left out: 局长 骆|晓川, 局长 司|马光远."""
    if start - 1 in titles and start not in titles and text[start - 1 : start + 1] in COMPOUND:
        return start - 1
    char = text[start - 1 : start]
    if (
        start in titles
        or start - 1 not in titles
        or end - start != 2
        or char in "同与和约向对"
        or INVITED.match(text, start - 1)
    ):
        return start
    if char in SINGLE and char not in "等和时":
        return start - 1
    return start - 1 if family_name(text[start - 1 : end]) and text[start] not in SINGLE else start


def _with_given_name(text: str, start: int, end: int, titles: Mapping[int, Hit], verbs: Container[int]) -> int:
    """Where a name with one given character ends after a title, with a second that is a word elsewhere."""
    if text[end : end + 1] == "和" and text[end + 1 : end + 2] in tuple("，。；、") and end - start < 4:
        return end + 1
    family = family_name(text[start:end])
    if not family or end - start != len(family) + 1:
        return end
    if text[end : end + 1] == "和" and (
        text[end + 1 : end + 2] in ("、", "，", "。") or FOLLOWING.match(text, end + 1)
    ):
        return end + 1
    if start in titles and text[end : end + 1] not in BETWEEN:
        sets_out = SETS_OUT.match(text, end + 1) and not is_common(text[end : end + 2])  # 骆晓|庆到, but 骆晓|回到
        if FOLLOWING.match(text, end + 1) or sets_out:
            return end + 1
    if _is_given(text, start, end, titles):
        return end + 1
    if start in titles and text[end + 1 : end + 2] in ("，", "、") and text[end : end + 1] not in NO_THIRD:
        return end + 1 if HAN.fullmatch(text, end, end + 1) else end
    if start not in titles or text[end : end + 1] not in GIVEN:
        return end
    bounded = text[end + 1 : end + 2] in "，、。；）等" or end + 1 in verbs
    return end + 1 if bounded else end


def _is_given(text: str, start: int, end: int, titles: Mapping[int, Hit]) -> bool:
    """Whether the character after a name is in it: it stands alone before the next of a list, 甲、骆晓|川、乙."""
    char, follows = text[end : end + 1], text[end + 1 : end + 2]
    if not HAN.fullmatch(char) or char in NOT_GIVEN or any(h.start <= end for h in titles.values() if h.end > end):
        return False
    title = next((h for h in titles.values() if h.start == end + 1), None)
    if title is not None:
        word = char in OFFICES or is_common(text[end : title.end])  # 骆晓|副主任, 向安|留学生
        return not word and (start in titles or not HAN.fullmatch(text[start - 1 : start]))
    if start not in titles and text[start - 1 : start] != "、":
        return False
    return follows == "、" or (char in GIVEN and follows == "等")


def _is_name(name: str, after_title: bool) -> bool:
    """Whether a word is a name: a family name and two characters at most, or written as foreign names are.

    Without a family name, and longer than Chinese names are, it needs a title before it, or the look of a foreign name.
    """
    if len(name) < 2 or name in WORDS or name in COMPOUND or not HAN.fullmatch(name) or SERVED.match(name):
        return False
    if CALLED.fullmatch(name):
        return False
    family = family_name(name)
    if name[:2] in JAPANESE and len(name) == 4:
        return True
    if not family:
        return len(name) >= 3 or (after_title and (is_transliterated(name) or not is_common(name)))
    if len(name) <= 3 + (len(family) == 2) or is_transliterated(name):
        return True
    return len(name) == 4 and (after_title or name[-1] == "和") and name[-1] not in NOT_LAST

"""Names whose parts are joined: by a dot (阿米娜·萨利姆), or by a hyphen (阿米娜-萨利姆)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from kg.analysis import Hit, Sentence
from kg.language.common_words import is_common
from kg.language.following import without_next_word
from kg.language.surnames import FOREIGN_NAME
from kg.language.tagger import Token
from kg.language.transliteration import CHARACTERS, JOINT, JOINTS, REGNAL, is_transliterated

#: The tagger's classes of words that are in no name.
BREAKS = frozenset({"v", "vd", "p", "c", "u", "d", "r", "w", "t", "TIME", "m", "ad"})
NAMES = ("PER", "nr", "nz")
#: A relation that a name is told by: 某某之子|阿米娜·萨利姆.
KIN = re.compile("[之其][子女妻夫父母兄弟姐妹孙]|外?孙女?|夫人")
#: What joins a name to what stands before it, and two characters of which foreign names have none: 批准|阿米娜·萨利姆.
JOINED = re.compile(f"[同与和应](?=[{''.join(sorted(CHARACTERS))}])|[^{''.join(sorted(CHARACTERS))}A-Za-z]{{2}}")
#: How often a word must stand in the dictionary to be no part of a name.
OFTEN = 20000
#: The share of characters of foreign names in a name that the tagger saw; the country's other nationalities use more.
SHARE = 0.6


def dotted(text: str, sentence: Sentence, people: Sequence[Token], titles: Mapping[int, Hit]) -> list[tuple[int, int]]:
    """The spans of such names; `people` are the tagger's persons, `titles` the titles by their ends.

    The characters on both sides of a joint run on into the words around, so the words and titles there cut them. A name
    must hold a person of the tagger's, or, where it was cut, be written as foreign names are; a hyphen joins the parts
    of a name only behind a person of the tagger's.
    """
    found: list[tuple[int, int]] = []
    if all(text.find(joint, sentence.start, sentence.end) < 0 for joint in JOINTS):
        return found
    reader = _Reader(text, sentence, titles)
    for match in FOREIGN_NAME.finditer(text, sentence.start, sentence.end):
        floor = match.start()
        for joint in (i for i in range(*match.span()) if text[i] in JOINTS):
            if joint < floor:
                continue
            (begin, cut), end = reader.begin(floor, joint), joint
            while end < match.end() and text[end] in JOINTS:
                further = reader.end(end, match.end())
                if further == end:
                    break
                end = further
            if end == joint:
                continue
            seen = not cut and any(t.start < end and begin < t.end for t in people)
            sure = "·" in text[joint:end] or begin in titles or any(t.end == joint for t in people)
            if any(p.division is not None and p.start in (joint + 1, begin) and p.end <= end for p in sentence.places):
                continue  # 嘉年华·武汉
            end = without_next_word(text, begin, end)
            if text[end - 1] == "案" and end - joint > 2:
                end -= 1
            last = titles.get(end)
            if last is not None and last.start > joint + 1:
                end = last.start
            if any(is_common(part, OFTEN) and not is_transliterated(part) for part in JOINT.split(text[begin:end])):
                continue
            if begin < joint and sure and is_transliterated(text[begin:end], SHARE if seen else 0.8):
                regnal = REGNAL.match(text, end)
                found.append((begin, regnal.end() if regnal else end))
                floor = end
    return found


class _Reader:
    """Where names begin and end at a joint, by the tagger's words."""

    def __init__(self, text: str, sentence: Sentence, titles: Iterable[int]) -> None:
        self.text = text
        self.tokens = sentence.tokens
        self.starts = [t.start for t in sentence.tokens]
        self.titles = sorted(titles)

    def begin(self, floor: int, joint: int) -> tuple[int, bool]:
        """Where the part before a joint begins: after the last title or word in no name; whether a word was cut."""
        told = next((end for end in reversed(self.titles) if floor <= end < joint), None)
        title = floor if told is None else told
        at = bisect_left(self.starts, joint) - 1
        begin = joint
        while at >= 0 and self.tokens[at].end > title:
            token = self.tokens[at]
            if token.end < joint and not self._goes_on(token) and token.start != told:
                break
            begin = max(token.start, title)
            if token.start <= joint < token.end and token.tag == "PER" and self._is_apart(at):
                break
            at -= 1
        if told is not None and told < begin and _is_foreign(self.text[told:begin]):
            begin = told
        joined = JOINED.match(self.text, begin, joint)
        cut = joined is not None and joined.end() < joint
        if joined is not None and cut:
            begin = joined.end()
        kin = list(KIN.finditer(self.text, max(begin - 1, floor), joint))
        return (kin[-1].end() if kin else begin), cut

    def _goes_on(self, token: Token) -> bool:
        """Whether a word that stands before another of a name may be in it too."""
        if token.tag in ("LOC", "ORG") or (token.tag in BREAKS and token.end - token.start > 2):
            return False
        word = self.text[token.start : token.end]
        if token.tag in ("PER", "nr"):
            return is_transliterated(word, SHARE)
        return token.tag not in ("p", "c", "w", "m") and _is_foreign(word)

    def _is_apart(self, at: int) -> bool:
        """Whether the word before a person of the tagger's is no beginning of the name."""
        return at == 0 or self.tokens[at - 1].end != self.tokens[at].start or not self._goes_on(self.tokens[at - 1])

    def end(self, joint: int, limit: int) -> int:
        """Where the part after a joint ends: with the tagger's word that holds it, and persons that follow it."""
        at = max(bisect_left(self.starts, joint + 1) - 1, 0)
        while at < len(self.tokens) and self.tokens[at].end <= joint + 1:
            at += 1
        if at == len(self.tokens):
            return limit
        if self.tokens[at].tag == "ORG" and not _is_foreign(self.text[self.tokens[at].start : self.tokens[at].end]):
            return joint
        end = min(self.tokens[at].end, limit)
        kin = KIN.search(self.text, joint, end)
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if following is not None and following.start == end and following.tag in NAMES and following.end <= limit:
            if _is_foreign(self.text[end : following.end]):
                end = following.end
        next_joint = next((i for i in range(joint + 1, end) if self.text[i] in JOINTS), end)
        return kin.start() if kin and kin.start() < next_joint else end


def _is_foreign(word: str) -> bool:
    return all(char in CHARACTERS or char in JOINTS for char in word)

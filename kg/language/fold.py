"""One spelling for what the web writes in many: folded text with a way back to the offsets of the text as given.

Folding is what the rules and the tagger match on; nothing folded is ever quoted.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Chinese characters, as the inside of a regular expression's character class."""

# Characters that print nothing: soft hyphen, zero-width and direction marks, variation selectors, controls.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\U000e0000-\U000e01ef]+"
)
# Whatever one character, without a look at its neighbours, may have to be replaced.
_ODD = re.compile(
    "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b\x0c\x1c-\x1e\u0085\u2028\u2029"
    "！-～\u2e80-\u2fd5\uf900-\ufaff﹐-﹫「」『』〝〞〟]"
)
_KEPT = "！，：；？（）～．"  # full-width marks that are the Chinese form themselves, or wait for their neighbours
_SPECIAL = {
    **dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\u0085\u2028\u2029", "\n"),
    **dict(zip("﹐﹔﹕﹖﹗﹙﹚﹑﹒", "，；：？！（）、．", strict=True)),
    **dict(zip("「」『』〝〞〟", "“”‘’“””", strict=True)),
    # Radicals that a PDF's font maps its characters to and that Unicode gives no equivalent of.
    **dict(zip("⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜", "民虎西见角贝车长门青韦页风飞", strict=True)),
    **dict(zip("⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰", "食马骨鬼鱼鸟麦黄齐齿龙", strict=True)),
}

# Each begins with the mark itself, which a search finds fast, and looks back from behind it.
_DOT = re.compile(
    rf"[‧∙•⋅・･](?<=[{HAN}A-Za-z].)(?=[{HAN}A-Za-z])|[．.](?<=[{HAN}].)(?=[{HAN}])|(?P<point>．)",
)
_BESIDE = re.compile(rf"[,;:!?](?:(?<=[{HAN}”’》）%].)|(?=[{HAN}“‘《（])(?<![A-Za-z].))")
_CHINESE_MARK = dict(zip(",;:!?()", "，；：！？（）", strict=True))
_PAIR = re.compile(r"\(([^()（）\n]{0,200})\)")
_HAN = re.compile(f"[{HAN}]")

# A two-character word set apart (张 三, 张　三): between other than Chinese characters, or after the last character of
# a title and before a verb or particle that follows names.
_SPACES = "[ \t]{1,4}"
_ROLE_END = "长记任席员理者志士授导"
_AFTER_NAME = "出主参讲介同等在作致率到前宣代分说表指强一和与及就对会陪赴为任的"
_APART = re.compile(
    rf"(?:(?<![{HAN}])|(?<=[{_ROLE_END}]))(?![{_ROLE_END}])[{HAN}](?:{_SPACES}[{HAN}])+(?:(?![{HAN}])|(?=[{_AFTER_NAME}]))"
)
_GAP = re.compile("[ \t]+")
_GAP_AFTER_HAN = re.compile(rf"[ \t](?<=[{HAN}].)")

_COMMON = range(0x4E00, 0xA000)  # traditional characters beyond convert along with one of these, not by themselves
_RESTORED = "昇迺堃喆邨龢淼甦甯麴頫氾犇祕鍾鎔錶"


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `origin` gives each of its characters' offset in the text as given, None where both are the same."""

    text: str
    origin: array[int] | None = None

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text as given of ``text[start:end]``; what folding dropped inside belongs to it."""
        if self.origin is None:
            return start, end
        if end > start:
            return self.origin[start], self.origin[end - 1] + 1
        edge = self.origin[start] if start < len(self.origin) else self.origin[-1] + 1 if self.origin else 0
        return edge, edge

    def forth(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the folded text of a stretch of the text as given: the inverse of `back`."""
        if self.origin is None:
            return start, end
        return bisect_left(self.origin, start), bisect_left(self.origin, end)

    def without(self, spans: Sequence[tuple[int, int]]) -> Folded:
        """This text without some spans of it, which are in order and disjoint."""
        if not spans:
            return self
        origin = array("I", range(len(self.text))) if self.origin is None else self.origin
        parts, kept, position = [], array("I"), 0
        for start, end in [*spans, (len(self.text), len(self.text))]:
            parts.append(self.text[position:start])
            kept.extend(origin[position:start])
            position = end
        return Folded("".join(parts), kept)


def fold(text: str) -> Folded:
    """Fold `text`: one width, one set of marks, simplified characters, nothing invisible.

    Full-width letters, digits and signs become ASCII; every kind of space (also U+3000) a plain one and every kind of
    line break ``\\n``, except that ``\\r`` stays; radicals and compatibility ideographs the character they stand for;
    the dots inside foreign names ·; ASCII marks and brackets beside Chinese characters their Chinese forms; 「」 and
    『』 “” and ‘’; traditional characters simplified ones, in the lines where one stands that simplified text has not.
    Dropped are invisible characters and the spaces inside a two-character word set apart (张　三).

    Examples
    --------
    >>> fold("部長：張　三，ＴＥＬ１").text
    '部长：张三，TEL1'
    >>> fold("部長：張　三").back(3, 5)
    (3, 6)
    """
    if text.isascii() and _INVISIBLE.search(text) is None:
        return Folded(_ODD.sub("\n", text))
    folded = Folded(text).without([match.span() for match in _INVISIBLE.finditer(text)])
    plain = _ODD.sub(lambda match: _one(match[0]), folded.text)
    plain = _simplify(_marks(plain))
    return Folded(plain, folded.origin).without(_name_spaces(plain))


@cache
def _one(char: str) -> str:
    """What a single odd character becomes: one character, itself if there is no better."""
    if char in _KEPT:
        return char
    if char in _SPECIAL:
        return _SPECIAL[char]
    if char.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


def _marks(text: str) -> str:
    """Give dots, marks and brackets the form that their neighbours ask for."""
    text = _DOT.sub(lambda match: "." if match["point"] else "·", text)
    text = _BESIDE.sub(lambda match: _CHINESE_MARK[match[0]], text)
    return _PAIR.sub(_pair, text) if "(" in text else text


def _pair(match: re.Match[str]) -> str:
    """A pair of ASCII brackets made Chinese if a Chinese character is in it or right beside it."""
    text, start, end = match.string, match.start(), match.end()
    if _HAN.search(text, max(0, start - 1), end + 1):
        return f"（{match[1]}）"
    return match[0]


def _name_spaces(text: str) -> list[tuple[int, int]]:
    """The spans of the spaces inside two-character words set apart."""
    spans: list[tuple[int, int]] = []
    if not _GAP_AFTER_HAN.search(text):
        return spans
    for match in _APART.finditer(text):
        gaps = [gap.span() for gap in _GAP.finditer(text, *match.span())]
        if len(gaps) == 1:
            spans.append(gaps[0])
    return spans


def _simplify(text: str) -> str:
    """Turn lines that hold a traditional character into simplified ones of the same length."""
    if not _HAN.search(text):
        return text
    traditional, table, converter = _conversion()
    if not traditional.search(text):
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if traditional.search(line):
            lines[number] = _convert(line, table, converter)
    return "\n".join(lines)


def _convert(line: str, table: dict[int, str], converter: Any) -> str:
    """One line by phrases, or character by character where phrases change its length or it is no valid Unicode."""
    try:
        converted: str = converter.convert(line)
    except UnicodeError:  # a lone surrogate
        return line.translate(table)
    return converted if len(converted) == len(line) else line.translate(table)


@cache
def _conversion() -> tuple[re.Pattern[str], dict[int, str], Any]:
    """Traditional-only characters, the character table, and OpenCC's converter.

    Characters that GB 2312 has too (乾, 於), and variants that the table of standard characters of 2013 gave back to
    names (昇, 堃), stand in simplified text as well: they alone convert nothing.
    """
    import opencc

    converter = opencc.OpenCC("t2s")
    chars = [chr(code) for first, last in ((0x3400, 0xA000), (0x20000, 0x2A6E0)) for code in range(first, last)]
    simple = converter.convert("\n".join(chars)).split("\n")
    table = {ord(a): b for a, b in zip(chars, simple, strict=True) if a != b and len(b) == 1}
    only = "".join(chr(code) for code in table if code in _COMMON and not _in_simplified(chr(code)))
    return re.compile(f"[{only}]"), table, converter


def _in_simplified(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return char in _RESTORED
    return True

"""The country that a body or a title belongs to by the one character that news writes for it: 美国防部, 俄外长."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from kg.analysis import PlaceHit, Sentence
from kg.language.tagger import Token

#: The countries that each character stands for; the text has the name in full where it may mean several or a word.
INITIALS = {
    "美": ("美国",), "俄": ("俄罗斯",), "乌": ("乌克兰", "乌兹别克斯坦", "乌拉圭", "乌干达"),
    "英": ("英国",), "法": ("法国",), "德": ("德国",),
    "日": ("日本",), "韩": ("韩国",), "朝": ("朝鲜",), "伊": ("伊朗", "伊拉克"), "以": ("以色列",),
    "印": ("印度", "印度尼西亚"), "巴": ("巴基斯坦", "巴勒斯坦", "巴西", "巴拿马"), "加": ("加拿大", "加纳", "加蓬"),
    "澳": ("澳大利亚",), "叙": ("叙利亚",), "土": ("土耳其", "土库曼斯坦"), "越": ("越南",),
    "黎": ("黎巴嫩",), "埃": ("埃及", "埃塞俄比亚"),
    "菲": ("菲律宾",),
}  # fmt: skip
#: Characters that are seldom anything else before the name of a ministry.
SURE = frozenset("美俄乌英韩澳叙")
#: What makes a part of the world or two countries of the character after it: 拉|美, 中|法.
PAIRED = frozenset("拉南北中欧加")
#: Titles of a state's heads and ministers, before which such a character stands: 俄|外长, 美|国务卿.
TITLES = frozenset(
    "总统 副总统 总理 副总理 首相 副首相 外长 外相 防长 财长 国务卿 外交部长 国防部长 财政部长 国防大臣 外交大臣 "
    "国家安全顾问 议长 众议长 参议长".split()
)


class Read(Protocol):
    """A sentence of a text, and its words by the positions that they cover."""

    @property
    def text(self) -> str: ...
    @property
    def sentence(self) -> Sentence: ...
    @property
    def words(self) -> Mapping[int, Token]: ...


def country_of(read: Read, end: int) -> PlaceHit | None:
    """The country that the character before `end` stands for, the only one of its countries that the text names."""
    char = read.text[end - 1 : end]
    if read.text[end - 2 : end - 1] in PAIRED:
        return None
    countries, token = INITIALS.get(char), read.words.get(end - 1)
    if countries is None or end <= read.sentence.start or (token is not None and token.start != end - 1):
        return None
    named = [country for country in countries if country in read.text]
    if "印度尼西亚" in named and read.text.count("印度") == read.text.count("印度尼西亚"):
        named.remove("印度")
    if len(named) == 1 or (char in SURE and not named):
        return PlaceHit(end - 1, end, char, country=(named or countries)[0])
    return None

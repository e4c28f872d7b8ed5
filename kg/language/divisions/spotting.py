"""Where a running text holds names of divisions, as far as its characters tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Iterator
from functools import cached_property
from typing import Any

#: Words that hold a division's name by accident: 黄河南岸 is not in 河南.
DECOYS = (
    "黄河 淮河 运河 长江 珠江 太湖 西湖 东湖 南湖 泰山 华山 中山 黄山 渤海 东海 南海 黄海 大连续 中华 城乡 乡镇 市区 "
    "城区 地区 山区 社区 园区 景区 灾区 校区 片区 小区 老区 入海口 出海口 医保定 社保定 确保定 均衡水 苏丹东 大庆典 "
    "大庆祝 总台北 幸福清 长白山 鄱阳湖 黄岩岛 钓鱼台 嘉陵江 黄浦江 澜沧江 贺兰山 祁连山 景泰蓝 秦淮河 周口店 玄武岩 "
    "吉隆坡 乌兰巴托 准噶尔 六盘山 里达州 苏达州 华达州 罗德州 马里兰州 重大理 大理论 大理念 大理想 大理石 拱北 北海道 "
    "北海关 北海舰队 井冈山 武陵山 乌苏里 沙坡头 麦积山 "
).split()
#: What the names of townships and of their like end in, and how many characters such a name has at most.
_TOWN_END = re.compile("[镇乡]|街道|苏木|[农林牧]场|[地发园新理假景]区")
_TOWN_LENGTH = 14
#: Characters after which the last one of a name belongs to another word: 河北区|域, 国内市|场, 建设乡|村.
_AFTER = {"区": "域块间划别", "市": "场", "乡": "镇村亲愁土贤情音", "镇": "静定压痛", "县": "域", "省": "略"}


class Spotter:
    """Finds names of divisions in a text by their characters alone; what they mean is told by the table.

    `names` are those of counties and up; `towns` gives the names of townships, and is called only where a text may
    name one.
    """

    def __init__(self, names: Collection[str], towns: Callable[[], Container[str]]) -> None:
        self._names = names
        self._towns = towns

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names stand, and words that hold one by accident: leftmost and longest, in order, none in another."""
        last = 0
        for start, end in sorted([*self._upper(text), *self._townships(text)], key=lambda span: (span[0], -span[1])):
            if start >= last and not _ends_in_word(text, start, end):
                last = end
                yield start, end

    @cached_property
    def _words(self) -> list[str]:
        return [*self._names, *DECOYS]

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick, MatchKind

        return AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest)

    def _upper(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names of counties and up stand, and decoys; with a shorter one where the longest ends in a word."""
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            yield start, end
            if _ends_in_word(text, start, end) and self._words[index] in self._names:
                shorter = range(end - 1, start + 1, -1)
                yield from ((start, cut) for cut in shorter if text[start:cut] in self._names)

    def _townships(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names of townships stand: looked up backwards from each 镇, 乡, 街道 …, all lengths."""
        for match in _TOWN_END.finditer(text):
            towns, end = self._towns(), match.end()
            starts = range(max(0, end - _TOWN_LENGTH), end - 1)
            yield from ((start, end) for start in starts if text[start:end] in towns)


def _ends_in_word(text: str, start: int, end: int) -> bool:
    """Whether the name ends inside a longer word, as 河北区 does in 河北区域."""
    following = text[end : end + 1]
    if not following or following not in _AFTER.get(text[end - 1], ""):
        return False
    return text[end - 1] != "乡" or following != "村" or text[end + 1 : end + 2] not in tuple("民委支党")

"""The words around a role word that say when and how a post is held: 原, 现任, 副, 代理."""

from __future__ import annotations

import re

from kg.endings import Endings
from kg.ontology import TitleModifier

__all__ = ["Modifiers"]

#: The status of a post that a modifier gives it, by the modifier's effect.
STATUS = {"former": "ended", "acting": "acting", "current": "attested", "designate": "appointed"}
#: Effects of the words that say when a post is held, and are no part of its name.
TIMING = ("former", "current", "designate")
#: Those of them that stand before the organization too: 原县人大副主任.
EARLY = ("former", "current")
#: What else is told of a post between its organization and its name: 分管日常工作的|副部长, 第五世|国王.
CHARGE = re.compile("(?:分管|主管|协管|负责|主持)[^，。；：、（）“”的]{1,12}的|第[一二三四五六七八九十]{1,3}世")
#: What it ends in, and the most characters of it.
CHARGED = ("的", "世")
LONGEST_CHARGE = 16


class Modifiers:
    """Reads the modifiers of titles in one sentence; `known` come longest first."""

    def __init__(self, endings: Endings, known: tuple[TitleModifier, ...]) -> None:
        self._text = endings.text
        self._organs = endings.organs
        self._known = known

    def extended(self, start: int, floor: int) -> tuple[int, str]:
        """Where the role word begins with all its modifiers (原, 副, 代理 …), and the status they give the post."""
        status = "attested"
        modifier = self._before(start, floor)
        while modifier is not None:
            start -= len(modifier.text)
            status = STATUS.get(modifier.effect, status)
            modifier = self._before(start, floor)
        return self._charge_before(start, floor), status

    def _charge_before(self, end: int, floor: int) -> int:
        """Where the words begin that say what the holder of a post is in charge of, or the how manieth; else `end`."""
        if not self._text.startswith(CHARGED, end - 1):
            return end
        return next(
            (m.start() for m in CHARGE.finditer(self._text, max(floor, end - LONGEST_CHARGE), end) if m.end() == end),
            end,
        )

    def _before(self, end: int, floor: int) -> TitleModifier | None:
        for modifier in self._known:
            begin = end - len(modifier.text)
            if begin < floor or not self._text.startswith(modifier.text, begin):
                continue
            # What looks like a modifier is the end of an organization's name.
            if end in self._organs and modifier.effect not in ("former", "acting"):
                continue
            return modifier
        return None

    def without_timing(self, start: int, title_start: int) -> int:
        """Where the role word with its modifiers begins, without 原, 现任 and the like."""
        charge = CHARGE.match(self._text, start, title_start)
        position = charge.end() if charge else start
        while position < title_start:
            timing = self._starting(position, TIMING)
            if timing is None:
                break
            position += len(timing.text)
        return position

    def _starting(self, position: int, effects: tuple[str, ...]) -> TitleModifier | None:
        matching = (each for each in self._known if self._text.startswith(each.text, position))
        return next((each for each in matching if each.effect in effects), None)

    def before_owner(self, begin: int, floor: int) -> tuple[int, str]:
        """Where 原, 前, 现任 before an organization begins, and the status it gives; `begin` and "" without one."""
        for modifier in self._known:
            start = begin - len(modifier.text)
            if modifier.effect in EARLY and start >= floor and self._text.startswith(modifier.text, start):
                return start, STATUS[modifier.effect]
        return begin, ""

"""Dates that a text names, made full by the day of its publication.

What is left out of a date (the year of 7月13日, the month of 13日) is taken from the words before it and else from the
publication. A date that nothing makes full is not reported, nor are words of no date (日前, 近日), durations (5日内)
and deadlines (6月底前, 6月30日前).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Precision = Literal["year", "month", "day"]
_PRECISION: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}  # by the length of the ISO form
_YEARS = range(1800, 2200)

_HINT = re.compile("[年月日号天晚晨早]|[0-9０-９]{4}[-/.．－]")
_WIDE = re.compile("[０-９－／．]")
_WIDTH = {ord(wide): narrow for wide, narrow in zip("０１２３４５６７８９－／．", "0123456789-/.", strict=True)}
_DIGIT = {char: value for value, chars in enumerate(("0〇零○", *"123456789")) for char in chars} | {
    char: value for value, char in enumerate("一二三四五六七八九", 1)
}

_JOIN = r"(?:\s?(?:至|到|-{1,2}|—{1,2}|–|―|~|～)\s?)"
_YEAR = r"[0-9〇零○一二三四五六七八九]{4}"
_MONTH = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_DAY = r"3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九]"
_POINT = re.compile(
    r"(?<![0-9.])(?=[0-9〇零○一二三四五六七八九十廿今去前明本上下同次])"
    rf"(?:(?:(?P<low_year>{_YEAR})年?{_JOIN})?(?P<year>{_YEAR})\s?年\s?|(?P<year_word>[今去前明本同次]年)\s?)?"
    rf"(?:(?:(?P<low_month>{_MONTH})(?:{_JOIN}|、))?(?P<month>{_MONTH})\s?月(?:份\s?|\s?)"
    r"|(?P<month_word>本月|上个?月|下个?月|同月)\s?)?"
    rf"(?:(?:(?P<low_day>{_DAY})(?:{_JOIN}|、))?(?P<day>{_DAY})\s?(?P<unit>[日号]))?"
)
_NUMERIC = re.compile(
    r"(?<![0-9./-])(?P<year>(?:19|20)[0-9]{2})(?P<mark>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=mark)"
    r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9/-]|\.[0-9])"
)
_WORD = re.compile(
    r"(?<![的到])今(?:天(?!的)|[晨早晚])|今日(?!头条)|昨[天日晨晚]|(?<!大)前天|(?<![的好向])明[天日晚](?!的)|当[天日晚]|同日|[次翌]日"
)
_YEAR_WORDS = {"今": 0, "本": 0, "去": -1, "前": -2, "明": 1, "同": 0, "次": 1}
_MONTH_WORDS = {"本": 0, "同": 0, "上": -1, "下": 1}
_DAY_WORDS = {"今": 0, "昨": -1, "前": -2, "明": 1, "当": 0, "同": 0, "次": 1, "翌": 1}
_AFTER_ANOTHER = "当同次翌"  # these count from a date named before, not from the publication

# What may stand between the two dates of a range: a weekday in brackets, a time of day.
_BETWEEN = re.compile(
    r"(?:\s?（[^（）]{1,6}）|\s?\([^()]{1,6}\))?(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚|夜间)?"
    rf"(?:[0-9]{{1,2}}[时点:：](?:[0-9]{{1,2}}分?)?)?{_JOIN}"
)
# What makes a day without a month a duration or an ordinal, and any date a deadline.
_NO_DAY_AFTER = re.compile("[以之]?内|元|游|均|常|后|线|本|程")
_NO_DAY_BEFORE = re.compile("(?:第|近|续|期|月|约|逾|了|共|满|超|达|农历|阴历)$")
_NO_MONTH_BEFORE = re.compile("(?:年|农历|阴历|历时)$")
_DEADLINE = re.compile("[底末]?[之以]?前(?![往来赴去夕后])")


@dataclass(frozen=True, slots=True)
class Date:
    """A date and the span that names it.

    Parameters
    ----------
    start, end : int
        Offsets in the text; the time of day after a date does not belong to the span.
    iso : str
        ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, as `precision` says; of a range, its first date.
    until : str
        The last date of a range in the same form, else empty.
    """

    start: int
    end: int
    iso: str
    precision: Precision
    until: str = ""


@dataclass(frozen=True, slots=True)
class _Point:
    """One date as written; 0 and "" stand for what it leaves out. It may close a range that ends at offset `closes`."""

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    year_word: str = ""
    month_word: str = ""
    day_word: str = ""
    closes: int = -1


def dates(text: str, published: dt.date | None = None) -> list[Date]:
    """The dates that `text` names, in order.

    7月13日 is the last such day that is no more than a month after publication; 13日 the 13th of the month of a date
    named before it or of publication, or of the month before if that is more than a week ahead. Ranges (22日至24日) are
    one date with `until`. A year alone is reported when written in figures (2021年), not as 今年.

    Examples
    --------
    >>> [(date.iso, date.until) for date in dates("7月13日开会，22日至24日调研", dt.date(2020, 7, 25))]
    [('2020-07-13', ''), ('2020-07-22', '2020-07-24')]
    """
    if not _HINT.search(text):
        return []
    if published and published.year not in _YEARS:
        published = None  # a slip of the input's metadata
    found: list[Date] = []
    end = -1
    for point in _points(text.translate(_WIDTH) if _WIDE.search(text) else text):
        if point.start < end and point.closes != end:
            continue  # inside a date read otherwise
        if found and point.closes == found[-1].end:
            until = _close(_fields(found[-1].iso), point)
            if until:
                found[-1] = Date(found[-1].start, point.end, found[-1].iso, found[-1].precision, until)
                end = point.end
                continue
        iso = _iso(*_resolve(point, found, published))
        if iso:
            found.append(Date(point.start, point.end, iso, _PRECISION[len(iso)]))
        end = point.end
    return found


def _points(text: str) -> Iterator[_Point]:
    """The dates as written, in order; a range in one word (9-10日) gives two."""
    matches = [match for pattern in (_NUMERIC, _POINT, _WORD) for match in pattern.finditer(text) if match[0]]
    last = -1
    for match in sorted(matches, key=lambda match: match.start()):
        closes = last if last >= 0 and _BETWEEN.fullmatch(text, last, match.start()) else -1
        if match.re is _WORD:
            yield _Point(*match.span(), day_word=match[0][0], closes=closes)
        elif match.re is _NUMERIC or not _excluded(match, joined=closes >= 0):
            yield from _written(match, closes)
        last = match.end()


def _written(match: re.Match[str], closes: int) -> Iterator[_Point]:
    """The one or two points of a date written in numbers."""
    groups = match.groupdict()
    start, end = match.start(), len(match[0].rstrip()) + match.start()
    year, month, day = (_number(groups[name] or "") for name in ("year", "month", "day"))
    year_word, month_word = ((groups.get(name) or "")[:1] for name in ("year_word", "month_word"))
    for low in ("low_day", "low_month", "low_year"):
        if not groups.get(low):
            continue
        number, to = _number(groups[low] or ""), match.end(low)
        if low == "low_day":
            yield _Point(start, to, year, month, number, year_word, month_word, closes=closes)
            yield _Point(start, end, day=day, closes=to)
        elif low == "low_month":
            yield _Point(start, to, year, number, 0, year_word, closes=closes)
            yield _Point(start, end, month=month, closes=to)
        else:
            yield _Point(start, to, number, closes=closes)
            yield _Point(start, end, year, closes=to)
        return
    yield _Point(start, end, year, month, day, year_word, month_word, closes=closes)


def _excluded(match: re.Match[str], joined: bool) -> bool:
    """Whether the numbers are no date: a duration, an ordinal, a deadline, a bare 今年."""
    text, start, end = match.string, match.start(), match.end()
    if _DEADLINE.match(text, end):
        return True
    before = text[max(0, start - 3) : start]
    if match["month"] or match["month_word"]:
        alone = not (match["year"] or match["year_word"] or match["day"])
        spelled = match["month"] is not None and not match["month"].isascii()  # 十月革命
        return bool(_NO_MONTH_BEFORE.search(before)) or (alone and spelled)
    if match["day"]:
        short = len(match["day"]) == 1 and not match["day"].isascii()
        wrong = bool(_NO_DAY_AFTER.match(text, end) or _NO_DAY_BEFORE.search(before))
        return bool(match["year"]) or (not joined and (wrong or short or match["unit"] == "号"))
    return match["year_word"] is not None


def _resolve(point: _Point, found: list[Date], published: dt.date | None) -> tuple[int, int, int]:
    """Year, month and day with what was left out filled in; a year of 0 if nothing says it."""
    named = _fields(found[-1].until or found[-1].iso) if found else (0, 0, 0)
    today = (published.year, published.month, published.day) if published else (0, 0, 0)
    if point.day_word:
        return _shift_days(named if point.day_word in _AFTER_ANOTHER else today, _DAY_WORDS[point.day_word])
    year, month = point.year, point.month
    if point.year_word:
        base = named if point.year_word in _AFTER_ANOTHER else today
        year = base[0] + _YEAR_WORDS[point.year_word] if base[0] else -1
    if point.month_word:
        base = named if point.month_word == "同" else today
        count = base[0] * 12 + base[1] - 1 + _MONTH_WORDS[point.month_word]
        year, month = (year or count // 12, count % 12 + 1) if base[1] else (-1, 0)
    if month and not year:
        year = _recent_year(month, point.day or 1, published) if published else named[0]
    elif point.day and not month:
        year, month = _recent_month(point.day, named, published)
    return year, month, point.day


def _recent_year(month: int, day: int, published: dt.date) -> int:
    """The year of a day that news of `published` calls by month and day: the last within the month to come.

    In the last days of December, a day of the next ten is one of the year to come.
    """
    day = min(day, 28)
    if dt.date(published.year, month, day) > published + dt.timedelta(days=31):
        return published.year - 1
    if dt.date(published.year + 1, month, day) <= published + dt.timedelta(days=10):
        return published.year + 1
    return published.year


def _recent_month(day: int, named: tuple[int, int, int], published: dt.date | None) -> tuple[int, int]:
    """Year and month of a day that goes by its number alone."""
    if published is None:
        return named[:2] if named[1] else (0, 0)
    if named[1] and day >= named[2] and abs((_day(named) - published).days) <= 31:
        return named[:2]
    this = published.year * 12 + published.month - 1
    for months in (this, this - 1, this - 2):
        date = (months // 12, months % 12 + 1, day)
        if _iso(*date) and (_day(date) - published).days <= 7:
            return date[:2]
    return 0, 0


def _close(first: tuple[int, int, int], point: _Point) -> str:
    """The end of the range that `first` opens, in ISO form; "" if `point` is no later date of the same precision."""
    if point.day_word or point.year_word or point.month_word:
        return ""
    year, month, day = point.year or first[0], point.month, point.day
    if day and not month:
        month = first[1]
        if day < first[2]:
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    elif month and not point.year and (month, day) < first[1:]:
        year += 1
    if bool(month) != bool(first[1]) or bool(day) != bool(first[2]) or (year, month, day) <= first:
        return ""
    return _iso(year, month, day)


def _iso(year: int, month: int, day: int) -> str:
    """ISO form of as much of the date as is not 0; "" if there is no such date or no official news of its time."""
    if year not in _YEARS:
        return ""
    try:
        date = dt.date(year, month or 1, day or 1)
    except ValueError:
        return ""
    return date.isoformat()[: 10 if day else 7 if month else 4]


def _fields(iso: str) -> tuple[int, int, int]:
    year, month, day = (int(field) for field in f"{iso}-0-0".split("-")[:3])
    return year, month, day


def _day(date: tuple[int, int, int]) -> dt.date:
    return dt.date(date[0], date[1] or 1, date[2] or 1)


def _shift_days(date: tuple[int, int, int], days: int) -> tuple[int, int, int]:
    if not date[2]:
        return 0, 0, 0
    day = _day(date) + dt.timedelta(days=days)
    return day.year, day.month, day.day


def _number(written: str) -> int:
    """A number of up to two figures in Chinese or Arabic numerals, or a year figure by figure; 0 for nothing.

    Examples
    --------
    >>> _number("二十三"), _number("十"), _number("二〇二〇"), _number("07"), _number("廿一")
    (23, 10, 2020, 7, 21)
    """
    tens, ten, ones = written.replace("廿", "二十").rpartition("十")
    if ten:
        return 10 * (_DIGIT[tens] if tens else 1) + (_DIGIT[ones] if ones else 0)
    value = 0
    for char in written:
        value = 10 * value + _DIGIT[char]
    return value

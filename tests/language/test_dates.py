"""Dates made full by the day of publication."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.dates import Date, dates

PUBLISHED = dt.date(2020, 7, 22)


def read(text: str, published: dt.date | None = PUBLISHED) -> list[str]:
    return [date.iso + ("/" + date.until if date.until else "") for date in dates(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020年7月13日，会议召开", "2020-07-13"),
        ("２０２０年７月１３日", "2020-07-13"),
        ("二〇二〇年七月十三日", "2020-07-13"),
        ("2020 年 7 月 13 日", "2020-07-13"),
        ("2020-07-13 10:00", "2020-07-13"),
        ("2020/7/3", "2020-07-03"),
        ("7月13日上午", "2020-07-13"),
        ("7月3号", "2020-07-03"),
        ("8月20日", "2020-08-20"),  # within a month after publication
        ("12月9日", "2019-12-09"),
        ("13日", "2020-07-13"),
        ("5日下午", "2020-07-05"),
        ("29日", "2020-07-29"),
        ("30日", "2020-06-30"),  # more than a week ahead
        ("31日", "2020-05-31"),  # June has none
        ("廿一日", "2020-07-21"),
        ("今年6月", "2020-06"),
        ("去年10月", "2019-10"),
        ("去年10月5日", "2019-10-05"),
        ("10月", "2019-10"),
        ("7月份", "2020-07"),
        ("上月", "2020-06"),
        ("下月", "2020-08"),
        ("本月13日", "2020-07-13"),
        ("2021年6月", "2021-06"),
        ("2021年", "2021"),
        ("今天上午", "2020-07-22"),
        ("昨晚", "2020-07-21"),
        ("前天", "2020-07-20"),
        ("明天", "2020-07-23"),
        ("13日前往连云村", "2020-07-13"),
    ],
)
def test_one_date(text: str, expected: str) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22日至24日", "2020-07-22/2020-07-24"),
        ("12月19日-20日", "2019-12-19/2019-12-20"),
        ("11月9日至10日", "2019-11-09/2019-11-10"),
        ("11月9—10日", "2019-11-09/2019-11-10"),
        ("9、10日", "2020-07-09/2020-07-10"),
        ("7月13日上午至14日", "2020-07-13/2020-07-14"),
        ("7月13日（周一）至15日", "2020-07-13/2020-07-15"),
        ("30日至2日", "2020-06-30/2020-07-02"),
        ("12月30日至1月2日", "2019-12-30/2020-01-02"),
        ("2020年6月8日至2020年7月1日", "2020-06-08/2020-07-01"),
        ("6至8月", "2020-06/2020-08"),
        ("2016-2020年", "2016/2020"),
        ("2016年至2020年", "2016/2020"),
    ],
)
def test_ranges(text: str, expected: str) -> None:
    found = dates(text + "，会议召开", PUBLISHED)
    assert [f"{date.iso}/{date.until}" for date in found] == [expected]
    assert (found[0].start, found[0].end) == (0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "日前，近日，连日来，不久前",
        "5日内办结",
        "第3日",
        "三日",
        "3号楼",
        "6月30日前完成",
        "2020年底前完成",
        "每年3月5日",
        "农历7月15日",
        "十月革命",
        "2月30日",
        "13月1日",
        "3个月",
        "更加美好的明天",
        "今天的云川",
        "20200年1月",
        "9999年9月9日",
    ],
)
def test_no_date(text: str) -> None:
    assert read(text) == []


def test_words_and_days_count_from_a_date_named_before() -> None:
    assert read("7月20日来访，次日离开") == ["2020-07-20", "2020-07-21"]
    assert read("2019年3月5日任职，同年5月离任") == ["2019-03-05", "2019-05"]
    assert read("6月28日开幕，29日闭幕") == ["2020-06-28", "2020-06-29"]
    assert read("7月5日、6日，8日") == ["2020-07-05", "2020-07-06", "2020-07-08"]


def test_without_publication_only_what_the_text_makes_full() -> None:
    assert read("7月13日，13日，今天，去年10月，上月", None) == []
    assert read("2019年3月5日，8日，4月1日，次日", None) == ["2019-03-05", "2019-03-08", "2019-04-01", "2019-04-02"]


def test_the_turn_of_the_year() -> None:
    assert read("12月30日", dt.date(2021, 1, 2)) == ["2020-12-30"]
    assert read("30日", dt.date(2021, 1, 2)) == ["2020-12-30"]
    assert read("1月3日", dt.date(2020, 12, 28)) == ["2021-01-03"]
    assert read("上月", dt.date(2021, 1, 2)) == ["2020-12"]
    assert read("2月29日", dt.date(2021, 3, 2)) == []


def test_precision_and_span() -> None:
    text = "会议于2020年7月13日下午在县城召开"
    assert dates(text, None) == [Date(3, 13, "2020-07-13", "day")]
    assert [date.precision for date in dates("2019年、2019年5月、2019年5月1日", None)] == ["year", "month", "day"]


@given(
    st.text(st.sampled_from("0123９一二十〇廿年月日号今去前明本同次上下天昨当至到-—/.、（）时点 内"), max_size=30),
    st.one_of(st.none(), st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))),
)
def test_any_text_gives_ordered_real_dates(text: str, published: dt.date | None) -> None:
    position = 0
    for date in dates(text, published):
        assert position <= date.start < date.end <= len(text)
        position = date.end
        assert len(date.iso) == {"year": 4, "month": 7, "day": 10}[date.precision]
        dt.date.fromisoformat((date.iso + "-01-01")[:10])
        assert not date.until or (len(date.until) == len(date.iso) and date.until > date.iso)

"""What is told from the lines of a page, what is skipped, and that no sentence is."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Document
from kg.readers.boilerplate import annotate, publication_date

TITLE = "青石镇召开2021年防汛工作部署会"
REPORT = "3月2日,青石镇召开防汛工作部署会,镇长甘如饴主持会议。"


def page(*lines: str, title: str = "") -> Document:
    return annotate(Document("page", "\n\n".join(lines), title))


def skipped(document: Document) -> list[str]:
    return [document.text[start:end] for start, end in document.skip]


def test_the_lines_of_a_page_are_told_and_skipped() -> None:
    document = page(
        "您所在的位置: 云川新闻网 >> 云川统战 >> 乡镇动态",
        TITLE,
        "2021-03-03 17:07:38  来源:云川统战  【字号",
        TITLE,
        "  " + REPORT,
        TITLE,
        "  会议要求,各村要抓好落实。",
    )
    assert document.title == TITLE
    assert document.date == dt.date(2021, 3, 3)
    assert document.source == "云川统战"
    assert document.column == "云川新闻网 >> 云川统战 >> 乡镇动态"
    assert len(document.skip) == 5
    assert skipped(document).count(TITLE) == 3


def test_what_came_with_the_document_is_kept() -> None:
    given_ = Document("a", f"时间:2020-01-01 来源:云川网\n{REPORT}", "别的标题", dt.date(2021, 3, 4), "别处")
    document = annotate(given_)
    assert (document.title, document.date, document.source) == ("别的标题", dt.date(2021, 3, 4), "别处")
    assert document.text == given_.text


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页 > 新闻中心 > 要闻",
        "首页 > 要闻",
        "首页 >> 政务公开 >> 人事任免",
        "网站首页 | 新闻中心",
        "发布时间：2021-03-03 来源：云川网 作者：闻笛",
        "日期:2021/3/3 浏览次数:120次 字号:[大 中 小]",
        "来源：云川日报　　时间：2021年03月03日 08:15　　打印",
        "上一篇：云川县召开安全生产会议",
        "下一条: 没有了",
        "【打印本页】 【关闭窗口】",
        "责任编辑:闻笛 审核:甘如饴",
        "编辑：闻笛",
        "阅读次数:33",
        "扫一扫在手机打开当前页",
        "分享到：微信 微博",
        "版权所有：云川县人民政府",
        "Copyright © 2021 云川县委统战部 技术支持 某某公司",
        "闽ICP备00000000号-1",
    ],
)
def test_page_lines_are_skipped(line: str) -> None:
    before = page(line, TITLE, REPORT, title=TITLE)
    after = page(TITLE, REPORT, line, title=TITLE)
    assert line in skipped(before)
    assert line in skipped(after)
    assert REPORT not in skipped(before) + skipped(after)


@pytest.mark.parametrize(
    "line",
    [
        "会议时间:3月5日上午",
        "记者:您如何看待青石镇的做法",
        "出席会议的有:甘如饴、闻笛",
        "甘如饴为云川县教育局局长;",
        "来源于基层的意见都要听",
        "一是抓好宣传,上一条战线的同志要带头",
        "主办单位:云川县侨联",
        "编辑部召开座谈会",
        "2021年3月2日,青石镇召开会议",
        "首页设计比赛在青石镇举行",
        "分享会在云川举行",
        "审核通过了2020年财政决算",
    ],
)
def test_lines_of_the_article_stay(line: str) -> None:
    document = page(TITLE, REPORT, line, REPORT.replace("镇长", "副镇长"), title=TITLE)
    assert line not in skipped(document)


def test_captions_repeated_three_times_stay_once() -> None:
    caption = "甘如饴在青石水库察看水情现场"
    document = page(TITLE, caption, REPORT, caption, "会议要求抓好落实。", caption, title=TITLE)
    assert skipped(document) == [TITLE, caption, caption]
    assert document.skip[1][0] > document.text.index(caption)
    twice = page(TITLE, caption, REPORT, caption, title=TITLE)
    assert skipped(twice) == [TITLE]


def test_short_lines_may_repeat() -> None:
    document = page(TITLE, "会议决定任命:", REPORT, "会议决定任命:", "会议决定任命:", title=TITLE)
    assert skipped(document) == [TITLE]


def test_title_is_known_by_its_characters_not_its_spacing() -> None:
    document = page("防汛责任压实 青石镇（枫林片）开会", REPORT, title="防汛责任压实青石镇(枫林片)开会")
    assert len(document.skip) == 1


def test_title_over_two_lines() -> None:
    document = page("同心同行", "——青石镇召开部署会", REPORT, "同心同行", "——青石镇召开部署会")
    assert document.title == "同心同行——青石镇召开部署会"
    assert len(document.skip) == 4
    assert annotate(document) == document


def test_a_sentence_is_no_title() -> None:
    assert page(REPORT, REPORT).title == ""
    assert page("青石镇防汛").title == ""
    assert page("======", REPORT).title == ""


def test_footer_takes_what_follows_it() -> None:
    document = page(
        TITLE, REPORT, "版权所有:云川县人民政府", "主办:云川县人民政府办公室", "电话:0000-0000000", title=TITLE
    )
    assert len(document.skip) == 4


def test_publisher_address_before_the_footer() -> None:
    document = page(TITLE, REPORT, "主办:云川县人民政府办公室", "闽ICP备00000000号", title=TITLE)
    assert "主办:云川县人民政府办公室" in skipped(document)


def test_the_title_of_the_neighbouring_article_on_its_own_line() -> None:
    document = page(TITLE, REPORT, "上一篇:", "云川县召开安全生产会议", "下一篇", "云川县开展植树活动", title=TITLE)
    assert len(document.skip) == 5


def test_a_bare_date_counts_only_without_a_title() -> None:
    assert page("2021年3月3日", REPORT, title=TITLE).date is None
    assert page(TITLE, "2021年3月3日", REPORT).date == dt.date(2021, 3, 3)


def test_dates_of_the_body_are_no_publication_date() -> None:
    assert page(TITLE, "2021年3月2日,青石镇召开会议。").date is None


@pytest.mark.parametrize(
    "text",
    [
        "2020-07-22",
        "2020/7/22",
        "2020.07.22 08:00",
        "2020年7月22日",
        "2020 年 7 月 22 日",
        "２０２０年７月２２日",
        "20200722",
        "20200722170738",
        "2020-07-22T17:07:38+08:00",
        "发布时间：2020-07-22 17:07",
    ],
)
def test_dates(text: str) -> None:
    assert publication_date(text) == dt.date(2020, 7, 22)


@pytest.mark.parametrize(
    "text", ["", "2020", "2020-13-01", "2021-02-29", "1595404800", "7月22日", "120200722", "2020-07"]
)
def test_no_dates(text: str) -> None:
    assert publication_date(text) is None


@given(
    st.text(
        st.sampled_from("来源:：首页>》。,\n\r 2020-0年月日字号大中小上一篇版权所有编辑青石镇召开会议\u3000|【】"),
        max_size=300,
    )
)
def test_any_text(text: str) -> None:
    document = annotate(Document("a", text))
    assert document.text == text
    assert annotate(document) == document
    assert all(0 <= start < end <= len(text) for start, end in document.skip)
    assert all(before[1] <= after[0] for before, after in zip(document.skip, document.skip[1:], strict=False))


def test_long_lines_take_no_time() -> None:
    for line in ("首页>" * 50_000, "来源:" * 50_000, "大 " * 80, "来源 " * 50, "2020-1-1 " * 17, "编 " * 79 + ":"):
        annotate(Document("a", f"{line}\n{REPORT}\n{line}"))

"""Pages of the kind that government sites publish."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Document
from kg.readers import html, read

META = """<meta name="SiteName" content="云川县人民政府"><meta name="ColumnName" content="云川要闻">
<meta name="ArticleTitle" content="县领导调研防汛工作"><meta name="PubDate" content="2021-03-06 09:12">
<meta name="ContentSource" content="云川县融媒体中心">"""
BODY = """<p>  3月5日上午,云川县委书记伏远山到青石镇调研防汛工作,副县长乔木兰一同调研。</p>
<p>  伏远山强调,要压实责任,抓好巡查值守,确保群众安全度汛。县应急管理局负责人参加调研。</p>
<p>  青石镇党委书记甘如饴汇报了全镇防汛准备情况。</p>"""
NAVIGATION = """<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li></ul></div>
<div class="position">您当前的位置:<a href="/">首页</a> &gt; <a>云川要闻</a></div>"""
CREDITS = "<div class='info'><span>发布时间:2021-03-06 09:12</span> <span>来源:云川县融媒体中心</span></div>"


def page(head: str = "", before: str = "", title: str = "县领导调研防汛工作_云川网", charset: str = "utf-8") -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="{charset}">{head}<title>{title}</title></head><body>
    {NAVIGATION}<h1>县领导调研防汛工作</h1>{before}<div class="content">{BODY}</div>
    <div class="footer"><p>版权所有:云川县人民政府 闽ICP备00000000号</p></div></body></html>"""


def read_page(folder: Path, data: bytes) -> Document:
    path = folder / "page.html"
    path.write_bytes(data)
    errors: list[InputError] = []
    (document,) = read([path], on_error=errors.append)
    assert errors == []
    return document


@pytest.mark.parametrize(("codec", "charset"), [("utf-8", "utf-8"), ("gbk", "gb2312"), ("gb18030", "gb18030")])
def test_meta_tags(tmp_path: Path, codec: str, charset: str) -> None:
    document = read_page(tmp_path, page(META, CREDITS, charset=charset).encode(codec))
    assert document.id == "page.html"
    assert document.title == "县领导调研防汛工作"
    assert document.date == dt.date(2021, 3, 6)
    assert document.source == "云川县融媒体中心"
    assert document.column == "云川县人民政府 > 云川要闻"
    assert "副县长乔木兰一同调研。" in document.text


def test_visible_lines_without_meta_tags(tmp_path: Path) -> None:
    document = read_page(tmp_path, page(before=CREDITS).encode())
    assert document.title == "县领导调研防汛工作"
    assert document.date == dt.date(2021, 3, 6)
    assert document.source == "云川县融媒体中心"
    assert document.column == "首页 > 云川要闻"
    kept = "".join(c for i, c in enumerate(document.text) if not any(a <= i < b for a, b in document.skip))
    assert "来源" not in kept
    assert "位置" not in kept
    assert kept.count("。") == 4


def test_two_pages_that_are_alike_both_have_their_text() -> None:
    for _ in range(3):
        ((_, row),) = html.parse(page(META))
        assert not isinstance(row, InputError)
        assert "伏远山强调" in str(row["text"])


def test_title_without_a_heading() -> None:
    ((_, row),) = html.parse(page().replace("h1", "div"))
    assert not isinstance(row, InputError)
    assert row["title"] == "县领导调研防汛工作"


def test_short_article() -> None:
    ((_, row),) = html.parse(
        "<html><head><title>任免</title></head><body><p>闻笛任云川县教育局局长。</p></body></html>"
    )
    assert not isinstance(row, InputError)
    assert row == {"title": "任免", "text": "闻笛任云川县教育局局长。"}


@pytest.mark.parametrize(
    "markup",
    ["", "  ", "<html><body><script>x()</script></body></html>", "<html>", "<!-- -->", "<" * 50_000, "<div>" * 20_000],
)
def test_pages_without_text(markup: str) -> None:
    with pytest.raises(InputError):
        list(html.parse(markup))


def test_pages_are_told_from_text() -> None:
    assert html.looks_like("<!DOCTYPE html><html>")
    assert html.looks_like("<html lang='zh'>")
    assert not html.looks_like("<关于防汛工作的通知>")
    assert not html.looks_like("青石镇召开会议")

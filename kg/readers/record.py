"""The fields of an article in a record (a JSON object, a table's row, a page's metadata), whatever they are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import InputError
from kg.model import mended

ALIASES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "doc_id", "docid", "article_id", "编号"),
    "text": ("text", "content", "body", "article", "正文", "内容", "文本", "全文"),
    "title": ("title", "headline", "标题", "题目"),
    "date": (
        *("date", "pubdate", "pub_date", "published", "publish_date", "publish_time", "datetime", "time"),
        *("日期", "发布日期", "发布时间", "时间"),
    ),
    "source": ("source", "publisher", "来源", "文章来源", "信息来源"),
    "url": ("url", "link", "href", "链接", "网址"),
    "column": ("column", "channel", "section", "category", "栏目", "频道"),
}
"""Names of each field in lower case, the first that holds something counts."""


@dataclass(frozen=True, slots=True)
class Fields:
    """A record's fields as text, empty where it has none, and what was wrong with them."""

    id: str
    text: str
    title: str
    date: str
    source: str
    url: str
    column: str
    notes: tuple[str, ...] = ()


def fields(record: Mapping[str, object]) -> Fields:
    """The fields of a record; InputError if it has no text.

    The text is kept character for character, but for lone surrogates, which no encoding has: each is U+FFFD.
    """
    folded = {str(key).strip().lower(): value for key, value in record.items()}
    found = {name: _first(folded, aliases) for name, aliases in ALIASES.items()}
    text = found.pop("text")
    if text is None:
        raise InputError("no text: give it a field called text")
    if not isinstance(text, str):
        raise InputError(f"the text is no string but {_shown(text)}: give it as one string")
    if not text or text.isspace():
        raise InputError("the text is empty")
    notes = [f"the {name} is {_shown(v)}, no string; left out" for name, v in found.items() if not _simple(v)]
    plain = {name: _line(v) if _simple(v) else "" for name, v in found.items()}
    return Fields(text=mended(text), notes=tuple(notes), **{name: mended(value) for name, value in plain.items()})


def _first(folded: Mapping[str, object], aliases: tuple[str, ...]) -> object:
    """The first value that holds something under one of the names; else what stands under the first name, or None."""
    for alias in aliases:
        value = folded.get(alias)
        if value is not None and value != "":
            return value
    return folded.get(aliases[0])


def _line(value: object) -> str:
    """A field's value on one line; empty for none."""
    return " ".join(part.strip() for part in str(value).splitlines()).strip() if value is not None else ""


def _simple(value: object) -> bool:
    return value is None or (isinstance(value, (str, int, float)) and not isinstance(value, bool))


def _shown(value: object) -> str:
    kinds = {list: "a list", dict: "an object", bool: "true or false", int: "a number", float: "a number"}
    return kinds.get(type(value), type(value).__name__)

"""Web pages: the article by trafilatura, the rest from the metadata and lines that government sites carry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kg.errors import InputError

LIMIT = 20_000_000
"""Most bytes of a page."""
META: Mapping[str, tuple[str, ...]] = {
    "title": ("articletitle", "og:title", "dc.title", "twitter:title"),
    "date": ("pubdate", "publishdate", "article:published_time", "og:published_time", "dc.date", "date"),
    "source": ("contentsource", "source", "dc.source"),
    "column": ("columnname", "article:section"),
    "url": ("url", "og:url"),
}
"""Names of meta tags in lower case: first those of Chinese government sites, then the common ones."""
BLOCKS = ("div", "p", "span", "td", "ul", "ol", "nav", "li", "h2", "h3", "h4", "h5", "section", "dd", "em", "i", "font")
BLOCK = 160
"""Longest block, in characters, that is looked at as a breadcrumb or a credit line."""

_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|div|p|table|title)\b", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_BREADCRUMB = re.compile(r"(?:所在|当前)的?位置[^:\uff1a>]{0,4}[:\uff1a>]|^首页\s*[>\uff1e»›]")
_SOURCE = re.compile(r"来\s?源\s*[:\uff1a]")
_WHEN = re.compile(r"(?:发布|发文|发表|更新)(?:时间|日期)\s*[:\uff1a]")
_SITE = re.compile(r"\s*[-_|—]+\s*[^-_|—]{2,30}$")


def looks_like(start: str) -> bool:
    """Whether a text that begins so is a page."""
    return start.startswith("<") and bool(_PAGE.search(start[:2000]))


def parse(markup: str) -> Iterator[tuple[int, Mapping[str, object] | InputError]]:
    """The one article of a page; InputError if there is none.

    Its text is the article as trafilatura finds it. The page's breadcrumb and credit line (来源, 发布时间) lead it if
    they stand outside, so that what they tell can be read and quoted.
    """
    import lxml.html

    if not markup.strip():
        raise InputError("the page is empty")
    try:
        tree = lxml.html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", markup))
    except Exception as error:  # lxml raises several kinds for what is no page
        raise InputError(f"no HTML page ({type(error).__name__}): check the file") from error
    meta = _meta(tree)
    article = _article(markup)
    if not article:
        raise InputError("no text found in the page: save the article's text")
    lead = [line for line in _page_lines(tree) if line not in article]
    found: dict[str, object] = {name: _first(meta, names) for name, names in META.items()}
    found["title"] = found["title"] or _heading(tree)
    if found["column"] and "sitename" in meta:  # the site's name tells the jurisdiction
        found["column"] = f"{meta['sitename']} > {found['column']}"
    found["text"] = "\n".join([*lead, article])
    yield 0, {name: value for name, value in found.items() if value}


def _article(markup: str) -> str:
    import trafilatura

    # deduplicate=True would remember across pages and empty the second of two that are alike.
    article = trafilatura.extract(markup, include_comments=False, include_tables=True, deduplicate=False)
    if not article:
        article = trafilatura.baseline(markup)[1]
    return "\n".join(line.strip() for line in (article or "").splitlines() if line.strip())


def _meta(tree: Any) -> dict[str, str]:
    """The page's meta tags by name in lower case, the first of each."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("name") or tag.get("property") or "").strip().lower()
        content = _SPACE.sub(" ", tag.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _heading(tree: Any) -> str:
    """The page's only h1, else its title without the site's name."""
    headings = [text for text in (_words(node) for node in tree.iter("h1")) if text]
    if len(headings) == 1:
        return headings[0]
    title = next((_words(node) for node in tree.iter("title")), "")
    return _SITE.sub("", title)


def _page_lines(tree: Any) -> list[str]:
    """The page's breadcrumb, date and source lines, if it has them: the smallest blocks that hold them."""
    found: dict[str, str] = {}
    for node in tree.iter(*BLOCKS):
        words = _words(node, BLOCK)
        if len(words) > BLOCK:
            continue
        for name, pattern in (("breadcrumb", _BREADCRUMB), ("when", _WHEN), ("source", _SOURCE)):
            if pattern.search(words) and (name not in found or words in found[name]) and len(words) > 8:
                found[name] = words
    if found.get("when", "") in found.get("source", ""):
        found.pop("when", None)
    return list(dict.fromkeys(found.values()))


def _words(node: Any, limit: int = 1000) -> str:
    """The words in a node with single spaces between, of which more than `limit` characters need not be whole."""
    pieces: list[str] = []
    length = 0
    for piece in node.itertext():
        pieces.append(piece)
        length += len(piece.strip())
        if length > limit:
            break
    return _SPACE.sub(" ", " ".join(pieces)).strip()

"""What in an article's text is no article: navigation, credits, repeated captions, footers; and what they tell.

The text itself is never changed. The rules look at whole lines and at short ones only, so that a sentence of the
article is not lost: a line is a credit line when nothing is left of it after its dates, its ``label:value`` pairs and
the words of the page's controls (字号, 打印 …) are taken away.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Document

SHORT = 160
"""Longest line, in characters, that is looked at as navigation, credits or footer."""
REPEATED = 3
"""How often a line of `CAPTION` characters stands in a text before it is taken for a caption."""
CAPTION = 12
TITLE = 100
"""Longest title, in characters."""

DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})\s{0,2}(?:[-/.年]\s{0,2}(?P<month>\d{1,2})\s{0,2}[-/.月]\s{0,2}(?P<day>\d{1,2})(?!\d)\s?日?"
    r"|(?P<compact>(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=(?:\d{4}|\d{6})?(?!\d))))"
)
"""A calendar date as published: 2020-07-22, 2020/7/22, 2020.7.22, 2020年7月22日, 20200722."""
CLOCK = re.compile(
    r"(?:星期|周)[一二三四五六日天]|(?:上午|下午|T)?\s{0,2}(?<!\d)\d{1,2}[:时]\d{2}(?:[:分]\d{2})?(?:\.\d+)?[秒Z]?(?:[+-]\d\d:?\d\d)?"
)

_NAVIGATION = re.compile(
    r"^[【\[(]?(?:您|你|我)?(?:现在|当前|目前)?(?:所在|所处|浏览)?的?(?:当前)?位置(?:是|为|在)?\s*[:>》»]+(?P<trail>.*)$"
    r"|^(?P<home>(?:[^\s>|]{0,10}网?站?首\s?页|主页|HOME)\s*(?:[>》»›→|/\\·—-]+|\s{1,4}(?=\S{2,8}\s)).*)$"
    r"|^(?P<chevrons>[^>»›。,]{2,20}(?:\s*[>»›]+\s*[^>»›。,]{2,20}){2,6})$",
    re.IGNORECASE,
)
_PAGER = re.compile(
    r"^[【\[<«]*(?:上|下|前|后)\s?[一1]?\s?(?:条|篇|页|则)(?:文章|新闻|信息)?\s*(?:[:】\]>»]+(?P<other>.*)|(?P<none>没有了?|无)?)$"
)
_FOOTER = re.compile(
    r"^(?:copyright|©|\(c\)|all rights reserved|powered by|produced by|版权所有|版权声明|技术支持"
    r"|网站标识码|网站地图|关于我们|联系我们"
    r"|扫一扫|扫码|扫描二维码|分享(?:到|至)|微信扫|返回(?:顶部|首页|列表|上页|上一页)|关闭(?:窗口|本页)|打印本页"
    r"|相关(?:链接|新闻|阅读|文章|信息)\s*:?$"
    r"|(?:推荐|延伸)阅读\s*:?$|热点新闻\s*:?$|(?:最新|热门)(?:文章|新闻|资讯)\s*:?$|(?:您|你)是第\s*\d+"
    r"|【?免责声明|特别声明\s*:|本站(?:声明|所有)|网站(?:声明|管理|维护))"
    r"|[ⅠI]CP[备证]|公网安备|网站标识码|copyright\s*©|版权所有\s*[:©]",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"^(?:(?:主办|承办|协办|主管|运维)(?:单位|方)?|(?:联系)?(?:地址|电话|邮编|邮箱|传真|网址)|TEL|E-?MAIL)\s*:",
    re.IGNORECASE,
)

_WHEN = r"(?:发布|发文|发表|发稿|更新|录入|上传|成文)(?:时间|日期)"
_SOURCE = r"(?:稿件|信息|文章|新闻|内容|资料)?来\s?源"
_CREDIT = (
    r"(?:责任|执行|本期|本文|网络|网页|值班)?编\s?辑|责\s?编|编\s?审|审\s?核人?|审\s?签|(?:初|一|二|三|复|终)\s?审|校\s?[对审]|监\s?制|撰\s?[稿文]"
    r"|供\s?稿(?:单位|人)?|投\s?稿|发布(?:者|人|机构|单位)|(?:点击|浏览|阅读|访问|查看)(?:次数|数|量|率)?|人气|字\s?[号体](?:大小)?"
    r"|(?:文字|页面)大小|视力保护色?|保护视力色?|分享(?:到|至)?|录入者?|转载"
)
_LOOSE = r"时\s?间|日\s?期|作\s?者|记\s?者|通讯员|摄\s?影|图\s?文?|文\s?字?|文/图|图/文"
_LABELS = rf"{_WHEN}|(?P<source>{_SOURCE})|{_CREDIT}|(?P<loose>{_LOOSE})"
_WORD = r"[^\s。!?;:|【\[\]】]"
_PAIR = re.compile(
    rf"(?<![\w])(?:{_LABELS})\s{{0,2}}:\s{{0,3}}"
    rf"(?P<value>{_WORD}{{1,30}}(?!{_WORD}|\s{{0,2}}:)(?:[ \u3000]{_WORD}{{1,8}}(?!{_WORD}|\s{{0,2}}:))*)?"
)
_CONTROL = re.compile(
    r"字\s?[号体](?:大小)?|[大中小](?=[\s】\])|]|$|[大中小])|打\s?印(?:本页|文本)?|关\s?闭(?:窗口|本页)?|收\s?藏(?:本页)?|分\s?享(?:到|至)?"
    r"|复制链接|(?:点击|浏览|阅读|访问)(?:次数|量|数)|\d+\s?次|微信|微博|QQ空间|朋友圈|A[+-]|[大小]号|加入|默认|特大|较大|纠错|听语音|语音播报"
)
_ORNAMENT = re.compile(r"[\s\W_T]+|次")


@dataclass(slots=True)
class _Told:
    """What the skipped lines told, filled as they are met."""

    title: str = ""
    date: dt.date | None = None
    source: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line's place in the document and its text with full-width forms folded, by which the rules know it."""

    start: int
    end: int
    text: str

    @property
    def ends_sentence(self) -> bool:
        return self.text[-1] in "。;:”" or len(self.text) > SHORT


def annotate(document: Document) -> Document:
    """The document with the ranges of its text that are no article in `skip`, and what they tell filled in.

    Title, date, source and column are filled only where they are missing. A title is the first line that is neither
    navigation nor credits nor a sentence. A date counts when a label (发布时间) or a source line (来源) carries it; a
    line that is a bare date counts only in a document that came without a title, where the whole page is the text.

    Examples
    --------
    >>> lines = ["首页 > 要闻", "青石镇召开防汛会议", "2020-08-06 来源:青石发布", "8月5日,青石镇召开会议。"]
    >>> page = annotate(Document("a", "\\n".join(lines)))
    >>> page.title, str(page.date), page.source
    ('青石镇召开防汛会议', '2020-08-06', '青石发布')
    >>> [page.text[start:end] for start, end in page.skip][-1]
    '2020-08-06 来源:青石发布'
    """
    lines = list(_lines(document.text))
    if not lines:
        return document
    told = _Told()
    skipped = _page_lines(lines, told, bare=not document.title)
    title = document.title or _title(document.text, lines, skipped)
    skipped |= _title_lines(lines, title)
    skipped |= _repeated(lines)
    ranges = sorted([*document.skip, *((lines[i].start, lines[i].end) for i in skipped)])
    return replace(
        document,
        title=title,
        date=document.date or told.date,
        source=document.source or told.source,
        column=document.column or told.column,
        skip=_disjoint(ranges),
    )


def publication_date(text: str) -> dt.date | None:
    """The first date in `text`, or None if there is none or the calendar has no such day."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    match = DATE.search(text)
    if not match:
        return None
    year, compact = int(match["year"]), match["compact"]
    month, day = (int(compact[:2]), int(compact[2:])) if compact else (int(match["month"]), int(match["day"]))
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _lines(text: str) -> Iterator[_Line]:
    """The lines that hold something, without the white space around them."""
    for match in re.finditer(r"[^\s\u200b\ufeff][^\n\r]*", text):
        line = match[0].rstrip()
        folded = line if len(line) > SHORT or line[-1] == "。" else unicodedata.normalize("NFKC", line)
        yield _Line(match.start(), match.start() + len(line), folded)


def _page_lines(lines: Sequence[_Line], told: _Told, *, bare: bool) -> set[int]:
    """Indexes of navigation, credit and footer lines; what they tell goes to `told`."""
    short = [i for i, line in enumerate(lines) if len(line.text) <= SHORT and line.text[-1] != "。"]
    footers = {i for i in short if _FOOTER.search(lines[i].text)}
    found = footers | {i for i in short if _is_navigation(lines[i].text, told) or _is_pager(lines, i)}
    found |= {i + 1 for i in found if _is_pager(lines, i, alone=True)} & set(short)
    found |= {i for i in short if i not in found and _is_credit(lines[i].text, told, loose=False, bare=bare)}
    paragraphs = [i for i, line in enumerate(lines) if line.ends_sentence and i not in found]
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (len(lines), len(lines))
    for i in short:
        if i not in found and not first <= i <= last and _is_credit(lines[i].text, told, loose=True, bare=bare):
            found.add(i)
    for i in reversed(short):  # addresses of the publisher stand next to the footer proper
        if i > last and _ADDRESS.match(lines[i].text) and {i - 1, i + 1} & found:
            found.add(i)
    end = min((i for i in footers if i > last), default=len(lines))
    return found | set(range(end, len(lines)))


def _is_pager(lines: Sequence[_Line], i: int, *, alone: bool = False) -> bool:
    """Whether a line leads to another article; `alone`: whose title would stand on the next line."""
    match = _PAGER.match(lines[i].text)
    return match is not None and not (alone and (match["other"] or match["none"] or "").strip())


def _is_navigation(line: str, told: _Told) -> bool:
    match = _NAVIGATION.match(line)
    if not match:
        return False
    trail = (match["trail"] or match["home"] or match["chevrons"] or "").strip(" \u3000>》»】])")
    told.column = told.column or trail
    return True


def _is_credit(line: str, told: _Told, *, loose: bool, bare: bool) -> bool:
    """Whether nothing of a line is left without its dates, labels and controls; `loose` labels if out of the body."""
    dates = list(DATE.finditer(line))
    rest = CLOCK.sub(" ", DATE.sub("  ", line))
    pairs = [match for match in _PAIR.finditer(rest) if loose or not match["loose"]]
    for match in reversed(pairs):
        rest = rest[: match.start()] + " " + rest[match.end() :]
    controls = _CONTROL.findall(rest)
    if not (pairs or dates or controls) or _ORNAMENT.sub("", _CONTROL.sub(" ", rest)):
        return False
    if not (pairs or "".join(controls).strip("大中小次0123456789 ") or (dates and loose)):
        return False
    if dates and not told.date and (pairs or controls or bare):
        told.date = publication_date(dates[0][0])
    sources = [(match["value"] or "").strip(" ()、,") for match in pairs if match["source"]]
    told.source = told.source or next((value for value in sources if value), "")
    return True


def _title(text: str, lines: Sequence[_Line], skipped: set[int]) -> str:
    """The first line that is no page line, if it does not end as a sentence does and is not all there is."""
    content = [line for i, line in enumerate(lines) if i not in skipped]
    if len(content) < 2 or not 4 <= len(content[0].text) <= TITLE or content[0].text[-1] in "。;:,、”":
        return ""
    if not re.search(r"\w{2}", content[0].text):
        return ""
    title, following = text[content[0].start : content[0].end], content[1]
    if following.text.startswith("——") and len(following.text) <= TITLE and not following.ends_sentence:
        return title + text[following.start : following.end]
    return title


def _title_lines(lines: Sequence[_Line], title: str) -> set[int]:
    """Lines that are the title again, whatever their spacing; also where it is broken over two lines."""
    key = _key(title)
    found: set[int] = set()
    if not key:
        return found
    keys = [_key(line.text) if len(line.text) <= len(title) + 20 else "" for line in lines]
    for i, this in enumerate(keys):
        if this == key:
            found.add(i)
        elif this and i + 1 < len(keys) and key.startswith(this) and this + keys[i + 1] == key:
            found |= {i, i + 1}
    return found


def _repeated(lines: Sequence[_Line]) -> set[int]:
    """Lines of some length that stand three times or more, but for the first: captions of images."""
    counts = Counter(line.text for line in lines if len(line.text) >= CAPTION)
    seen: set[str] = set()
    found: set[int] = set()
    for i, line in enumerate(lines):
        if counts[line.text] < REPEATED:
            continue
        if line.text in seen:
            found.add(i)
        seen.add(line.text)
    return found


def _key(line: str) -> str:
    return "".join(unicodedata.normalize("NFKC", line).split())


def _disjoint(ranges: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)

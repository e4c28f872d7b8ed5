"""Names of acts as a reader would give them: 签署动员法案, 考察青石村, and not all that their clause says.

What follows the act in its clause is left off (考察青石村|时强调), and the name drops what only counts or describes
what is signed (签署|了一项旨在…的|法案).
"""

from __future__ import annotations

import re

#: What ends the name of an act within its clause: when something else took place, or what came of it.
ENDS = re.compile(
    "(?<![小同临及按准定当平暂实])时(?![代间候节效期刻常事政任装钟])|期间(?!的)|(?<=.)就(?=[去来])|引发|引起(?!的)|深情|让(?=[全广人大群])"
)
DONE = re.compile("(?<=[\u4e00-\u9fff])了(?![解结望])")
SIGNS = re.compile("签[署订约](?:并[^，。；]{2})?")
COUNTED = re.compile("(?:一|[几两三四五六七八九十百数多]+|[0-9]+)余?(?:项|份|个|部|系列|批)(?!目)")
MEANT_FOR = re.compile("旨在[^，。；]*?的")
DOCUMENT = re.compile("《[^》]*》")
PAPER = re.compile(
    "协[议定]书?|备忘录|声明|条约|合同|订单|公报|宣言|文[件本]|法[案令律]|[命政院统]令|[规计]划|纪要|意向书|议定书|公约|修正案|方案"
)
# What a paper does, told after it: 签署法令|废止旧约.
DOES = re.compile("在|对|将|以|为|从|向|由|废止|要求|禁止|宣布|决定|授权|批准|允许|任命|撤销|生效")
#: The most characters of what is signed that are kept whole, but for the names of documents.
WHOLE = 12


def end_in(text: str, start: int, end: int) -> int:
    """Where the name of an act ends whose verb ends at `start` and whose clause, or what is read of it, at `end`.

    The name of a document that begins in it is never cut.
    """
    found = ENDS.search(text, start, end)
    if found:
        return found.start()
    opening = text.rfind("《", start, end)
    closing = text.find("》", opening) + 1 if opening >= 0 else 0
    return max(end, closing)


def name_of(words: str, kind: str) -> str:
    """The name of an act of a kind by the words that tell it.

    Examples
    --------
    >>> name_of("考察了青石村", "Inspection")
    '考察青石村'
    >>> name_of("签署了一项旨在加强边境地区水源保护工作的合作备忘录", "Signing")
    '签署合作备忘录'
    """
    name = DONE.sub("", words, count=1)
    signs = SIGNS.search(name) if kind == "Signing" else None
    if signs is None:
        return name
    verb, what = name[: signs.end()], MEANT_FOR.sub("", COUNTED.sub("", name[signs.end() :], count=1))
    return verb + _paper(what)


def _paper(what: str) -> str:
    """What is signed, up to what it does, and without what describes it where that is long."""
    end = next((m.end() for m in PAPER.finditer(what) if DOES.match(what, m.end())), len(what))
    what = what[:end]
    head = what[what.rfind("的") + 1 :]
    return head if len(DOCUMENT.sub("", what)) > WHOLE and PAPER.search(head) and "》" not in head else what

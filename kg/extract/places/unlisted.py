"""Places outside the table of divisions, which only their endings and the tagger show."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.analysis import PlaceHit, Sentence
from kg.language.common_words import is_common
from kg.language.tagger import Token

ZONES = (
    "(?:开发|试验|实验|示范|高新|高新技术产业园|工业园|产业园|度假|风景|保税|合作|管理|集聚|新)区|新城"
    "|(?:工业|产业|科技|物流|创业)园"
)
#: A name that only its ending shows to be a place's: as a word of its own, and at the beginning of a body's name.
UNKNOWN = re.compile(
    rf"[\u4e00-\u9fff]{{1,5}}?(?:县|镇|乡|街道|村|社区|居民区|市|区)|[\u4e00-\u9fff]{{2,9}}(?:{ZONES})"
)
UNKNOWN_BODY = re.compile(
    rf"[\u4e00-\u9fff]{{2,8}}?(?:{ZONES})(?=党工委|工委|管委会|[\u4e00-\u9fff]{{2}})"
    r"|[\u4e00-\u9fff]{1,5}?居民区(?=党|居委)|[\u4e00-\u9fff]{1,4}?(?:县|镇|乡|街道|社区|市|区)(?=委|[\u4e00-\u9fff]{2})"
)
#: What kinds of places are called; such a word with nothing but its like before it is no name: 行政村, 经济开发区.
KINDS = re.compile(
    "(?:国家级|省级|市级|经济|技术|工业|产业|高新|科技|生态|旅游|文化|农业|现代|循环|自由|贸易|综合|保税|合作|先行|改革|创新|"
    "行政|自然|贫困|示范|美丽|重点|脱贫|帮扶|先进|移民|文明|中心|试点|特色|县|市|区|乡|村|城|集|古|名|重|农|山|渔|新|老|小|景|园|社|"
    "特别|边境|联邦|欧元|少数民族|穆斯林|民族|沿边|革命老|东亚|南亚|西亚|中亚|东南亚|东北亚|中东|亚太|拉美|"
    "居民|校|厂|库|自治|直辖|保护|行政|矿|林|牧|郊|市|灾|片|辖|街|湖|湾|库|商|住|宅|驻|邻|外|各|全|两|多|该|本|我|某|此|沿海|周边|主|港|澳|东|西|南|北|中|地)*"
    "(?:县|镇|乡|街道|村|社区|市|区|园区|开发区|试验区|实验区|示范区|高新区|度假区|风景区|保税区|合作区|管理区|集聚区|新区|新城|园)"
)
#: Parties and leagues whose names the tagger joins to the place after them: 民盟|云川市.
PARTIES = re.compile("中共|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|共青团|中国共产党")
#: What stands in no place's name: another body (县委县政府), or what somebody does with one (某某传达县委…).
INNER = re.compile("[省市县]市|市县|[省市县区州旗](?:纪|监)?委|传达|宣读|通报|陪同|代表|带领|率领")
#: The tagger's words that may be, or begin with, a place's name.
TAGS = frozenset({"ORG", "LOC", "ns"})
#: How often a word must stand in the dictionary to be rather that than a place's name: 在于紧密|市科协.
PLAIN = 500
#: A verb whose object the tagger took for a place: 发展|村集体经济.
GROWN = re.compile("发展|壮大|强调|推进|推动|加强")
QUALIFIED = re.compile("[原我本全各该现前某]|时任|曾任|盟[省市县区]$")


def unlisted(text: str, sentence: Sentence, taken: Callable[[int, int], bool]) -> list[PlaceHit]:
    """The places outside the table: the tagger's own, and what its organizations' names begin with.

    `taken` says of offsets whether a place was found there already.
    """
    hits = []
    for token in sentence.tokens:
        if token.tag not in TAGS:
            continue
        begin = token.start
        party = PARTIES.match(text, begin, token.end)
        if party and token.tag == "ORG":
            begin = party.end()
        name = _name(text[begin : token.end], token)
        if PARTIES.match(name):
            continue  # 民建市|直属支部
        if name and not QUALIFIED.match(name) and not KINDS.fullmatch(name) and not taken(begin, begin + len(name)):
            hits.append(PlaceHit(begin, begin + len(name), name))
    return hits


def _name(word: str, token: Token) -> str:
    """The place that a word of the tagger is or begins with; empty if its tag or ending shows none."""
    if token.tag == "ORG":
        body = UNKNOWN_BODY.match(word)
        if not body or body.group()[-2] == "团" or INNER.search(body.group()) or is_common(body.group()[:-1], PLAIN):
            return ""
        return body.group()
    if token.tag not in ("LOC", "ns") or len(word) < 3 or GROWN.match(word) or INNER.search(word):
        return ""
    return word if UNKNOWN.fullmatch(word) else ""

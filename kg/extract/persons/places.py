"""Names of places that were taken for people's: by the tables of places, and by what is said of places beside them."""

from __future__ import annotations

import re
from collections.abc import Container

from kg.analysis import Analysis, Human, Sentence
from kg.language.foreign_places import FOREIGN_PLACES
from kg.language.surnames import FREQUENT, family_name
from kg.language.transliteration import CHARACTERS, is_transliterated
from kg.lookalikes import COUNTRIES, PROVINCES
from kg.ontology import Title

#: What is said of places: before the name, and after it.
AT = re.compile("(?:在|抵达|飞抵|首都|途经|位于|离开)$")
#: What is said of people after 在: 在某某陪同下.
LED_BY = re.compile("(?:同志|等)?的?(?:陪同|见证|带领|率领|主持|指导)下?")
TOWN = re.compile(
    "[州市镇]|大区|当局|地区|方向|前线|等地|机场|居民|附近|以[东南西北]|战场|号|海峡|海沟|神庙|半岛|空军基地|水电站|大道|盆地"
)
#: What stands after the name of a place, whoever it may look like: 骆特|海沟, 甲乙丙|段水位.
SITE = re.compile(
    "连(?=[、，。（”]|官兵|战士)|生态系统|海沟|海峡|半岛|盆地|群岛|水库|水电站|段?水位|河段|流域|大区|战役|"
    "市(?=[，。、的在和内]|爆发|中心)|号(?:两栖|航母|航空|[驱护]|科考|货|邮|客|渔)"
)
#: Words for a place that its name may have behind it.
ENDINGS = "岛市州省邦港"
#: Those who meet in cities abroad, and the length of the names of people at home that are such cities' too.
ABROAD = re.compile("总统|总理|首相|元首|国王|外长|大臣|两国|双方|大使|领事")
SHORT = 2
#: What stands between the items of a list.
ROW = "、和与及"
#: What is said of places behind a list of them: 甲、乙等方向, 甲、乙两地.
PLACES = re.compile(
    "(?:[、和及与][^，。；、]{2,9})*(?:等[东南西北中]?部?(?:[一二三四五六七八九十多数各0-9]+[个座多]?)*"
    "(?:方向|地(?!方)|国|州|省|市|城|定居点|村|镇|港|[^，。；、]{0,8}(?:电站|水库|港口))|[两三四五六七八九十]地)"
)
#: What is said of plants, things and brands behind a list of them: 甲、乙等植物; and before one of them: 研究机构甲.
THINGS = re.compile(
    "(?:[、和及与][^，。；、]{2,9})*等[^，。；、]{0,4}(?:植物|作物|花卉|树木|树种|品种|文物|器物|玉器|产品|食品|品牌|水果|蔬菜|药材|平台|软件|应用)"
)
MAKERS = re.compile("(?:机构|品牌|平台|网站|投行|车企|药企|厂商)$")
FIRMS = re.compile("(?:[、和及与][^，。；、]{2,9})*等[^，。；、]{0,4}企业(?!家)")
#: A place, and whose it is: 甲州的乙; the beginning of a place's name: 首都甲|乙.
WITHIN = re.compile("(?:[州市省国]的|城市新?|名城|古城|港城|小镇|城镇|首府|首都[^，。；、]{0,3})$")
#: Sides of a war, and provinces: 乙方, 丙州; a frequent family name that stands for no country has no army.
SIDE = re.compile(f"(?![{''.join(sorted(FREQUENT - set(COUNTRIES)))}]军)[\u4e00-\u9fff][军方媒]|[^·]{{1,4}}[州省市县]")


def drop_places(analysis: Analysis, titled: Container[str]) -> None:
    """Leave out the names that are places'.

    One mention that tells a place is enough against a name without a title, and a city abroad is nobody at all.
    """
    cities = _cities(analysis)
    dropped: set[str] = set()
    for sentence in analysis.sentences:
        for human in analysis.humans.get(sentence.index, ()):
            if _holds_foreign_place(analysis.text, human) and not _is_namesake(analysis.text, sentence, human):
                dropped.add(human.name)
            elif human.name in cities and not _has_post(sentence, human):
                dropped.add(human.name)
            elif human.name not in titled and _is_told(analysis.text, human):
                dropped.add(human.name)
    if dropped:
        for index, humans in analysis.humans.items():
            analysis.humans[index] = [h for h in humans if h.name not in dropped]


def _cities(analysis: Analysis) -> set[str]:
    """The provinces and prefectures that the document names, without the word for what they are: 黄冈."""
    places = (place for sentence in analysis.sentences for place in sentence.places)
    return {p.name for p in places if p.division is not None and p.division.level in ("province", "prefecture")}


def _has_post(sentence: Sentence, human: Human) -> bool:
    """Whether the title of a post stands directly before a name."""
    return any(h.end == human.start and isinstance(h.term, Title) and h.term.kind == "post" for h in sentence.hits)


def _is_namesake(text: str, sentence: Sentence, human: Human) -> bool:
    """Whether somebody at home is called as a city abroad is: 县政协主席洛桑; a head of state may meet in one."""
    abroad = ABROAD.search(text, sentence.start, human.start) is not None
    return human.source == "title" and len(human.name) == SHORT and not abroad and _has_post(sentence, human)


def _holds_foreign_place(text: str, human: Human) -> bool:
    """Whether a name is a city's or region's abroad, or, without characters beside it, a piece of one: 的|黎波里."""
    if text[human.end - 1] in ENDINGS and text[human.start : human.end - 1] in FOREIGN_PLACES:
        return True
    return any(
        text[max(0, start) : end] in FOREIGN_PLACES
        for start in range(human.start - 2, human.start + 1)
        for end in range(human.end, human.end + 2)
    )


def _is_in_row_of_places(text: str, human: Human) -> bool:
    """Whether a foreign-looking name stands beside a city or region abroad in a list: 米兰与甲乙丙."""
    if not is_transliterated(human.name) or "·" in human.name:
        return False
    start, end = human.start - 1, human.end + 1
    before = text[max(0, start) : human.start] in tuple(ROW)
    after = text[human.end : end] in tuple(ROW)
    return any(
        (before and text[max(0, start - size) : start] in FOREIGN_PLACES)
        or (after and text[end : end + size] in FOREIGN_PLACES)
        for size in range(2, 8)
    )


def _is_site(text: str, human: Human) -> bool:
    """Whether a word that only places have before it follows a name, or one more character of a foreign one."""
    end = human.end
    last = text[end : end + 1] in CHARACTERS and is_transliterated(human.name)
    return SITE.match(text, end) is not None or (last and SITE.match(text, end + 1) is not None)


def _is_told(text: str, human: Human) -> bool:
    """Whether the name looks like a place's, or what stands beside it is said of places."""
    if (
        SIDE.fullmatch(human.name)
        or PROVINCES.fullmatch(human.name)
        or _is_site(text, human)
        or _is_in_row_of_places(text, human)
    ):
        return True
    if THINGS.match(text, human.end) or MAKERS.search(text, max(0, human.start - 2), human.start):
        return True
    if FIRMS.match(text, human.end) and is_transliterated(human.name) and not family_name(human.name):
        return True
    if human.source == "model" and AT.search(text, max(0, human.start - 3), human.start):
        return LED_BY.match(text, human.end) is None
    if (
        is_transliterated(human.name)
        and "·" not in human.name
        and (PLACES.match(text, human.end) or WITHIN.search(text, max(0, human.start - 6), human.start))
    ):
        return True
    chinese = family_name(human.name) and len(human.name) <= 3
    return not chinese and TOWN.match(text, human.end) is not None

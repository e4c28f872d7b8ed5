"""What makes the words before an open ending no name of one body: 各类学校, 某国博物馆, 县东部, 行业协会."""

from __future__ import annotations

import re

from kg.abroad import INITIALS
from kg.analysis import ASSEMBLED, HOME, Hit
from kg.chart import COLLECTIVE, DESCRIBED, OWNERS, is_seat, is_visited
from kg.common_names import is_common_noun
from kg.every_country import of_every_country
from kg.language.common_words import is_common as is_word
from kg.ontology import KnownOrganization, OrganizationType
from kg.openname import OpenName

#: What is held and called after the word before it.
GATHERINGS = ("论坛", "高端论坛", "女校长论坛")
#: What ends like the name of a part and is none: 县东部, 镇干部.
NO_UNIT = re.compile(
    "(?:[东西南北内外全局上下顶底前后腹颈头面总本]|(?<![高初])中|干|(?<!小)学)部$|[一多几各两数]处$|本科$|异地商会$|(?:母|^.?子)公司$|方部队$|运会?代表团$|专门委员会$|(?:执政|军事)[联同]盟$"
    "|(?:[上办读考]|高水平)大学$|(?:英雄|英模|派遣|基层|前线|初创|一线|(?<![海空陆])军|(?<=国)作战)部队$|中小学校?$|县级医院$|方(?:代表团|救援队)$"
    "|(?:参赛|村|执政党|机关|国家)代表团$|^人大代表团$|会展馆$|部队集团$|国重实验室$"
)
#: What tells, in front of any ending, of many bodies: 云川中小学, 云川乡镇卫生院.
MANY = re.compile(
    "各|全[省市县区]|全国$|大?中小(?!河)|大中(?=学|专)|中高职|乡镇|农村|中西部|当地|重点(?!实验)|地市级?|[县省]级|港澳(?!办)|(?:东部|西部)农村|国内外|中外|驻地|市县|县市区|多地|乡村(?=学校|医院)|全部|普惠|领航级|亚?定点|亚?重症|零碳|.*(?:大?中小|大中|中高职|乡镇|地市级|[市省]?县级)$"
)
#: Levels told together before what all of their places have.
MANY_LEVELS = ("市县", "县区", "县市区", "省市县")
#: Towns of all kinds, whose second character may begin an ending: 云川|乡|镇卫生院.
TOWNS = "乡镇"
#: A word that the beginning of a name may be the end of: 发展|中国家科学院.
DEVELOPING = "发展中国家"
#: What tells before a description that it is one of many: 一所, 一家.
ONE_OF = re.compile("(?:[一两三几多0-9]+[所家座支个]|各级|各类|大?多数|不少|许多)$")
#: What a firm's offices end in, which are named after it, not after a place alone.
OFFICES = (
    "公司",
    "分行",
    "支行",
    "分公司",
    "子公司",
    "煤矿",
    "矿山",
    "渔场",
    "分校",
    "分社",
    "分院",
    "分所",
    "分会",
    "校区",
    "院区",
    "学校",
    "家庭农场",
)
#: What a city's schools are called together.
SCHOOLS = ("中学", "小学", "幼儿园", "高中", "初中", "中小学")
#: What keeps the memory of something that its name tells, never of a place alone: 某某战役|纪念馆.
MEMORIALS = ("纪念馆", "陈列馆")
#: What a country or its forces have many of, however it is used: 某国军事|指挥中心, 某国科技|公司.
ANY_OF_COUNTRY = re.compile(
    "(?:军事|军方|军队|总参谋部|无人机|生物|医疗|科研|金融|研发|贸易|科技|军工|军火|大石油|决策|指挥|控制|行动|作战"
    "|训练|监控|大|小|水电|发电)+"
)
BETWEEN_TWO, ABOUT = "政府间", "问题"
KINDS = ("center", "research", "company", "factory")
#: Dashes between the names of two, of which only the second could be read.
DASHES = ("—", "-", "－", "–")
#: Works that are called by what they make, with the place or without it: 苹果|加工厂.
WORKSHOPS = ("加工厂", "养殖基地", "种植基地")
#: What another word's end may be called, after which a name has begun too late: 解放|巴勒斯坦人民阵线, 泛|珠三角.
CUT_FROM = re.compile("(?:解放|泛|[A-Za-z])$")
#: What makes a country's name that of a state.
STATE = "州"
#: A conjunction, which no firm has in its name.
JOINED = re.compile("[和与]")
#: Where a team went to help, whose it is not: 支援|某市|医疗队.
HELPED = ("支援", "驰援", "援助", "援", "帮扶")
HELPING = ("Delegation", "LeadingGroup")
#: What is a body only as a part of a firm.
WORKS = ("制造基地", "生产基地", "研发基地")
#: Classes of bodies that a country has many of.
COMMON_KINDS = ("PublicInstitution", "Enterprise", "Association", "ChamberOfCommerce", "Military", "Organization")
#: Types of bodies that no common noun names: 社区医院, 陶瓷博物馆; firms and the press are called by such.
PROPERLY_NAMED = frozenset(
    "university school hospital medical-unit research center culture-venue factory bank association delegation"
    " task-team troops".split()
)
#: Classes of bodies that, alone, an ending of the vocabularies as a whole does not name: 革命纪念馆.
UNPLACED = ("PublicInstitution", "VillageOrganization")
CENTRE = "中心"
#: The class of bodies of the whole world, and the country's own part of whose name it may be.
WORLDWIDE, COMMITTEE_OF = "InternationalOrganization", "全国"
#: The types of the parties of other countries and of the groups that lead some work.
PARTY, GROUP = "foreign-party", "leading-group"
#: The type of the wards of hospitals, and that of schools.
SCHOOL = "school"
WARD = "medical-unit"
#: How names begin that tell a body of common nouns from others of its kind.
WIDE = re.compile("国际|世界|全球|亚洲|亚太|欧洲|非洲|中国|中华|全国|国家|中央|联合国")
#: Endings of bodies that stand alone of their kind, however common the words of their names.
STRONG = (*"协会 学会 联合会 委员会 研究院 基金会 总会 促进会 商会 联盟 组织 领导小组".split(),)
#: The fewest characters of a name that ends in one character and has no jurisdiction.
SHORTEST = 4
#: Of these, the types of which no body is the whole country's.
LOCAL = ("factory", "school", "hospital")
#: Nothing but a slogan or a kind between quotation marks: “一站式”服务中心.
QUOTED = re.compile("“[^”]+”")
#: What a congress calls all of its commissions together.
COMMISSIONS = ("工作委员会",)
#: Tags that the tagger gives a common noun with its ending: 社区医院, 行业协会, 公共图书馆.
TAKEN = ("ORG", "nt", "LOC", "ns")
#: The type of the bodies that are called after a field of knowledge.
FIELDED = "research"
#: The cells and the heads that only one institution has, of which none is spoken of with its kind alone.
OWN_STAFF = re.compile(
    "党委|党总支|党支部|党组织?书记|(?:副|党委副?书记、)?(?:校长|所长|院长|园长)(?=[\u4e00-\u9fff]{2})"
)
#: Tags of words that show the name of a commission to be one; others call any commission so.
SURE = frozenset({"ORG", "LOC", "nz", "ns", "PER"})


def is_unstaffed_site(name: OpenName) -> bool:
    """A site or a settlement that no post follows: 某某产业园."""
    titles = (h for h in name.chart.sentence.hits if h.category == "title")
    return name.type.site and not any(h.start == name.hit.end for h in titles)


def is_gathering(name: OpenName) -> bool:
    """What a forum is called after: 大学|校长论坛."""
    return name.chart.text.startswith(GATHERINGS, name.hit.end)


def is_no_unit(name: OpenName) -> bool:
    """A part of a place or a word that ends so: 县东部, 镇干部."""
    if NO_UNIT.search(name.text) or name.chart.text.startswith(MANY_LEVELS, name.start):
        return True
    many = MANY.match(name.stem) or (name.stem + name.ending).startswith(TOWNS)
    return bool(many) and name.type.kind in COMMON_KINDS


def is_many(name: OpenName) -> bool:
    """Many bodies at once, or nothing but an ending: 各学校, 和|学校."""
    if name.ending in COMMISSIONS and not name.stem and name.parent is not None and name.parent.kind in ASSEMBLED:
        return True
    if COLLECTIVE.match(name.text) or name.chart.text[name.begin - 1 : name.begin] == "各":
        return True
    return name.outer is None and (name.found.cut or len(name.text) <= len(name.ending))


def is_torn(name: OpenName) -> bool:
    """A name without the bracket that it begins or ends in, or with one character that is no jurisdiction."""
    text, begin = name.chart.text, name.begin
    if name.text.count("（") != name.text.count("）") or text.startswith(DEVELOPING, begin - 2):
        return True
    if CUT_FROM.search(text, max(0, name.start - 2), name.start) and not name.level:
        return True
    if name.text.endswith(WORKSHOPS) and (name.outer is None or is_common_noun(name.stem)):
        return True
    if text.startswith("蒙古", name.start) and text[name.start - 1] == "内":
        return True
    if name.outer is None and _follows_person(name):
        return True
    if name.place is not None and name.place.country and name.stem.startswith(STATE):
        return True  # a state that is called after a country: 新|甲国|州某某基地
    if name.type.name == "company" and (JOINED.search(name.stem) or (name.outer is None and text[begin - 1] == "）")):
        return True
    dashed = text[begin - 1 : begin] in DASHES and text[begin - 2 : begin - 1] not in DASHES
    if name.outer is None and (dashed or text.startswith("主席团", begin - 2)):
        return True
    stem = name.stem
    if name.outer is not None or not stem:
        return False
    if len(stem) > 1 and all(char in INITIALS for char in stem):
        return True  # 甲乙两国的公司, 代表团
    return len(stem) == 1 and stem not in OWNERS


def _follows_person(name: OpenName) -> bool:
    """Whether a person's name runs into it, of which it is a part: 穆罕默德|五世大学."""
    word = name.chart.words.get(name.begin - 1)
    if word is None or word.end != name.begin or word.tag not in ("PER", "nr"):
        return False
    return name.type.kind in COMMON_KINDS and name.begin > name.chart.sentence.start


def is_any_of_country(name: OpenName) -> bool:
    """A kind of body of a country or a place that has many: 某国博物馆, 某市发热门诊."""
    if name.outer is None:
        return of_every_country(name.text) and not name.level
    foreign = name.place is not None and bool(name.place.country)
    known = name.parent.known if name.parent is not None else None
    home = known is not None and known.level == "national"
    forces = name.parent is not None and name.parent.kind == "Military" and not home
    if (foreign or forces) and name.type.name in KINDS:
        if ANY_OF_COUNTRY.fullmatch(name.stem) or ANY_OF_COUNTRY.fullmatch(name.stem + name.ending[:-1]):
            return True
    if foreign and BETWEEN_TWO in name.stem:
        return True  # the second of two countries, of which the first is told before
    if (foreign or name.place is not None) and name.stem.startswith(ABOUT):
        return True
    if name.place is not None and name.type.name == WARD:
        return True
    if name.place is None or name.stem:
        return False
    if name.type.name == SCHOOL and name.place.division is None:
        return True
    return name.ending in MEMORIALS or (foreign and name.type.kind in COMMON_KINDS)


def is_mere_ending(name: OpenName) -> bool:
    """Nothing more than a longer ending: a closed one, or an open one with nothing before it (革命纪念馆)."""
    bare = name.outer is None and name.chart.level_at(name.begin) == ""

    def is_it(hit: Hit) -> bool:
        if hit.end != name.hit.end or hit.start > name.begin or not isinstance(hit.term, OrganizationType):
            return False
        return not hit.term.open or (bare and hit.term.kind in UNPLACED)

    return any(is_it(hit) for hit in name.chart.sentence.hits)


def is_run_into_known(name: OpenName) -> bool:
    """A known body with a piece of the word before it: 某某政|协第六届全国委员会.

    One that a place or a parent begins may be another's in one word: 某国某党|中央委员会.
    """
    chart, end = name.chart, name.hit.end
    if name.place is not None and any(_is_only_seat(name, h) for h in chart.sentence.hits if h.end == end):
        return True
    inside = range(name.begin + 1, name.hit.start)
    known = (h for h in chart.sentence.hits if h.category == "known" and h.end == end and h.start in inside)
    words = ((h.start, chart.words.get(h.start)) for h in known)
    return any(word is not None and word.start < at and (name.outer is None or word.end < end) for at, word in words)


def _is_only_seat(name: OpenName, hit: Hit) -> bool:
    """Whether a place tells only where a known body sits: 云川|中国科学院, 甲国某城|国际奥委会."""
    place, body = name.place, hit.term
    if place is None or not isinstance(body, KnownOrganization):
        return False
    if body.kind == WORLDWIDE and place.country:
        return hit.start > place.end and name.chart.text[place.end : hit.start] != COMMITTEE_OF
    return not place.country and hit.start == place.end and name.chart.text.startswith(HOME, hit.start)


def is_at_seat(name: OpenName) -> bool:
    """Where a body is stationed, or the middle of a town: 驻|某国|专家组, 县|中心."""
    outer = name.outer
    return outer is not None and (is_seat(name.chart, outer.start) or (not name.stem and name.ending == CENTRE))


def is_run_into(name: OpenName) -> bool:
    """A place that a noun runs into, so that the name begins before it: 细菌战|白石陈列馆; or where a team helps."""
    if name.place is None:
        return False
    if name.type.kind in HELPING and name.chart.text.endswith(HELPED, 0, name.place.start):
        return True
    if name.type.kind not in COMMON_KINDS:
        return False
    start, chart = name.place.start, name.chart
    token = chart.words.get(start - 1)
    titled = any(h.category in ("title", "country") and h.end == start for h in chart.sentence.hits)
    return token is not None and token.end == start and token.tag in ("n", "nz", "nw", "nt") and not titled


def is_office_of_place(name: OpenName) -> bool:
    """A firm's office by its place alone (某市分公司), its works without it, or a city's schools, which are many."""
    if name.ending in WORKS:
        return name.parent is None or name.parent.kind != "Enterprise"
    if name.place is None or name.stem:
        return False
    return name.ending in OFFICES or (name.ending in SCHOOLS and name.place.name.endswith("市"))


def is_described(name: OpenName) -> bool:
    """A description, one of several, or a visit to a body: 派出机构, 一所大学, 到某县|调研供销社工作."""
    chart = name.chart
    rest = chart.text[name.inner : name.hit.end]
    return is_visited(rest) or bool(DESCRIBED.search(rest) or ONE_OF.search(chart.text, name.begin - 6, name.begin))


def is_one_character(name: OpenName) -> bool:
    """An ending of one character with less than two before it."""
    return len(name.ending) == 1 and len(name.stem) < 2


def is_work_centre(name: OpenName) -> bool:
    """What is the centre of some work or a party's command: 以某事为工作|中心, 某党武装|指挥中心."""
    if name.parent is not None and name.parent.kind == "PoliticalParty" and name.type.name == "center":
        return True
    return name.ending == CENTRE and name.chart.text[name.begin : name.hit.start].endswith("工作")


def is_common(name: OpenName) -> bool:
    """Common nouns, which name one body only where they begin with how far it reaches: 行业协会, 经济委员会."""
    found, ending, length = name.found, name.ending, len(name.text)
    if len(ending) == 1 and found.parent is None and not name.level and (found.evidence != "ORG" or length < SHORTEST):
        return True
    if found.outer or name.level or (found.evidence and (ending != "委员会" or found.evidence in SURE)):
        return False
    if name.type.name == FIELDED and _is_staffed(name):
        return False
    return not (_is_wide(name) and (found.evidence != "" or ending.endswith(STRONG)))


def is_common_noun_alone(name: OpenName) -> bool:
    """Nothing but common nouns in what only the tagger takes for a name: 社区医院, 陶瓷博物馆, 志愿服务队."""
    if name.outer is not None or name.level:
        return False
    if name.type.name == PARTY and QUOTED.match(name.stem):
        return True  # 他们说的“甲派”民主党
    if name.type.name in (*PROPERLY_NAMED, GROUP) and QUOTED.fullmatch(name.stem):
        return True
    if name.type.name not in PROPERLY_NAMED:
        return False
    if name.found.evidence not in TAKEN:
        return False
    before = (
        name.chart.parent_at(name.begin - 1) if name.chart.text[name.begin - 1 : name.begin] in ("、", "和") else None
    )
    if before is not None and before.proper and before.type is name.type:
        return False  # 云川大学、青石大学: the list shows it to be a name
    if _is_staffed(name):
        return False
    return (name.type.name in LOCAL or not _is_wide(name)) and is_common_noun(name.stem)


def _is_staffed(name: OpenName) -> bool:
    """Whether its own cell or head follows a name that no other word shows: 青石研究所|党委, 清溪小学|校长.

    Institutes are called after their field; other institutions only by words that are not common.
    """
    if len(name.stem) < 2 or (name.type.name != FIELDED and is_word(name.stem)):
        return False
    return OWN_STAFF.match(name.chart.text, name.hit.end) is not None


def _is_wide(name: OpenName) -> bool:
    """Whether a name begins with how far it reaches and goes on."""
    return WIDE.match(name.text) is not None and len(name.text) - len(name.ending) >= SHORTEST

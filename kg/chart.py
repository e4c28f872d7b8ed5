"""The chart of one sentence: the organizations read in it so far, and the words and places their names are made of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.analysis import BRANCHES, LEVEL_WORDS, REGION, Hit, Organ, PlaceHit, Sentence
from kg.language.common_words import is_common
from kg.language.surnames import HAN
from kg.language.tagger import Token
from kg.ontology import Ontology, OrganizationType

#: What a body that has parts of its own calls itself: 校党委, 院党委.
OWNERS = LEVEL_WORDS + "校院系"
#: The word for a department, which many words end in: 关系, 体系.
DEPARTMENT = "系"
#: What begins the naming of a group, not of one body.
COLLECTIVE = re.compile(
    "各|精神|民主党派(?!中央)|官方(?!通讯)|双边|高级别|新时代(?!文明|国际)|农民(?![日工])|多[家所国个]|城市(?=党|社)|农村(?=党|学)|基层|国有(?=企)|境内外|海内外|公办|民办|中国特色|重点|综合性|世界一流|一流|知名|著名|高水平"
    "|有关|相关|部分|其他|其它|所属|下属|多家|一些|两|三(?![峡亚明门水河原台江沙都元])|几|若干|全体|兄弟|众多|该|此|某|每|任"
)
#: Levels named together, which tell the bodies of many places: 省区人大, 乡镇政府.
PLURAL = re.compile(
    "[两二三四五六七八九十0-9]+[镇乡村县市区](?=人大|政府|党委|政协)|(?:省区市?|省市|市县|县区|区县|乡镇|县乡|村镇|地市)(?=[人政党委纪卫])"
)
#: What a name of one body does not have in it: counts of bodies, those of many countries, a verb, somebody's post.
DESCRIBED = re.compile(
    "[0-9一二三四五六七八九十]+[所家个名](?![人渠])|成员国|各国|各地|[直属]各|各[部委办](?=[委办局]|$)|^国家政府"
    "|^基层(?=人大|政协|党|政府|工会|组织|法院)|^建设(?:全国|国际|世界|国家)|^[由等与和暨]|^工作和|工作报告|^同(?![济仁心盟行乐江和安])|的|^联合(?!国(?!家)|[会体党办总主])"
    "|[三二][甲乙](?=医院)|[三二一]级(?:[甲乙]等)?(?=医院|综合)"
    "|特色社会主义|大量|最大|^前|^组织|派出(?!所)|直属师范|直属高校| "
    "|国际(?:金融|航运|贸易|科技创新)中心$|辐射中心$|人才中心$|^一|^.?政府间|普通高"
    "|领导人|[两二三四五六七八九0-9]国|[两三四]地|两军|[大小]规模|事发|涉事|母公司|^原公司|[园校院市县区省]内(?!蒙)|^内(?=[博图美]|技术)|方与|双方|^.?全国重点实验室$|^国家(?:技术创新|质检|医学|区域医疗|临床医学研究)中心$|赌诈|诈骗|[两二三四五六七八九十]+座|有关|相关|各级|下属|所属|跨国|境外|所有(?!制)|部分|知名|著名|顶级|第三方|私人"
    "|历届|历史上|主要|地方政府|首[艘座]|多[支国]|[三四五六七八九]省|省区市|第[一二三四五六七八九十]+批"
    "|[三四五六七八九]大(?![学道桥连理同洋会队])|党首|研究处理|^[向派式]|^代表(?![处团队])|基地设|出资企业|咨询企业|团同|[州市]一(?=[音博医])|[0-9][座支]"
    "|贩毒|犯罪集团|佣兵|^(?:常委|委员)(?=[省市县区州旗镇])"
    "|(?:主席|总理|总统|书记|部长|主任|首相|总裁|议长|同志)(?![团府办])"
)
#: What is done at a place with the body whose name follows (到某县|调研供销社工作); groups alone are named after it.
VISITED = re.compile("(?:调研|视察|走访|慰问|看望|参观|考察|督导|督查)(?:指导|督导|检查)?(?!中心)")
GROUP_ENDS = "组团队站室班局处所办"
#: Verbs that the tagger draws into the name after them, wherever they stand in its word.
DRAWN_IN = re.compile(
    "参与|加入|举行|举办|访问|抵达|担任|当选|人民大会堂同|会见|会晤|参观|来到|出席|走进|前往|听取|看望|邀请|祝贺|连线|理顺|对接|就任|愿同|选举(?!管理|委员)|启播|复信|致电|致信|会同(?!县)|支持|在野党|执政党|反对党"
    "|(?:民营|国有|龙头|骨干|高新技术|高科技|科技型)企业(?=[\u4e00-\u9fff]{4})|成立|组建|照会|依托|主办(?!方)|用好|串联起|正在(?=[国全省市县])|兼(?=[\u4e00-\u9fff]{4})|暨(?=[\u4e00-\u9fff]{4})"
    "|(?:考察|视察|慰问)(?![团组队室])|由(?=各)|《|(?<=[周节展会])在|示范校(?=[\u4e00-\u9fff]{4})|传达|宣读|通报了|(?<!成)就(?=(?:学院|学校|医院|公司|集团|协会|商会)$)"
    "|(?:巨头|运营商|制造商|供应商|开发商|零售商|承包商|(?:研究|决策|监管|评级|投资)机构)(?=[\u4e00-\u9fffA-Za-z]{4})|(?<=[\u4e00-\u9fff]{2})(?<!国家)(?<!高端)智库(?=[\u4e00-\u9fff]{6})|(?<=[厂司校局])任(?!职)"
)
#: Prepositions and verbs that the tagger draws into a name at its beginning.
LEADING = re.compile(
    "在野党|执政党|反对党|好(?=中)|也是|还(?=[加美])|修改(?=全国)|贵国|应(?![急用])|同(?![济仁心盟行乐])|角逐|受|据|率领?|在(?!野)|对(?!外)|由|与|和(?![平谐美])|及|到|向(?![阳上])|给|希(?=[\u4e00-\u9fff]{1,4}[省市县区])"
)
#: Words that only begin with the character of a level.
OTHER_WORDS = frozenset(
    "区域 县域 市民 市场 市容 乡镇 乡村 乡土 乡亲 旗舰 旗帜 村镇 村民 村庄 镇村 省级 市级 县级 区级 院校 院士 "
    "校友 校园 校企 校外 校内 校际 校服 校史 校办 院内 院外 院感 院务 校务 系统 系列 系部".split()
)
#: What makes a level word after it none, or one of many: 全县, 城市, 省区市.
NOT_BEFORE_LEVEL = tuple("全各城超地片" + LEVEL_WORDS)
#: Areas that are no district: 开发区|人大工作.
AREA = re.compile("(?:开发|高新|经开|园|景|片|辖|[山牧林矿灾库郊老新]|小|校|厂|社|院|疫|战|军)区$")
#: What a level word begins that means several levels at once: 省部际.
SEVERAL_LEVELS = ("省部",)
#: What may stand before a level word in one word of the tagger: 我市, 该县.
PRONOUNS = ("我", "本", "该", "现任", "原", "时任", "前", "兼任")


#: How often a word must stand in the dictionary to be rather that than a place's name.
PLAIN = 500
#: Verbs that end in 驻 and have what follows as their object.
ENTERED = ("进驻", "入驻")
#: What one body does with another, which the tagger may take for a piece of the name.
TOGETHER = ("联合", "会同", "协同", "携手", "组织", "走访", "邀请", "陪同")


#: Posts after which the level of another body begins: 区委常委|区总工会主席.
POSTS = ("常委", "委员", "书记", "主席", "主任")
#: Another word that begins with the last character of an ending: 卫生部|门, 武装部|队, 外长|部长级, 县委|员.
OTHER_WORD = re.compile(
    "部(?:[门队落署件位]|长级)|局[面势]|委员|会[场议](?=[上在，。])|会商|室[内外]|团[结队军]|台[风湾阶]|院[士落船路]|盟党|司法(?!定)|厂房|馆(?:日|员(?!工))|法院|院大学|协杂志|党人党|线党|院党团|会党团|关(?:及|和)边境"
    "|行(?:部|机构)|府(?:间|奖|学)|学(?:生|堂)|国家(?!队)|校部|区干部|馆(?:事业|村)|关执法|盟大使|科(?:[学技研]|科技|医师|专业)|处(?:于|境)|行业|联合(?!会)"
    "|心(?:工作|任务|城|组|思想|环节|内容|气象台|小学|卫生院|校)"
)


def is_cut(text: str, end: int) -> bool:
    """Whether what ends here is only the beginning of another word: 卫生部|门, 医院|船."""
    return OTHER_WORD.match(text, end - 1) is not None


@dataclass(slots=True)
class Chart:
    """What the rules for organizations look up in a sentence, and where they note what they find.

    `words` gives the tagger's word at each position that it covers, `places` the place names by where they end, `ends`
    the organizations by where they end. Names grow from left to right, so a rule finds in `ends` what can be the parent
    of the body that it reads.
    """

    text: str
    sentence: Sentence
    ontology: Ontology
    words: Mapping[int, Token]
    places: Mapping[int, list[PlaceHit]]
    ends: dict[int, list[Organ]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, sentence: Sentence, ontology: Ontology) -> Chart:
        """The empty chart of a sentence; `text` is the whole folded text, in which offsets count."""
        places: dict[int, list[PlaceHit]] = defaultdict(list)
        for place in sentence.places:
            places[place.end].append(place)
        return cls(text, sentence, ontology, sentence.words(), dict(places))

    def add(self, organ: Organ) -> None:
        """Note an organization, which from now on can be the parent of one that its name goes on to."""
        self.ends.setdefault(organ.end, []).append(organ)

    def organs(self) -> Iterator[Organ]:
        """Every organization noted so far."""
        for organs in self.ends.values():
            yield from organs

    def holds(self, start: int, end: int) -> bool:
        """Whether a properly named organization overlaps a stretch of the text."""
        return any(o.proper and o.start < end and start < o.end for o in self.organs())

    def parent_at(self, end: int) -> Organ | None:
        """The longest organization that ends here."""
        found = self.ends.get(end, ())
        return max(found, key=lambda o: (o.end - o.start, o.proper, o.known is not None), default=None)

    def place_at(self, end: int) -> PlaceHit | None:
        """The longest place name that ends here."""
        return max(self.places.get(end, ()), key=lambda p: p.end - p.start, default=None)

    def level_at(self, end: int) -> str:
        """A level word that stands for a jurisdiction: 县 in 县统战部, 市 in 我市公安局; empty if there is none."""
        if self.text.endswith(REGION, self.sentence.start, end):
            return REGION
        if end <= self.sentence.start or self.text[end - 1] not in OWNERS:
            return ""
        token = self.words.get(end - 1)
        if token is not None and token.start < end - 1:
            before = self.text[token.start : end - 1]
            if before not in PRONOUNS and not before.endswith(("，", "、", "驻", *POSTS, *TOGETHER)):
                beside = self.parent_at(end - 1)
                if beside is None or not beside.proper:
                    return ""
        common = token is not None and token.start == end - 1 and token.tag == "n"
        ending = token is not None and self.text[end : token.end] in self.ontology.endings
        if common and not ending and self.text[end - 1 : end + 1] in OTHER_WORDS:
            return ""
        if self.text[end - 1] == DEPARTMENT and HAN.match(self.text, end - 2) and end - 2 >= self.sentence.start:
            return ""
        if self.text[end - 2 : end - 1] in NOT_BEFORE_LEVEL or AREA.search(self.text, max(0, end - 3), end):
            return ""
        if self.text.startswith(SEVERAL_LEVELS, end - 1):
            return ""
        return self.text[end - 1]

    def with_party(self, start: int) -> int:
        """Where a name begins: at the 中共 before it, if one stands there."""
        begin = start - 2
        return begin if begin >= self.sentence.start and self.text.startswith("中共", begin) else start


def name_start(chart: Chart, token: Token) -> int:
    """Where the name begins in a word that the tagger takes for an organization, verbs and prepositions left out."""
    start = token.start
    for match in DRAWN_IN.finditer(chart.text, token.start, token.end):
        start = match.end()
    whole = any(place.start == start for places in chart.places.values() for place in places)
    if start == token.start and not whole and chart.text[start + 2 : start + 3] in tuple(LEVEL_WORDS):
        start += 2 if is_common(chart.text[start : start + 2], PLAIN) else 0  # 在于紧密|市科协
    led = LEADING.match(chart.text, start) if start == token.start and not whole else None
    return led.end() if led else start


def is_seat(chart: Chart, start: int) -> bool:
    """Whether what begins here is where a body is stationed that another sends: 甲国驻|乙国大使馆, 派驻|甲国专家组."""
    return chart.text.endswith("驻", 0, start) and not chart.text.endswith(ENTERED, 0, start)


def is_visited(name: str) -> bool:
    """Whether what stands between a place and an ending is a visit there, not the beginning of a name."""
    return VISITED.match(name) is not None and name[-1] not in GROUP_ENDS


def party_branch(chart: Chart, hit: Hit, type_: OrganizationType) -> Organ | None:
    """A democratic party's branch at an institution, whose name stands between: 民盟|某大学|支部."""
    if type_.kind not in (*BRANCHES, "LeadingGroup"):
        return None
    for inner in chart.ends.get(hit.start, ()):
        party = chart.parent_at(inner.start) if inner.proper else None
        if party is not None and party.kind == "DemocraticParty":
            rest = chart.text[party.end : hit.end]
            return Organ(party.start, hit.end, "DemocraticPartyBranch", rest, type_, parent=party, proper=True)
    return None


def is_named(organ: Organ) -> bool:
    """Whether a body can be the parent in a name: it is named as one, by our endings or by the tagger."""
    return organ.proper or (organ.type is None and organ.known is None)


#: Types of the units that any body may have, and the classes of bodies whose units are of the same.
UNITS = ("department-unit", "general-office", "personnel-unit", "policy-unit")
SELF_RUN = frozenset(
    "Military Enterprise PublicInstitution MassOrganization Association ChamberOfCommerce InternationalOrganization"
    "".split()
)
#: Classes of party bodies, whose offices are the party's.
PARTY_OWN = ("PartyCommittee", "PartyDepartment")
#: Classes of the commissions that only assemblies have.
COMMISSIONS = ("CPPCC", "CongressStandingCommittee")
#: Classes of bodies, besides congresses, that have a standing committee; it is of their class.
STANDING = ("DisciplineCommission", "CPPCC", "PartyCommittee")


def kind_under(type_: OrganizationType, parent: Organ) -> str:
    """The class of a body under its parent: a democratic party's committee is its branch, a standing one is alike.

    The classes of branches are a democratic party's alone: what another party has keeps the class of its like.
    """
    if parent.known is not None and parent.kind == "DemocraticParty":
        return "DemocraticPartyBranch" if type_.kind in BRANCHES else type_.kind
    if parent.kind == "DemocraticPartyBranch" and type_.kind in BRANCHES:
        return parent.kind
    if type_.kind == "CongressStandingCommittee" and parent.kind in STANDING:
        return parent.kind
    if type_.name in UNITS and parent.kind in SELF_RUN:
        return parent.kind
    if type_.name in UNITS and parent.kind in PARTY_OWN:
        return "PartyDepartment"
    if type_.kind in COMMISSIONS and parent.kind not in (*COMMISSIONS, "PeoplesCongress"):
        return "LeadingGroup"
    return "PartyCommittee" if type_.kind == "DemocraticPartyBranch" else type_.kind

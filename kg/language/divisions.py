"""Administrative divisions: which ones a name means, where one lies, and what 省, 市 and 县 mean in a document.

The table is ``ontology/divisions.csv`` (its header says its sources and columns). Counties and up are read at once, the
townships when a name asks for them. A former division stays in the table with the year it ended in and its successor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.errors import InputError, OntologyError

LEVELS = ("province", "prefecture", "county", "zone", "township")

# One-character names of provinces and great cities, for 在京 (in Beijing) and 驻汉 (stationed in Wuhan) only; those
# that begin too many words after 在 (在新时代) are left out.
ABBREVIATIONS = dict(
    pair.split("=")
    for pair in (
        "京=110000 津=120000 冀=130000 晋=140000 蒙=150000 辽=210000 吉=220000 黑=230000 沪=310000 苏=320000 浙=330000 "
        "皖=340000 闽=350000 赣=360000 鲁=370000 豫=410000 鄂=420000 湘=430000 粤=440000 桂=450000 琼=460000 渝=500000 "
        "川=510000 蜀=510000 黔=520000 贵=520000 滇=530000 藏=540000 陕=610000 秦=610000 甘=620000 陇=620000 "
        "宁=640000 台=710000 港=810000 澳=820000 汉=420100 蓉=510100 穗=440100 深=440300 杭=330100 "
        "甬=330200 榕=350100 厦=350200 昆=530100 筑=520100 邕=450100 连=210200 沈=210100 郑=410100 "
        "锡=320200 珠=440400 洪=360100"
    ).split()
)
# Other names in use, beside those that dropping 省, 市, 县, 自治州 … gives.
ALIASES = dict(
    pair.split("=")
    for pair in (
        "内蒙=150000 巴州=652800 克州=653000 博州=652700 莫旗=150722 雄安=130000-xiongan "
        "亦庄=110000-yizhuang 北京经开区=110000-yizhuang 西咸=610000-xixian 贵安=520000-guian 洋浦=460400-yangpu "
        "横琴=440400-hengqin 横琴合作区=440400-hengqin 前海=440300-qianhai 前海合作区=440300-qianhai "
        "深汕合作区=440300-shenshan 青岛西海岸新区=370200-xihaian 大连金普新区=210200-jinpu "
        "重庆两江新区=500000-liangjiang 四川天府新区=510000-tianfu 东湖高新区=420100-donghu "
        "武汉东湖高新区=420100-donghu 杨凌示范区=610400-yangling "
        "郑州航空港区=410173 郑州航空港=410173 平潭实验区=350128-pingtan"
    ).split()
)
# Short names that are words of the language, parts of other words (投资中 has 资中) or look like persons.
COMMON = frozenset(
    """
    合作 中方 资源 和平 友好 振兴 复兴 通道 动力 共和 南部 友谊 新兴 龙江 港口 解放 新和 和政 运河 会同 大关 和安 延长
    新建 前进 平和 富裕 惠民 公安 江南 安新 平安 古城 金山 中西 太平 河西 河东 同心 青山 中山 宏伟 红旗 海港 大通 民和
    光明 定日 大新 富民 市中 界首 扬中 安宁 南长 东海 南海 兴业 东方 新华 太湖 江干 资中 大安 兴国 上高 西湖 江山 方正
    新平 大城 互助 滨海 大兴 城中 华龙 东明 上城 资兴 安国 天全 同安 福安 平原 南沙 云龙 东风 长安 白云 新安 平陆 江口
    安居 天山 古田 九龙 新民 惠农 平利 小店 天等 大方 老城 海城 津市 永定 双城 五常 乐业 中原 三江 三原 万年 磐石 江安
    江北 朝天 卫东 南开 万载 牡丹 江源 朝阳 政和 四方 同德 凤凰 兴隆 云梦 长兴 钱塘 金沙 连云 永新 民乐 建德 宝山 南岳
    东至 东市 东兴 黑水 黑山 金水 赤水 离岛 白玉 江海 新城 建平 太和 同仁 台前 千山 会理 高安 马关 集安 路桥 莲花 清水
    沿河 河口 江东 望江 新干 市南 宝塔 南山 龙门 长寿 路北 灯塔 永丰 明水 建宁 定安 和顺 南湖 兴和 兴安 乐平 临高 临江
    东湖 东港 龙湖 麒麟 锦屏 铁西 通城 西平 西市 紫金 石门 玉田 滨江 泰山 沙河 海安 民权 民丰 比如 新北 小河 宁海 威信
    天长 天河 大东 城东 城西 城南 城北 山城 向阳 吉利 南市 南和 北站 北安 全州 爱民 雨城 路南 钟山 工农 原平 元宝 修文
    会东 二道 三门 高要 高密 高明 鼓楼 黄龙 镇远 门源 永年 温泉 清新 无为 方山 安达 安定 安仁 定边 定结 固始 固安 博爱
    响水 商水 大名 大厂 大观 四会 奉节 增城 城厢 八步 仙桃 仙居 三台 万全 集贤 长子 铁力 铁山 钢城 钟楼 金台 金乡 金东
    通许 连平 进贤 赤壁 石泉 石龙 石鼓 石棉 白水 白沙 白杨 白塔 登封 玉泉 海棠 芙蓉 莲池 桃源 桃园 月湖 星子 方城 新野
    新会 文水 文峰 明山 明光 普定 普安 平定 平远 平乐 平顺 平房 广平 常宁 延寿 应城 康乐 怀安 思明 天涯 天柱 天心 天元
    天台 太白 太康 大化 大足 大祥 大竹 大余 大丰 城固 城口 回民 团风 双桥 双塔 双清 升平 华容 兴化 前锋 北辰 六合 云岩
    二七 九里 九台 五台 五峰 万源 东光 东宝 东安 东宁 三元 三水 丰满 丰泽 下关 乐安 乐昌 仁和 开化 开江 新化 安化 来宾
    日照 安康 大同 白银 海西 阿里 长治 台中 黄埔 南岸 永和 新丰 永安 光泽 正安 安顺 顺平 开元 开平 两江 东城 西城 下城
    新市 老边 桥东 桥西 站前 铁东 道里 道外 南关 城关 长岭 中站 山阳 建华 光山 平山 沙市 红星 新青 龙山 大田 大英
    大悟 大埔 德化 文昌 水城 山南 江城 河间 平江 平川 江都 花山 东坡 北湖 云溪 黄海 新绛 文山 通山 石台 环江 西林 东源
    东乡 西乡 西山 东山 北塔 南城 南江 中宁 中阳 中江 云台 华山 南华 新蔡 民主 金牛 成华 高平 高阳 高青 黎平 于洪 于田
    林周 马龙 江华 江永 江川 金平 金阳 安平 安福 安龙 安义 康平 田林 田东 田阳 祁阳 卢龙 黄平 黄梅 梅江 华宁 华安 武平
    武宁 武胜 文安 文成 罗平 罗田 罗山 罗江 陆丰 陆川 陆河 龙川 龙华 龙安 龙海 万安 万宁 阳春 阳新 夏津 凌云 彭阳 余庆
    余江 吴兴 石林 石城 祁东 成武 安图 安泽 安远 江达 乐清 马山 凌海 汤原 容城 元江 克州 巴中 伊州 荣昌 岐山 亚东 吉隆
    鱼台 杂多 利通 乌兰 海东 海北 巴马 林西 清河 盘山 巴彦 吉州 贺兰 康保 西和 大港 越西 兰西 修水 金安 都安 托里 定海
    迁安 上党 小金 江岸 广水 龙文 市北 渝中 嘉陵 新罗 振东 多伦 兴文 庆云 前海 德江 靖宇 融安 永红 和龙 兴城 贡山 从江
    镇康 称多 源城 南投 中牟 成安 东台 建水 新都 维扬 潮南 怀远 建安 平城 东平 临安 上街 西华 通海 通河 通江 达日 周至
    宁南 桂东 合江 化德 克东 京口 义安 临西 上思 来安 来凤 得荣 开远 长武 金明 金湖 雨山 三都 曲水 合水 越城 新星 云和
    镇巴 启东 北流 临海 西充 罗城 清城 定远 大荔 周宁 含山 于都 高台 达川 相城 海晏 庆元 平鲁 巴青 和康 名山 古交 双牌
    南明 内黄 交口 向山 玄武 玉龙 盐湖 盐田 龙潭 三河 三山 福田 弥勒 天桥 商城 榆树 滨城 滨湖 松山 龙湾 龙口 融水 陵水
    英德 西夏 金川 北江 永清 永修 志丹 福海 雷波 凯里 伊美 江汉 昌江 南郊 北道 且末 大邑 博州 巴州 贵南 永嘉 临武 新河
    竹山 海伦 武侯 新源 阳城 阳山 京山 东河 东辽 南召 商南 夹江 德城 庆城 振安 改则 中市 北市 宁强 乐都 丰宁 胜利 建设
    文圣
    """.split()
)
# Short names by which no one division is meant more than its namesakes.
AMBIGUOUS = frozenset("朝阳 和平 新华 长安 铁西 海州".split())
# Full names that are words; they name a division only right after the one that contains it.
GENERIC = frozenset(
    "城区 郊区 矿区 新区 东区 西区 南区 北区 中区 市区 新市区 北市区 南市区 东市区 西市区 中市区 小城镇 新城镇 中心镇 "
    "物流园区 工业园区 高新区".split()
)
# Words that hold a division's name by accident: 黄河南岸 is not in 河南.
DECOYS = (
    "黄河 淮河 运河 长江 珠江 太湖 西湖 东湖 南湖 泰山 华山 中山 黄山 渤海 东海 南海 黄海 大连续 中华 城乡 乡镇 市区 "
    "城区 地区 山区 社区 园区 景区 灾区 校区 片区 小区 老区 入海口 出海口 医保定 社保定 确保定 均衡水 苏丹东 大庆典 "
    "大庆祝 总台北 幸福清 长白山 鄱阳湖 黄岩岛 钓鱼台 嘉陵江 黄浦江 澜沧江 贺兰山 祁连山 景泰蓝 秦淮河 周口店 玄武岩 "
    "吉隆坡 乌兰巴托 准噶尔 六盘山 里达州 苏达州 华达州 罗德州 马里兰州 重大理 大理论 大理念 大理想 大理石 拱北 北海道 "
    "北海关 北海舰队 井冈山 武陵山 乌苏里 沙坡头 麦积山 "
).split()

_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|"
    "土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|俄罗斯|鄂温克|德昂|保安|裕固|独龙|鄂伦春|赫哲|各"
)
_AUTONOMOUS = re.compile(rf"^(.+?)(?:(?:{_PEOPLES})族|维吾尔|哈萨克|蒙古|柯尔克孜|塔吉克|锡伯)*自治([区州县旗])$")
_DISTRICT = re.compile(rf"^(..+?)(?:{_PEOPLES})族区$")
_SUFFIXES = {
    "province": ("特别行政区", "省", "市"),
    "prefecture": ("地区", "市", "盟", "县"),
    "county": ("林区", "特区", "矿区", "新区", "市", "县", "区", "旗"),
    "zone": (),
    "township": ("民族乡", "街道", "地区", "苏木", "镇", "乡"),
}
_ZONE_ENDS = {
    "高新技术产业开发区": "高新区",
    "高新技术产业园区": "高新区",
    "经济技术开发区": "经开区",
    "经济开发区": "经开区",
}
_TOWN_END = re.compile("[镇乡]|街道|苏木|[农林牧]场|[地发园新理假景]区")
# Characters after which the last one of a name belongs to another word: 河北区|域, 国内市|场, 建设乡|村.
_AFTER = {"区": "域块间划别", "市": "场", "乡": "镇村亲愁土贤情音", "镇": "静定压痛", "县": "域", "省": "略"}
# First characters of counties of one character that are verbs or particles: 代县长 (acting), 召开县委…会议, 示范县.
_VERBS = "任代开和成达兴应理管在到为与及由从向对经安单易通范"
_MADE_OF_WORDS = ("城镇", "村镇", "集镇", "乡镇", "老乡")

Found = tuple[int, int, tuple["Division", ...]]


@dataclass(frozen=True, slots=True)
class Division:
    """One division: its code, full name and level (see LEVELS), the code of its parent ("" above a province).

    `until` is the year it was abolished or renamed in ("" for one in force), `successor` the code of what it became.
    """

    code: str
    name: str
    level: str
    parent: str
    until: str = ""
    successor: str = ""

    @property
    def short(self) -> str:
        """The name without its kind: 福建, 连江, 黔东南, 内蒙古; the full name where one character would be left."""
        short = self.name
        if "自治" in short and (match := _AUTONOMOUS.match(short)):
            short = match[1].rstrip("族") if len(match[1]) > 1 else short.split("自治")[0]
        elif short.endswith("族区") and (match := _DISTRICT.match(short)):
            short = match[1]
        else:
            short = next((short.removesuffix(end) for end in _SUFFIXES[self.level] if short.endswith(end)), short)
        return short if len(short) > 1 else self.name


def _rank(division: Division) -> tuple[bool, int, str]:
    return bool(division.until), LEVELS.index(division.level), division.code


def _names_of(division: Division) -> Iterator[str]:
    """The full name, the short one, and the contractions in use: 凉山州, 长阳县, 合肥高新区."""
    yield division.name
    short = division.short
    if short != division.name:
        yield short
    if match := re.search("自治([州县旗])$", division.name):
        yield short + match[1]
    if division.level == "zone":
        for end, contracted in _ZONE_ENDS.items():
            if division.name.endswith(end):
                yield division.name.removesuffix(end) + contracted
                break


def _in_force(divisions: Iterable[Division]) -> list[Division]:
    return [division for division in divisions if not division.until]


def _clear(divisions: Sequence[Division]) -> Division | None:
    """The only division of the highest level, those in force before the former ones; None if there are several."""
    best = min(_rank(division)[:2] for division in divisions)
    first = [division for division in divisions if _rank(division)[:2] == best]
    return first[0] if len(first) == 1 else None


def _cut(text: str, start: int, end: int) -> bool:
    """Whether the name ends inside a longer word."""
    following = text[end : end + 1]
    if not following or following not in _AFTER.get(text[end - 1], ""):
        return False
    return text[end - 1] != "乡" or following != "村" or text[end + 1 : end + 2] not in tuple("民委支党")


def _doubtful(name: str, short: bool, town: bool) -> bool:
    """Whether a name found in running text may well be none, so that only what stands before it can decide."""
    if name in COMMON:
        return not short
    if len(name) > 2:
        return name in GENERIC or (town and len(name) == 3 and name.endswith(_MADE_OF_WORDS))
    return name in GENERIC or (name[1] == "县" and name[0] in _VERBS) or (town and name != "乌镇")


class Divisions:
    """The table in memory, with its indexes; immutable to its users. Get it from `load`."""

    def __init__(self, text: str) -> None:
        towns = re.search(r"^\d{9},", text, re.M)
        head, self._tail = (text[: towns.start()], text[towns.start() :]) if towns else (text, "")
        self._upper: dict[str, Division] = {}
        self._names: dict[str, list[str]] = {}
        self._towns: dict[str, str] = {}
        self._town_rows: dict[str, str] = {}
        self._town_names: dict[str, list[str]] = {}
        self._cache: dict[str, tuple[Division, ...]] = {}
        self._automaton: Any = None
        self._words: list[str] = []
        for line in head.splitlines():
            if line and line[0] != "#" and not line.startswith("code,"):
                division = Division(*line.split(","))
                if division.level not in _SUFFIXES:
                    raise OntologyError(f"divisions.csv: {line!r} has no level out of {', '.join(LEVELS)}")
                self._upper[division.code] = division
                for name in _names_of(division):
                    self._names.setdefault(name, []).append(division.code)
        for name, code in ALIASES.items():
            self._names.setdefault(name, []).append(code)

    def _load_towns(self) -> dict[str, list[str]]:
        """Township name → codes; read at the first call."""
        if not self._towns:
            names: dict[str, list[str]] = {}
            for line in self._tail.splitlines():
                code, name, rest = line[:9], *line[10:].split(",", 1)
                self._towns[code] = name
                names.setdefault(name, []).append(code)
                if rest != ",,,":
                    self._town_rows[code] = rest
            self._town_names = names
        return self._town_names

    def by_code(self, code: str) -> Division:
        """The division with this code; InputError if there is none."""
        division = self._upper.get(code)
        if division is None:
            self._load_towns()
            if code not in self._towns:
                raise InputError(f"no administrative division has the code {code!r}; see ontology/divisions.csv")
            _, parent, until, successor = self._town_rows.get(code, ",,,").split(",")
            division = Division(code, self._towns[code], "township", parent or code[:6], until, successor)
        return division

    def ancestors(self, code: str) -> tuple[Division, ...]:
        """The divisions that contain this one, the nearest first; empty for a province and for an unknown code."""
        found = []
        try:
            parent = self.by_code(code).parent if code else ""
        except InputError:
            return ()
        while parent:
            division = self.by_code(parent)
            found.append(division)
            parent = division.parent
        return tuple(found)

    def within(self, code: str, ancestor: str) -> bool:
        """Whether the division lies inside the other one; no division lies inside itself."""
        return any(division.code == ancestor for division in self.ancestors(code))

    def named(self, name: str) -> tuple[Division, ...]:
        """All divisions with this full or short name: those in force first, the higher levels first, then by code."""
        towns = self._load_towns()
        codes = {*self._names.get(name, ()), *towns.get(name, ())}
        if len(name) > 1:
            codes.update(code for end in _SUFFIXES["township"] for code in towns.get(name + end, ()))
        return tuple(sorted(map(self.by_code, codes), key=_rank))

    def full_name(self, code: str) -> str:
        """The name with all that contains it: 福建省福州市连江县; InputError for an unknown code."""
        return "".join(division.name for division in (*reversed(self.ancestors(code)), self.by_code(code)))

    def label(self, code: str) -> str:
        """The division's own full name: 连江县; InputError for an unknown code."""
        return self.by_code(code).name

    def resolve(self, name: str, context: str = "") -> Division | None:
        """The one division that a name or a chain of names (江苏盐城, 东莞市长安镇) means, or None.

        `context` is the code of the division that the document speaks from: a namesake inside it is preferred, then
        one inside its prefecture, then its province; else the name must be clear in the nation, which the short name
        of a province is, and that of a prefecture if no word of the language.
        """
        candidates = self._read(name[:40])
        if not candidates or candidates[0].level == "province":
            return next(iter(candidates), None)
        scopes = (context, *(division.code for division in self.ancestors(context))) if context else ()
        for scope in scopes:
            inside = [d for d in candidates if d.code == scope or self.within(d.code, scope)]
            if inside:
                return _clear(inside)
        if name in AMBIGUOUS:
            return None
        upper = [division for division in candidates if division.level != "township"] or candidates
        best = _clear(upper)
        return best if best and (best.level == "prefecture" or len(_in_force(upper)) < 2) else None

    def _read(self, name: str, names: int = 5) -> list[Division]:
        """What a name may mean, read as one name or as a chain of at most `names`, from the large to the small."""
        exact = self.named(name)
        full = [division for division in exact if division.name == name]
        upper = [division for division in exact if division.level != "township"]
        if exact:
            return full or upper or list(exact)
        for cut in range(len(name) - 2, 1, -1) if names > 1 else ():
            heads = self.named(name[:cut])
            if heads:
                tails = self._read(name[cut:], names - 1)
                inside = [t for t in tails if any(self.within(t.code, h.code) for h in heads)]
                if inside:
                    return inside
        return []

    def relative(self, word: str, context: str) -> Division | None:
        """The division that 省, 我市, 全县 … mean in a document that speaks from `context`; None if there is none.

        区 is a district, a zone, or the autonomous region; 市 also the municipality and the city at county level.
        """
        kind = re.sub("^[我全本该]", "", word)
        try:
            chain = (self.by_code(context), *self.ancestors(context)) if context else ()
        except InputError:
            return None
        if kind in ("省", "自治区"):
            return chain[-1] if chain else None
        for division in chain:
            if kind and division.name.endswith(kind):
                return division
        return None

    def find(self, text: str, short: bool = False) -> list[Found]:
        """Where the text names divisions: (start, end, the divisions it may mean), leftmost and longest, in order.

        Full names of all levels and short names of counties and up. A short name that is a word of the language or
        looks like a person's (和平, 高平) is returned with `short`, or right after a division that contains it; a name
        like 郊区 only so. After such a division the candidates are those inside it.
        """
        found: list[Found] = []
        last = 0
        for start, end in sorted([*self._upper_spans(text), *self._town_spans(text)], key=lambda s: (s[0], -s[1])):
            if start < last or _cut(text, start, end):
                continue
            last = end
            name = text[start:end]
            before = found[-1][2] if found and found[-1][1] == start else ()
            doubtful = _doubtful(name, short, name not in self._names)
            if before or not doubtful:
                divisions = self._meant(name)
                inside = self._inside(divisions, before, name)
                if inside or (divisions and not doubtful):
                    found.append((start, end, inside or divisions))
        return found

    def _meant(self, name: str) -> tuple[Division, ...]:
        """The divisions that a name in running text may mean; empty for a decoy."""
        if name not in self._cache:
            codes = {*self._names.get(name, ()), *self._town_names.get(name, ())}
            self._cache[name] = tuple(sorted(map(self.by_code, codes), key=_rank))
        return self._cache[name]

    def _inside(self, divisions: tuple[Division, ...], before: Iterable[Division], name: str) -> tuple[Division, ...]:
        """Those of the divisions that lie inside one of those named just before.

        A word that is the short name of a district needs its own city: 辽宁振兴 does not name one of Dandong's.
        """
        outer = {division.code for division in before}
        inside = tuple(d for d in divisions if any(a.code in outer for a in self.ancestors(d.code))) if outer else ()
        if name in COMMON and all(d.name[-1] == "区" and d.parent not in outer for d in inside):
            return ()
        return inside

    def _upper_spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names of counties and up stand, and decoys; with a shorter one where the longest ends in a word."""
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick, MatchKind

            self._words = [*self._names, *DECOYS]
            self._automaton = AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest)
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            yield start, end
            if _cut(text, start, end) and self._words[index] in self._names:
                shorter = range(end - 1, start + 1, -1)
                yield from ((start, cut) for cut in shorter if text[start:cut] in self._names)

    def _town_spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names of townships stand: looked up backwards from each 镇, 乡, 街道 …, all lengths."""
        for match in _TOWN_END.finditer(text):
            towns, end = self._load_towns(), match.end()
            yield from ((start, end) for start in range(max(0, end - 14), end - 1) if text[start:end] in towns)


@lru_cache(maxsize=1)
def load() -> Divisions:
    """The packaged table; InputError if the file is missing, OntologyError if it cannot be read."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_ontology", package.parent / "ontology"):
        path = folder / "divisions.csv"
        if path.is_file():
            return Divisions(path.read_text(encoding="utf-8"))
    raise InputError(f"{package.parent / 'ontology' / 'divisions.csv'} is missing; install the package again")

"""Which names of divisions are words of the language, look like persons, or mean no one division by themselves."""

from __future__ import annotations

#: Short names that are words, parts of other words (投资中 has 资中) or look like persons.
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
#: Short names by which no one division is meant more than its namesakes.
AMBIGUOUS = frozenset("朝阳 和平 新华 长安 铁西 海州".split())
#: Full names that are words; they name a division only right after the one that contains it.
GENERIC = frozenset(
    "城区 郊区 矿区 新区 东区 西区 南区 北区 中区 市区 新市区 北市区 南市区 东市区 西市区 中市区 小城镇 新城镇 中心镇 "
    "物流园区 工业园区 高新区".split()
)
#: Towns of two characters that prose names alone; the others are rather the end of a longer name: 王|店镇.
SHORT_TOWNS = frozenset({"乌镇"})
#: First characters of counties of one character that are verbs or particles: 代县长 (acting), 召开县委…会议, 示范县.
_VERBS = "任代开和成达兴应理管在到为与及由从向对经安单易通范"
#: Words that end as the name of a town does.
_MADE_OF_WORDS = ("城镇", "村镇", "集镇", "乡镇", "老乡")


def is_doubtful(name: str, short: bool, town: bool) -> bool:
    """Whether a name found in running text may well be none, so that only what stands before it can decide."""
    if name in COMMON:
        return not short
    if len(name) > 2:
        return name in GENERIC or (town and len(name) == 3 and name.endswith(_MADE_OF_WORDS))
    return name in GENERIC or (name[1] == "县" and name[0] in _VERBS) or (town and name not in SHORT_TOWNS)

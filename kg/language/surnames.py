"""Chinese family names, as a person's name may begin with them.

Single ones cover more than 99 % of the population (the Ministry of Public Security's yearly name reports list the
frequent ones; the rare ones are those that officials' rosters hold); the compound ones are those still in use.
"""

from __future__ import annotations

import re

#: Those of four fifths of all people.
FREQUENT = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方"
    "白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
SINGLE = FREQUENT | frozenset(
    "常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳"
    "甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄"
    "窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀胥郁南"
    "班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈"
    "伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由"
    "䶮逄仉笪谯过迮晋闾逑亘訾贠贡妥苍双仓郦郗逯毋冒宦相须甫牧山车侍郏钮乜邴隗阎沃蒯茆但睢竺弥奕锺候缑黨靖靳璩羿咸訚习傅巨慎雒怀回洪赖萧丘释铁"
    "矫吁荀佴禤宓蹇甯俸戢綦菅蓟莘苌郄郇隽颉鄂钭酆骈虢翦厍旷沐淦糜肇衷褟芈麴郐侴蔄爨逮忻荔仵琚眭贲郤濮庾暨夔殳俟桓昃侬淳汲巢昌"
    "郈呙禚隰扆杲佀佼矍笃恽杞敕偰弭邛芶郯肜滦镡禇鞏妫酆郸苫啜剌庹逊铎偶宥勘迮荫赧洑栩仉禤嫪纽郎"
)
COMPOUND = (
    "欧阳 上官 司马 诸葛 皇甫 尉迟 公孙 慕容 司徒 东方 夏侯 令狐 端木 长孙 宇文 独孤 南宫 申屠 轩辕 司空 太史 "
    "澹台 淳于 单于 濮阳 赫连 钟离 鲜于 闻人 公冶 第五 呼延 完颜 纳兰 东郭 西门 百里 拓跋 爱新觉罗 叶赫 哈斯 额尔 巴特 "
    "沙马 阿的 吉克 俄木 曲木 曲比 吉木 尔古 勒格 阿苦 阿约 木乃 且沙 莫色 阿支 勒伍 俄比 阿余"
).split()

#: Family names that are common words first; only a title or a list before them and a mark behind the name tell them.
WORDY = frozenset(
    "占代字暴滑腾言洛经续赏红火保操化青句母药起木刀召尕买虎零寸税粘撒闪牙门喜撖竹弋蔚诸萨岩党"
    "水凤贝松弓蓬仰秋韶籍扶宰堵寿鱼弘禄种碎折锁丑羌拜宝"
    "脱把者自矣资法钦归步汝墨年罕旦庹征"
    "茶首要补线后生能别广东越空益督琴伯爱福帖才达斗凡扎光忽力良闹念泉如赛森图完洗贤闲显降宪香兴玄雪衍英永"
    "优育韵招芝铸尊佐绽晃狐藏寻岁哲布开刑励绪亮理佛纳纵敏拓冰宏彦卯陇熬洒朵摆丹黑速勒俄晨皋贵桥茂朝朗真望愿"
    "思善德妙堂斐勤亲昭慈检淡苦恭昔桐浮闰楠圣瑶伞雄赐砚波放仁孛"
)

#: The frequent Japanese family names of two characters that are no common words.
JAPANESE = frozenset(
    """
    佐藤 铃木 渡边 伊藤 山本 中村 小林 加藤 吉田 山田 斋藤 松本 井上 木村 清水 山崎 池田 桥本 阿部 石川 石井
    前田 藤田 小川 冈田 后藤 村上 近藤 石桥 坂本 远藤 青木 藤井 西村 福田 太田 三浦 冈本 松田 中岛 中川 小野
    竹内 金子 和田 中山 石原 上田 森田 柴田 酒井 工藤 横山 宫崎 宫本 内田 安藤 岛田 谷口 大野 丸山 今井 藤本
    武田 村田 上野 杉山 增田 平野 大塚 久保 松井 岩崎 樱井 野口 松尾 木下 菊池 野村 新井 渡部 岸田 安倍 石破
    麻生 高市 茂木 河野 小泉 二阶 植田 黑田 白川 金杉 横井 野田 鸠山 细田 浅川 齐藤 斋木 秋叶 木原 松野 加纳
    古川 平井 西田 片山 城内 赤泽 中谷 浅尾 福冈 武藤 坂井 本庄 枝野 泉田 玉木 前原 志位 山口 斉藤 北侧 山添
    田村 吉村 马场 藤原 北村 河村 高桥 高木 大西 秋元 三木 大平
    """.split()
)

_COMPOUND_FIRST = frozenset(name[0] for name in COMPOUND)

CHINESE = r"\u3400-\u9fff\U00020000-\U0003134f"
HAN = re.compile(rf"[{CHINESE}]+")
FOREIGN_NAME = re.compile(rf"[{CHINESE}A-Za-z]+(?:[·—-][{CHINESE}A-Za-z.]+)+")
LATIN_NAME = re.compile(r"[A-Z][a-zA-Z'\-]+(?: (?:[A-Z]\.|[A-Z][a-zA-Z'\-]+)){1,3}")


def family_name(name: str) -> str:
    """The family name that a Chinese name begins with, or the empty string.

    Examples
    --------
    >>> family_name("欧阳修远"), family_name("谌言"), family_name("部长")
    ('欧阳', '谌', '')
    """
    first = name[:1]
    if first in _COMPOUND_FIRST:
        for compound in COMPOUND:
            if name.startswith(compound) and len(name) > len(compound):
                return compound
    return first if first in SINGLE else ""

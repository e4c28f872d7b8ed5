"""Verbs that tell an act only beside some words: 巡视展馆, and not the work of inspectors; 向群众宣讲; 与师生交流."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.acts import PARTY
from kg.analysis import Hit, Sentence

__all__ = ["stands_with"]

# How a party goes somewhere, before what it does there, and how anybody goes to bring something there.
PARTY_GOES = re.compile("(?:一行|[带率]队|率|[来到赴]|莅临|前往|带领)[^。；的]{2,40}$")
ON_VISIT = re.compile("(?:到|赴|深入|前往|来到|走进|走访|慰问|看望)[^。；]{2,90}$")
TEAM_COMES = re.compile(
    "(?:组|团|一行(?:[0-9一二三四五六七八九十]+余?人)?|[带率]队)(?:来|到|赴|莅临|对|在)[^。；]{1,40}?$"
)
NOT_CALLED = re.compile("(?!”|’|[的者会团组日周月年]|活动|工作|平台|机会|任务|机制|计划|系列)")
# By the verb, what must stand before it in the sentence and after it; None: anything.
ONLY_WITH: Mapping[str, tuple[re.Pattern[str] | None, re.Pattern[str] | None]] = {
    "领学": (
        re.compile("(?:^|[^本引头持面部记])$"),
        re.compile("[了并《“，。；]|[^，。；、]{2,30}(?:精神|内容|文件|讲话|篇目|条例)"),
    ),
    # of those who come as a party
    "参访": (re.compile(f"{PARTY.pattern}|(?:[来到赴]|莅临|前往)[^，。；的]{{2,16}}$"), re.compile("(?![的者会团组])")),
    "观摩": (PARTY, re.compile("(?![的者会团组])")),
    "聆听": (
        None,
        re.compile(
            "了?[^，。；、：的]{0,16}?(?:讲座|报告(?!指)|授课|党课|宣讲|辅导|课程|讲课|讲解|演讲)(?![^，。；]{0,4}精神)"
        ),
    ),
    "致以": (None, re.compile("了?[^，。；：]{0,16}?(?:问候|祝[福愿贺]|敬意|感谢|谢意)")),
    "学习交流": (PARTY_GOES, NOT_CALLED),
    "交流学习": (PARTY_GOES, NOT_CALLED),
    **dict.fromkeys(("考核", "验收", "评估", "督察"), (TEAM_COMES, NOT_CALLED)),
    # of somebody in charge, who does it there
    "调度": (
        re.compile("(?:^|[^一学合面力源水金期度车辆行员息象资粮])$"),
        re.compile("了?(?:指挥|推进)?(?![会员室令台站中系机方制能权要长车组]|指挥[中部系机]|力度|水平|平台|工作?会)"),
    ),
    "接访": (None, re.compile("(?![日室员大件制率点]|工作?(?:机制|制度)|[^，。；]{0,4}制度)")),
    **dict.fromkeys(("夜查", "督战", "巡河", "巡林"), (None, re.compile("(?![员队组制长日记APp]|机制|制度|[0-9])"))),
    # of those who head others, or go with them
    "带队": (None, re.compile("(?:参加|参与)?[。；]|，(?=[^，。；]{2,60}(?:陪同|随同|参加|参与|随访|一同))")),
    **dict.fromkeys(("任组长", "任团长"), (None, re.compile("[，。；]"))),
    **dict.fromkeys(("随队", "随访"), (None, re.compile("(?:前往|参加|考察|出访)?[，。；]"))),
    # what is brought to people on a visit
    "送去": (ON_VISIT, re.compile("了?[^，。；]{0,30}(?:慰问|清凉|问候|关怀|祝福|温暖|祝愿)")),
    "送上": (ON_VISIT, re.compile("了?[^，。；]{0,30}(?:慰问|清凉|问候|关怀|祝福|温暖|祝愿)")),
    "送清凉": (ON_VISIT, NOT_CALLED),
    "送温暖": (ON_VISIT, NOT_CALLED),
    # what is said to people whom it is to encourage or to remind
    **dict.fromkeys(("勉励", "寄语", "叮嘱", "嘱咐"), (None, re.compile("(?![，。；、的和与及下])"))),
    **dict.fromkeys(
        ("谈了", "讲了", "提了"),
        (
            None,
            re.compile("[^，。；]{0,16}?(?:意见|体会|看法|想法|建议|要求|希望|感受|感想|认识|打算|期望)(?!书)"),
        ),
    ),
    **dict.fromkeys(
        ("回答", "解答"),
        (
            None,
            re.compile(
                "了[^，。；]{0,24}?(?:提问|疑问|疑惑|咨询|(?:提出|关心|关注|提到|反映)的[^，。；]{0,6}问题)(?=[，。；])"
            ),
        ),
    ),
    "述职": (None, re.compile("(?!情况|评议|考核|测评|人员|对象|会|大会)")),
    "听取": (None, re.compile("了?[^，。；、：的]{0,10}?(?:讲座|授课|党课|讲课)(?=[，。；])")),
    "主讲": (None, re.compile("[，。；：了“《]")),
    "巡视": (None, re.compile("了?[^，。；、]{0,14}?(?:[展场园]馆|展[区台厅位]|展览|馆舍|校园|考场)")),
    "观看": (
        re.compile("(?:^|[^组持集])$"),
        re.compile(
            "了?(?:[^，。；的看]{0,24}(?:演出|晚会|音乐会|汇演|展演|演唱会|阅兵|检阅|比赛|决赛|联欢会)(?!录|的?(?:视频|专题))|(?=[，。；]))"
        ),
    ),
    "宣讲": (
        re.compile(
            "[向为给][^，。；]{2,40}$|(?:[在到赴]|来到|走进|深入)(?:(?!上的)[^。；《》]){2,50}(?<![上中下])，?$"
        ),
        re.compile("(?![员团队稿])"),
    ),
    "启动": (
        re.compile("(?:[\\d日天）]|联合|正式|共同|近日|日前|[部委局会署院]|全面)$"),
        re.compile("了?[^，。；、]{2,40}(?:活动|执法检查|演习|演练|宣讲活动|宣传周|宣传月)(?=[，。；]|$)"),
    ),
    "交流": (
        re.compile(
            "[与同和](?=[^，。；]*(?:师生|学生|群众|干部|职工|员工|官兵|战士|村民|居民|党员|教师|老师|人员|企业家|工人|乡亲|青年|农户))"
            "[^，。；的]{2,24}?(?:深入|亲切|面对面|现场|热情|互动)?$"
            f"|{PARTY.pattern.removesuffix('$')}(?:[来到赴]|莅临|前往)[^，。；与同和的就对及]{{2,20}}$"
        ),
        re.compile("(?!会|团|活动|合作|中心|平台|互鉴|发言|项目|项|周|年|班|经验做法的)"),
    ),
}


def stands_with(text: str, sentence: Sentence, hit: Hit) -> bool:
    """Whether a verb has beside it what makes it an act; all but those of the table have."""
    before, after = ONLY_WITH.get(text[hit.start : hit.end], (None, None))
    if before is not None and not before.search(text, sentence.start, hit.start):
        return False
    return after is None or after.match(text, hit.end, sentence.end) is not None

"""Deeds: what people do at a gathering by words that are no verb of a role: 向协会赠送图书, 带领会员宣誓, 讲了三点意见.

Most of these words tell nothing elsewhere, so they are read only right after those who do it, where a gathering is
being told. Who says something speaks; whoever does another thing there is present.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.agents import is_list, people
from kg.analysis import Happening, Human
from kg.discourse import Item, Scan, modality_of, note
from kg.gatherings import is_gathering
from kg.told import gathering

# How those are called on whom a clause is about, how they do it, and for whom.
CALLED = "(?:同志|先生|女士|老师|校友|同学|等[^，。；、：“]{0,10}?)?"
MANNER = (
    "(?:，(?=分别|共同|联合|现场|上台|一同))?"
    "(?:还|也|则|首先|随后|最后|现场|上台|当场|亲自|带头|深情|庄严|郑重|热情|站立|起立|集体|共同|一起|一同|联合|分别|先后|依次|相继"
    "|踊跃|纷纷|即席|一一|逐一|耐心|详细|细致|在[^，。；：“]{1,8}[上中时]|代表[^，。；：“]{2,24}?)*"
)
AIM = "(?:(?:为|向|给|对|就|围绕|以|从|结合|和|与|同|带领|组织|领着)[^，。；：\\n]{1,30}?)?"
BEFORE = CALLED + MANNER + AIM
# Verbs after which the rest of the clause, or of the sentence, is what somebody says.
SAID = (
    "(?:勉励|寄语|鼓励)(?=[^，。；]{0,10}(?:大家|同学|学生|学员|会员|青年|教师|职工|干部|委员|代表|队员|党员|他们|新))"
    "|(?:赞叹|感慨|感叹)道?(?=[：，])"
    "|(?:[^，。；：“]{2,6}地)?(?:谈[到道]|坦言|直言|承诺|说道|讲[到道]|提[到道])(?=[：，“])"
    "|(?:衷心|诚挚|由衷)?(?:感谢|祝贺|恭喜)(?=[^，。；的信]{2})|寄予[^，。；]{0,4}[希期厚]望"
    "|倡议(?=[^，。；书会的]{2})"
)
# What else is told of speakers. Nouns at the end of the clause tell more than the verb before them.
SPOKEN = (
    "(?:讲|提)(?:出)?了?[^，。；：的]{0,8}(?:意见|建议|要求|希望|期望)(?=[，。；：])"
    "|(?:充分|高度)(?:肯定|评价|赞扬|赞赏)了?(?!的)"
    "|畅所欲言|各抒己见|作了?[^，。；]{0,8}交流(?=[，。；])"
    "|(?:交流|畅谈|谈|分享|讲述)了?[^，。；：]{0,14}(?:体会|感悟|感受|感想|心得|经验|做法|故事|经历|看法|认识|想法)(?=[，。；、])"
    "|表达了?[^，。；]{0,16}(?:感谢|谢意|祝贺|敬意|祝愿|决心|心声)(?=[，。；并])"
    "|(?:阐述|阐释|剖析)了?(?=[^，。；书会的]{2})"
    "|(?:作了?|进行了?|给予了?|予以)[^，。；]{0,8}(?:解答|回应|答复|回复|答疑|讲解|说明|阐述|点评|肯定)(?=[，。；并])"
    "|带来了?[^。；]{0,30}?(?:讲座|报告|课|分享|宣讲|授课|推介|解读)(?=[，。；])"
    "|(?:上|讲)了?(?:一[堂节次场])?[^，。；]{0,10}(?:党课|思政课|第一课|公开课)(?=[，。；])"
    "|讲解了?(?=[^，。；员词团机会])|(?:安排)?部署了?(?=[^，。；会的]{2})"
    "|(?:颁读|诵读|朗读|朗诵|宣誓词)了?(?=[^，。；会])"
    "|(?<=[会议员众])报告了?(?=[^，。；]{0,24}(?:工作|情况))"
    "|进行了?[^，。；的]{0,8}安排(?=[，。；并])"
    "|回答了?[^，。；]{0,10}(?:提问|问题)"
)
DONE = (
    "(?:领奖|受奖)(?=[，。；并])"
    "|接受了?[^，。；]{0,8}(?:颁奖|聘书|牌匾|捐赠|授旗|授牌|锦旗|证书)"
    "|(?:挂牌|授旗|授匾|佩戴|签名|宣誓|监誓|投票|合影)(?![仪活会者站点人])"
    "|(?:颁发|颁授|赠送|捐赠|捐献|捐款|赠予|赠与)了?(?![仪活者方人的会单])"
    "|(?:送|献|戴|披|系)上了?(?=[^，。；]{0,10}(?:花|奖|礼|牌|章|绶带|红包|纪念|证书|祝福|慰问))"
    "|点亮了?|按下了?|敲响了?|放飞了?|切(?:开|下)?[^，。；]{0,4}蛋糕"
    "|重温了?[^，。；]{0,10}誓词"
    "|(?<=[们员生家友部工众志])(?:集体|共同|一起)?(?:学习|观看|重温|诵读|齐唱|合唱|奏唱)了?(?=[^，。；的]{2})"
    "|(?<=[家众员生友们者])进行了?[^，。；的]{0,6}交流"
    "|见证了?(?=[^，。；的]{2,12}(?:[，。；]|$))"
    "|(?:到场|到会|前来|莅临|亲临)(?:祝贺|指导|致贺|道贺)(?=[，。；并])"
)
DEED = re.compile(f"{BEFORE}(?:(?P<said>{SAID})|(?P<spoken>{SPOKEN})|{DONE})")
# Where the same people do another thing after what they say, or others begin to.
ANEW = re.compile("，(?=并|还|同时|也)|；")
# Before it a list may go on with people without names: 及会员代表等近300人|齐聚一堂.
ASSEMBLED = re.compile("[^。；：]{0,80}?(?:齐聚|欢聚|共聚|相聚|汇聚)一堂")
# What tells that it is not done now, or not there.
ELSEWHERE = re.compile("曾|此前|去年|多年|历年|长期|每年|平时|将")
# Roles of verbs that tell whom somebody does it with: 组织|会员学习章程.
BRINGING = frozenset({"organizer"})
# How speakers call themselves.
OWN = "我"
SPEAK, ATTEND = "speak", "attend"


def note_deed(scan: Scan, item: Item, index: int) -> int:
    """Note what those who wait do right after the last of them is named, at the gathering that is being told.

    Returns the offset at which the words for it, and what is said with them, end; 0 where there are none.
    """
    event = gathering(scan)
    if event is None or scan.pending[-1:] != [item.what]:
        return 0
    if any(_is_elsewhere(scan, doer, event) for doer in people(scan.pending)) or _is_said(scan, item):
        return 0
    deed = DEED.match(scan.text, item.end, scan.sentence.end) or ASSEMBLED.match(scan.text, item.end, scan.sentence.end)
    if deed is None or ELSEWHERE.search(deed.group()) or _goes_further(scan, item, index, deed.end()):
        return 0
    said, spoken = (deed.groupdict().get(kind) for kind in ("said", "spoken"))
    _note(scan, replace(item, start=item.end, end=deed.end()), event, SPEAK if said or spoken else ATTEND)
    if not said:
        return deed.end()
    anew = ANEW.search(scan.text, deed.end(), scan.sentence.end)
    return anew.start() if anew else scan.sentence.end


def _is_elsewhere(scan: Scan, doer: Human, event: Happening) -> bool:
    """Whether somebody was told last at another event than a gathering, as at talks, and not at this one."""
    own = scan.discourse.last_of.get(doer.name)
    return own is not None and own is not event and not is_gathering(own) and not scan.takes_part(doer, event)


def _is_said(scan: Scan, item: Item) -> bool:
    """Whether a sentence goes on with somebody's words: 甲表示，…。刚才我和乙|共同见证了…."""
    return scan.goes_on and OWN in scan.text[scan.sentence.start : item.start]


def _goes_further(scan: Scan, item: Item, index: int, end: int) -> bool:
    """Whether a verb of a role comes first, or the list of those who do it goes on."""
    for other in scan.after(index):
        if other.start >= end:
            return False
        if other.role not in BRINGING | {""} or (
            isinstance(other.what, Human) and is_list(scan.text, scan.sentence, scan.text[item.end : other.start])
        ):
            return True
    return False


def _note(scan: Scan, words: Item, event: Happening, role: str) -> None:
    """Note the part of everybody who waits, who are the subject of what follows then."""
    doers = people(scan.pending)
    for doer in doers:
        note(scan, doer, role, event, words, "deed", modality_of(scan, words))
    scan.subject, scan.pending, scan.named = doers, [], []
    scan.last_role, scan.last_end = role, words.end

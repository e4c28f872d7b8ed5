"""Which event a mention means, and how parts are noted."""

from __future__ import annotations

import pytest

from kg.analysis import Happening
from kg.discourse import event_of, meant_by, note, set_date, tell
from kg.gatherings import alike
from kg.language.dates import dates
from tests.extract.scans import item_of, scan_of


def _event(name: str, kind: str = "Meeting", *, generic: bool = False, told: bool = False) -> Happening:
    return Happening(0, 1, name, kind, generic=generic, told=told, sentence=0)


@pytest.mark.parametrize(
    ("earlier", "mention", "same"),
    [
        ("全县茶业论坛", "茶业论坛", True),
        ("茶业论坛", "读书座谈会", False),
        ("云川县第三届茶叶丰收节", "云川县第三届茶叶丰收季", True),
        ("论坛", "茶业论坛", False),  # too short to tell
    ],
)
def test_names_alike(earlier: str, mention: str, same: bool) -> None:
    assert alike(_event(earlier), _event(mention)) is same
    assert alike(_event(earlier, generic=True), _event(mention)) is False


def test_acts_are_alike_only_by_their_whole_name() -> None:
    assert not alike(_event("到溪口镇调研", "Inspection"), _event("到溪口镇调研茶园", "Inspection"))
    assert alike(_event("到溪口镇调研", "Inspection"), _event("到溪口镇调研", "Inspection"))


@pytest.mark.parametrize(
    ("word", "meant"),
    [("会议", "茶业论坛"), ("此次论坛", "茶业论坛"), ("本次座谈会", "读书座谈会"), ("本届展会", "本届展会")],
)
def test_generic_word_refers_back(word: str, meant: str) -> None:
    scan = scan_of("顾言清出席会议。")
    scan.discourse.told = [_event("读书座谈会", told=True), _event("茶业论坛", told=True)]
    mention = _event(word, generic=True)
    assert meant_by(scan, mention).name == meant
    assert mention.first().name == meant


def test_event_is_told_once() -> None:
    scan = scan_of("顾言清在云川县出席茶业论坛。")
    first, again = _event("茶业论坛"), _event("茶业论坛")
    assert tell(scan, first) is tell(scan, again) is first
    assert scan.discourse.told == [first]
    assert scan.local is scan.discourse.event is first
    assert [place.name for place in first.places] == ["云川县"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021年5月6日至5月9日，茶业论坛举行。", "2021-05-06"),
        ("茶业论坛于2021年5月6日举行。", "2021-05-06"),
        ("2021年5月6日，茶业论坛举行，2021年5月8日闭幕。", "2021-05-06"),
        ("茶业论坛举行。", ""),
    ],
)
def test_day_near_an_event(text: str, day: str) -> None:
    scan = scan_of(text)
    scan.dates = dates(text)
    event = _event("茶业论坛")
    set_date(scan, event, text.index("茶业论坛"))
    assert event.date == day


def test_evidence_reaches_from_the_agent_to_the_verb_within_the_sentence() -> None:
    scan = scan_of("顾言清今天出席茶业论坛。陆闻笙致辞。")
    verb, event = item_of(scan, "出席"), _event("茶业论坛")
    here, there = scan.analysis.all_humans()
    note(scan, here, "attend", event, verb, "a-rule")
    note(scan, there, "attend", event, verb, "a-rule")
    assert [(p.start, p.order) for p in scan.analysis.parts] == [(0, 1), (verb.start, 2)]
    assert scan.discourse.last_of == {"顾言清": event, "陆闻笙": event}


def test_speaker_speaks_where_they_were_last_unless_another_event_began_since() -> None:
    scan = scan_of("顾言清发言。")
    (human,) = scan.analysis.all_humans()
    own, current = _event("茶业论坛"), _event("读书座谈会")
    scan.discourse.last_of["顾言清"], scan.discourse.event = own, current
    assert event_of(scan, human) is own
    own.sentence = -1
    assert event_of(scan, human) is current
    scan.local = _event("开学典礼")
    assert event_of(scan, human) is scan.local

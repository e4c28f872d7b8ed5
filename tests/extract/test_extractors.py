"""Places, events, personnel decisions and references, over words tagged by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.analysis import Analysis
from kg.extract import events, organizations, personnel, persons, places, posts, references
from tests.extract import hand


def read(marked: str) -> Analysis:
    analysis, ontology = hand.analysis(marked, date=dt.date(2021, 3, 5))
    for extractor in (places, organizations, persons, posts, references, events, personnel):
        extractor.extract(analysis, ontology)
    return analysis


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("福建省福州市 召开 会议。", ["福建省", "福州市"]),
        ("他/r 到 青石镇/LOC 调研。", ["青石镇"]),
        ("发展中国家/n 出席 会议。", []),
        ("德国 总理 到访。", ["德国"]),
        ("我市/LOC 召开 会议。", []),
        ("云川县委/ORG 召开 会议。", ["云川县"]),
    ],
)
def test_places(marked: str, expected: list[str]) -> None:
    assert [place.name for sentence in read(marked).sentences for place in sentence.places] == expected


def test_a_smaller_place_is_joined_to_the_larger_before_it() -> None:
    larger, joined = read("福建省福州市 召开 会议。").sentences[0].places
    assert (larger.start, larger.end) == (0, 3)
    assert (joined.start, joined.end, joined.name) == (0, 6, "福州市")


def test_a_document_speaks_from_the_place_it_names_most() -> None:
    assert read("福建省福州市 召开 会议。 福州市 教育局 参加。").jurisdiction == "350100"


def test_a_place_outside_the_table_named_twice_is_a_home() -> None:
    assert read("云川县/LOC 召开 会议。 云川县/LOC 开展 活动。").homes == {"县": "云川县"}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("沈怀谦/PER 出席/v 春耕/vn 工作/vn 会议/n 。", [("春耕工作会议", False)]),
        ("沈怀谦/PER 出席/v 会议/n 。", [("会议", True)]),
        ("沈怀谦/PER 走进/v 会议室/n 。", []),
        ("沈怀谦/PER 调研/v 农业/n 。", []),
        ("沈怀谦/PER 参加/v 座谈/v 。", [("座谈", True)]),
        ("沈怀谦/PER 座谈/v 农业/n 。", []),
        ("青石会于云川召开。", [("青石会", False)]),
        ("青石/nz 和/c 云川/n 论坛/n 开幕/v 。", [("青石和云川论坛", False)]),
        ("沈怀谦/PER 出席/v “ 新芽” 论坛/n 。", [("“新芽”论坛", False)]),
    ],
)
def test_events(marked: str, expected: list[tuple[str, bool]]) -> None:
    analysis = read(marked)
    assert [(h.name, h.generic) for h in analysis.happenings if not h.told] == expected


def test_people_of_a_list_share_a_decision() -> None:
    analysis = read("沈怀谦/PER 、 乔若兰/PER 当选/v 云川县/LOC 副县长/n 。")
    assert [(part.role, part.rule) for part in analysis.parts] == [("appointee", "personnel")] * 2
    assert len({id(part.event) for part in analysis.parts}) == 1
    assert [[(p.title, p.status) for p in h.holdings] for h in analysis.all_humans()] == [[("副县长", "appointed")]] * 2


def test_a_removal_ends_the_post() -> None:
    analysis = read("会议/n 决定/v 免去/v 沈怀谦/PER 的 云川县/LOC 县长 职务。")
    assert [part.role for part in analysis.parts] == ["removed"]
    assert [(p.title, p.status) for h in analysis.all_humans() for p in h.holdings] == [("县长", "ended")]


@pytest.mark.parametrize(
    ("marked", "status"),
    [("现任 县长。", ["attested"]), ("曾任 云川县/LOC 县长。", ["ended"]), ("拟任 云川县/LOC 县长。", [])],
)
def test_a_post_that_is_told(marked: str, status: list[str]) -> None:
    analysis = read(f"沈怀谦/PER ， {marked}")
    assert analysis.parts == []
    assert [p.status for h in analysis.all_humans() for p in h.holdings] == status


def test_family_name_and_title_refer_to_the_one_who_holds_the_post() -> None:
    analysis = read("云川县副县长 沈怀谦/PER 出席/v 会议/n 。 沈副县长 讲话。")
    assert [(h.name, h.full) for h in analysis.all_humans()] == [("沈怀谦", True), ("沈怀谦", False)]


def test_nobody_is_meant_where_two_could_be() -> None:
    analysis = read("云川县副县长 沈怀谦/PER 、 副县长 沈若兰/PER 出席/v 会议/n 。 沈副县长 讲话。")
    assert all(h.full for h in analysis.all_humans())

"""Organization names, rule by rule, over words tagged by hand."""

from __future__ import annotations

import pytest

from kg.analysis import Analysis, Organ, PlaceHit
from kg.chart import Chart
from kg.extract import organizations, places
from kg.extract.organizations.classes import settle
from kg.extract.organizations.endings import endings
from kg.extract.organizations.numbered import ordinals
from kg.extract.organizations.selection import select
from kg.extract.organizations.tagged import tagged
from kg.extract.organizations.unnamed import unnamed
from kg.ontology import load
from kg.reach import reach
from tests.extract import hand


def chart(marked: str) -> Chart:
    analysis, ontology = hand.analysis(marked)
    places.extract(analysis, ontology)
    return Chart.of(analysis.text, analysis.sentences[0], ontology)


def read(marked: str) -> tuple[Analysis, list[Organ]]:
    analysis, ontology = hand.analysis(marked)
    places.extract(analysis, ontology)
    organizations.extract(analysis, ontology)
    return analysis, list(analysis.all_organs())


def names(marked: str) -> list[str]:
    analysis, organs = read(marked)
    return [analysis.text[o.start : o.end] for o in organs if o.proper]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("福建省教育厅 召开 会议。", ["福建省教育厅"]),
        ("县委 统战部 召开 会议。", ["县委", "县委统战部"]),
        ("青石/nz 发展/vn 有限公司/n 举行 签约仪式。", ["青石发展有限公司"]),
        ("云川/LOC 县委 书记 出席 会议。", ["云川县委"]),
        ("他/r 部署/v 了/u 工作/n 。", []),
        ("各/r 有关/v 企业/n 参加 会议。", []),
    ],
)
def test_names(marked: str, expected: list[str]) -> None:
    assert names(marked) == expected


def test_a_department_belongs_to_the_committee_before_it() -> None:
    _, organs = read("县委 统战部 召开 会议。")
    department = next(o for o in organs if o.kind == "PartyDepartment")
    assert department.rest == "统战部"
    assert department.parent is not None
    assert (department.parent.kind, department.parent.level) == ("PartyCommittee", "县")


def test_bare_departments_of_a_list_share_the_parent_of_the_first() -> None:
    analysis, organs = read("县委 组织部、宣传部、统战部 参加 会议。")
    departments = [o for o in organs if o.kind == "PartyDepartment"]
    assert [analysis.text[o.start : o.end] for o in departments] == ["县委组织部", "宣传部", "统战部"]
    assert len({id(o.parent) for o in departments}) == 1
    assert all(o.proper for o in departments)


def test_places_of_a_list_share_the_ending_of_the_last() -> None:
    _, organs = read("福建省、江西省政协 举行 会议。")
    assert [(o.kind, o.place.name if o.place else "") for o in organs] == [("CPPCC", "福建省"), ("CPPCC", "江西省")]


def test_a_body_stationed_at_another_belongs_to_its_sender() -> None:
    analysis, organs = read("福建省纪委驻县教育局纪检组 召开 会议。")
    group = max(organs, key=lambda o: o.end - o.start)
    assert group.parent is not None
    assert analysis.text[group.parent.start : group.parent.end] == "福建省纪委"
    assert "福建省纪委驻县教育局" not in {analysis.text[o.start : o.end] for o in organs}


def test_numbered_schools_and_hospitals() -> None:
    found = chart("福州市 十四中 和 市 一院 参加 会议。")
    ordinals(found)
    assert [(o.rest, o.kind, o.level) for o in found.organs()] == [
        ("十四中", "PublicInstitution", ""),
        ("一院", "PublicInstitution", "市"),
    ]


@pytest.mark.parametrize("marked", ["党的 十九届 五中 全会 召开。", "共 三小时。", "第一中心 召开 会议。"])
def test_numbers_that_name_no_school(marked: str) -> None:
    found = chart(marked)
    ordinals(found)
    assert list(found.organs()) == []


@pytest.mark.parametrize(
    ("marked", "level"), [("我校召开会议。", "校"), ("公司党委召开会议。", "公司"), ("学校党委召开会议。", "校")]
)
def test_unnamed_institutions(marked: str, level: str) -> None:
    found = chart(marked)
    unnamed(found)
    assert [o.level for o in found.organs()] == [level]


def test_posts_do_not_speak_for_an_institution() -> None:
    found = chart("我校长期开展活动。")
    unnamed(found)
    assert list(found.organs()) == []


def test_the_taggers_organizations_lose_the_word_before_them() -> None:
    found = chart("他/r 在青石合作社/ORG 调研/v 。")
    tagged(found)
    assert [(o.rest, o.proper) for o in found.organs()] == [("青石合作社", False)]


def test_an_ending_inside_a_word_is_none() -> None:
    assert [h.term for h in endings(chart("会议/n 部署/v 工作/n 。"))] == []


def test_a_name_reaches_to_its_place_and_no_further() -> None:
    found = chart("昨日/TIME 福建省/LOC 青石/nz 发展/vn 集团/n 开业/v 。")
    hit = next(h for h in endings(found) if found.text[h.start : h.end] == "集团")
    end = reach(found, hit)
    assert end.place is not None
    assert (found.text[end.begin : hit.end], end.place.name) == ("福建省青石发展集团", "福建省")


def test_selection_keeps_the_longest_and_its_parents() -> None:
    type_ = load().organization_types[0]
    parent = Organ(0, 2, "PartyCommittee", "县委", type_, level="县", proper=True)
    whole = Organ(0, 5, "PartyDepartment", "统战部", type_, parent=parent, proper=True)
    weak = Organ(1, 7, "Organization", "委统战部开会")
    assert select([weak, parent, whole]) == [parent, whole]


@pytest.mark.parametrize(
    ("kind", "rest", "owner", "country", "expected"),
    [
        ("LeadingGroup", "灌溉委员会", "InternationalOrganization", "", "InternationalOrganization"),
        ("LeadingGroup", "国家选举委员会", "", "丹麦", "StateBody"),
        ("LeadingGroup", "经济专家委员会", "", "丹麦", "Organization"),
        ("LeadingGroup", "中关系全国委员会", "", "丹麦", "Association"),
        ("LeadingGroup", "国会参议院预算委员会", "", "丹麦", "PeoplesCongress"),
        ("LeadingGroup", "中投资合作委员会", "", "丹麦", "LeadingGroup"),
        ("LeadingGroup", "国际湖泊委员会", "", "", "InternationalOrganization"),
        ("LeadingGroup", "河长制委员会", "", "", "LeadingGroup"),
        ("LeadingGroup", "第三届理事会", "Association", "", "Association"),
        ("LeadingGroup", "抗震救灾指挥部", "Association", "", "LeadingGroup"),
        ("Delegation", "海军突击队", "", "丹麦", "Military"),
        ("Delegation", "青年突击队", "Enterprise", "", "Delegation"),
        ("DemocraticPartyBranch", "第九届中央委员会", "DemocraticParty", "", "DemocraticParty"),
        ("GovernmentDepartment", "媒体办公室", "PoliticalParty", "", "PartyBody"),
        ("GovernmentDepartment", "日内瓦办事处", "InternationalOrganization", "", "InternationalOrganization"),
        ("GovernmentDepartment", "武警海警总队", "", "", "Military"),
    ],
)
def test_the_owner_of_a_committee_tells_its_class(
    kind: str, rest: str, owner: str, country: str, expected: str
) -> None:
    place = PlaceHit(0, 2, country, country=country) if country else None
    parent = Organ(0, 2, owner, "青石") if owner else None
    organ = Organ(0, 2 + len(rest), kind, rest, parent=parent, place=place)
    settle(organ)
    assert organ.kind == expected

"""Full names: what prose leaves out, what short forms stand for, and whose post a title without a body is."""

from __future__ import annotations

import pytest

from kg.analysis import Holding, Named, Organ
from kg.naming import institution, jurisdiction
from kg.naming.merging.short import ShortForms
from kg.naming.voice.beside import Beside
from kg.ontology import Title
from tests.page import Page, vocabulary

COUNTY, CITY = "350122", "350100"


def title(word: str) -> Title:
    return next(t for t in vocabulary()[0].titles if word in t.forms)


def body(name: str, count: int = 1, **about: object) -> Named:
    organ = Organ(0, len(name), "PublicInstitution", name, proper=True)
    named = Named(name, "PublicInstitution", organ)
    named.surfaces[name] = count
    for key, value in about.items():
        setattr(named, key, value)
    return named


# -- jurisdictions ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("whole", "rest", "name"),
    [
        ("云川县", "县委", "云川县委"),
        ("云川市", "县委", "云川市县委"),
        ("云川县", "统战部", "云川县统战部"),
        ("云川县委", "统战部", "云川县委统战部"),
        ("某自治区", "区委", "某自治区党委"),
        ("云川县", "县", "云川县县"),
        ("", "县委", "县委"),
        ("云川县", "", "云川县"),
    ],
)
def test_the_level_is_not_said_twice(whole: str, rest: str, name: str) -> None:
    assert jurisdiction.join(whole, rest) == name


def test_a_place_is_called_by_its_full_name_and_code() -> None:
    page = Page("连江召开会议，法国和云川县参加。")
    assert jurisdiction.place_name(page.place("连江", code=COUNTY)) == ("连江县", COUNTY)
    assert jurisdiction.place_name(page.place("法国", country="法国")) == ("法国", "")
    assert jurisdiction.place_name(page.place("云川县")) == ("云川县", "")


def test_level_words_mean_the_divisions_around_the_document() -> None:
    analysis = Page("县委召开会议。", jurisdiction=COUNTY, homes={"镇": "青岚镇"}).analysis
    assert jurisdiction.relative(analysis, "县") == ("连江县", COUNTY)
    assert jurisdiction.relative(analysis, "市") == ("福州市", CITY)
    assert jurisdiction.relative(analysis, "镇") == ("青岚镇", "")
    assert jurisdiction.relative(Page("县委召开会议。").analysis, "县") == ("", "")


def test_home_is_the_smallest_place_known_of_the_document_and_no_town() -> None:
    def home(code: str, **homes: str) -> tuple[str, str]:
        return jurisdiction.home(Page("召开会议。", jurisdiction=code, homes=homes).analysis)

    assert home(COUNTY) == ("连江县", COUNTY)
    assert home(CITY, 县="云川县", 市="云川市") == ("云川县", "")
    assert home("", 镇="青岚镇") == ("", "")


# -- names -----------------------------------------------------------------------------------------------------------


def test_a_level_word_is_filled_in() -> None:
    page = Page("县委召开会议。", jurisdiction=COUNTY)
    named = page.namer().name(page.organ("县委", level="县"))
    assert (named.name, named.place, named.certain) == ("连江县委", COUNTY, True)


def test_a_level_word_that_means_nothing_leaves_the_name_uncertain() -> None:
    page = Page("县委召开会议。")
    named = page.namer().name(page.organ("县委", level="县"))
    assert (named.name, named.certain) == ("县委", False)


def test_a_part_is_named_by_its_parent() -> None:
    page = Page("云川县委统战部召开会议。", jurisdiction=COUNTY)
    committee = page.organ("云川县委", "县委", place=page.place("云川县"))
    department = page.organ("云川县委统战部", "统战部", parent=committee)
    namer = page.namer()
    named = namer.name(department)
    assert named.name == "云川县委统战部"
    assert named.parent is namer.name(committee)


def test_a_branch_of_a_party_is_named_by_party_and_place() -> None:
    page = Page("民盟县委会召开会议。", jurisdiction=COUNTY)
    party = page.organ("民盟", known="minmeng")
    named = page.namer().name(page.organ("民盟县委会", "县委会", parent=party))
    assert (named.name, named.kind, named.place) == ("民盟连江县委会", "DemocraticPartyBranch", COUNTY)


def test_one_body_named_twice_is_one() -> None:
    page = Page("县委召开会议。连江县委要求落实。", jurisdiction=COUNTY)
    short = page.organ("县委", level="县")
    full = page.organ("连江县委", "县委", place=page.place("连江县", code=COUNTY))
    namer = page.namer()
    assert namer.name(short) is namer.name(full)
    assert namer.name(short).surfaces == {"县委": 1, "连江县委": 1}
    assert namer.name(short).count == 2


def test_a_bare_ending_is_the_document_s_own_in_local_news_and_of_nobody_elsewhere() -> None:
    local = Page("统战部召开会议。", jurisdiction=COUNTY)
    assert local.namer().name(local.organ("统战部", proper=False)).name == "连江县委统战部"
    other = Page("统战部召开会议。", homes={"镇": "青岚镇"})
    named = other.namer().name(other.organ("统战部", proper=False))
    assert (named.name, named.certain) == ("统战部", False)


def test_a_common_noun_is_no_name() -> None:
    page = Page("办公室召开会议。", jurisdiction=COUNTY)
    assert not page.namer().name(page.organ("办公室", proper=False)).certain


# -- institutions ----------------------------------------------------------------------------------------------------


def test_an_institution_is_the_one_named_most() -> None:
    bodies = [body("云川学院", 1), body("青岚中学", 3), body("云川公司", 9), body("我校", 9), body("望江小学", 3)]
    assert institution.institution("校", bodies) is bodies[1]
    assert institution.institution("台", bodies) is None
    assert institution.institution("天", bodies) is None


@pytest.mark.parametrize(
    ("name", "word"),
    [("我校", "校"), ("该公司", "公司"), ("医院", "院"), ("集团公司", "集团"), ("云川医院", ""), ("我", ""), ("", "")],
)
def test_names_that_only_point(name: str, word: str) -> None:
    assert institution.self_word(name) == word


@pytest.mark.parametrize(("word", "found"), [("副校长", "校"), ("护士长", "院"), ("董事长", "公司"), ("书记", "")])
def test_the_body_that_a_head_is_called_after(word: str, found: str) -> None:
    assert institution.word_of_title(word) == found


def test_own_words_come_in_the_order_of_the_text() -> None:
    found = institution.own_words("我院召开会议，本校和我院参加，我公司列席")
    assert [(m.group(1), m.start()) for m in found] == [("院", 0), ("校", 7), ("公司", 15)]


def test_who_leads_follows_the_counts() -> None:
    bodies = [body("云川学院", 2), body("青岚中学", 1)]
    leaders = institution.Leaders(bodies)

    def own(named: Named, _: str) -> bool:
        return named is not bodies[0]

    assert leaders.lead("校") is bodies[0]
    assert leaders.lead("校", own) is bodies[1]
    bodies.append(body("望江小学", 3))
    leaders.note(bodies[2])
    assert leaders.lead("校") is leaders.lead("校", own) is bodies[2]
    bodies[0].surfaces["云川学院"] += 1
    leaders.note(bodies[0])
    assert leaders.lead("校") is bodies[0], "the first among equals"
    assert leaders.lead("校", own) is bodies[2]
    assert leaders.lead("台") is leaders.lead("天") is None


def test_whoever_is_told_beside_it_is_not_meant_until_told_alone() -> None:
    page = Page("我校与云川学院签署协议。云川学院召开会议。")
    first = page.organ("云川学院")
    second = page.organ("云川学院", after=first.end)
    named = body("云川学院")
    of = {first: named}
    told = Beside(page.analysis, of)
    assert not told.may_be_own(named, "校")
    assert told.may_be_own(named, "院"), "no 我院 stands there"
    of[second] = named
    told.add(second, named)
    assert told.may_be_own(named, "校")


def test_parts_of_an_institution() -> None:
    page = Page("云川师范学院召开会议。校团委和我校参加。")
    page.organ("云川师范学院")
    league, self = page.organ("校团委", "团委", level="校"), page.organ("我校", "", level="校")
    namer = page.namer()
    whole = namer.name(next(page.analysis.all_organs()))
    assert namer.name(self) is whole
    assert (namer.name(league).name, namer.name(league).parent) == ("云川师范学院团委", whole)


def test_a_branch_belongs_to_the_company_that_it_is_called_after() -> None:
    bodies = [body("云川建设集团"), body("云川公司"), body("云川建设集团城东分公司")]
    assert institution.company(bodies[2], bodies) is bodies[0]
    assert institution.company(bodies[0], bodies) is None
    assert institution.company(body("望江分公司"), bodies) is None


# -- short forms -----------------------------------------------------------------------------------------------------


def merged(page: Page) -> list[str]:
    namer = page.namer()
    organs = list(page.analysis.all_organs())
    for organ in organs:
        namer.name(organ)
    namer.merge()
    assert [namer.of[organ] for organ in namer.mentions] == [namer.name(organ) for organ in organs]
    return [namer.name(organ).name for organ in organs]


def test_short_forms_are_joined_to_what_they_stand_for() -> None:
    page = Page("云川市第一人民医院召开会议，市一院要求落实，我院参加。")
    page.organ("云川市第一人民医院")
    page.organ("市一院")
    page.organ("我院", proper=False)
    assert merged(page) == ["云川市第一人民医院"] * 3


def test_of_several_full_names_the_one_named_most_is_meant() -> None:
    page = Page("甲学院云川校友会、乙学院云川校友会参加。乙学院云川校友会发言，云川校友会总结。")
    first, second = "甲学院云川校友会", "乙学院云川校友会"
    page.organ(first)
    page.organ(second)
    page.organ(second, after=page.text.index("发言") - 8)
    page.organ("云川校友会", after=page.text.index("，云川") + 1)
    assert merged(page) == [first, second, second, second]


def test_joins_go_all_the_way() -> None:
    page = Page("云川市人民医院召开会议，人民医院要求落实，我院参加。")
    page.organ("云川市人民医院")
    page.organ("人民医院", after=page.text.index("，"))
    page.organ("我院", proper=False)
    assert set(merged(page)) == {"云川市人民医院"}


def test_parts_follow_a_joined_body() -> None:
    page = Page("云川市第一人民医院召开会议，市一院党委要求落实。")
    full, short = page.organ("云川市第一人民医院"), page.organ("市一院")
    cell = page.organ("市一院党委", "党委", parent=short)
    namer = page.namer()
    for organ in (full, short, cell):
        namer.name(organ)
    namer.merge()
    assert namer.name(cell).parent is namer.name(full)


@pytest.mark.parametrize(
    ("short", "full", "joined"),
    [
        ("市一院", "云川市第一人民医院", True),
        ("云川十四中", "云川市第十四中学", True),
        ("青岚十四中", "云川市第十四中学", False),
        ("市二院", "云川市第一人民医院", False),
        ("县三小", "云川县第三小学", True),
    ],
)
def test_ordinals(short: str, full: str, joined: bool) -> None:
    one, other = body(short), body(full)
    assert ShortForms([one, other]).longer(one) == ([other] if joined else [])


def test_many_names_are_no_short_forms_of_each_other() -> None:
    bodies = [body(f"云川第{number}建设有限公司") for number in range(4000)]
    forms = ShortForms(bodies)
    assert all(forms.longer(each) == [] for each in bodies)


# -- what only the title names ---------------------------------------------------------------------------------------

HEADLINE = "昨日上午云川师范学院隆重举行开学典礼"


def test_what_only_the_title_names_has_no_mention() -> None:
    page = Page("会议召开。", title=HEADLINE)
    page.heading("云川师范学院")
    assert page.reading().entities == ()


@pytest.mark.parametrize(
    ("text", "mark", "quote"),
    [
        ("校长顾言清出席典礼。", None, "校长"),
        ("副校长顾言清出席典礼。", None, "副校长"),
        ("我校举行典礼。", "我校", "我校"),
    ],
)
def test_the_words_that_mean_it_are_its_mention(text: str, mark: str | None, quote: str) -> None:
    page = Page(text, title=HEADLINE)
    page.heading("云川师范学院")
    if mark:
        page.organ(mark, "", level="校")
    else:
        page.person("顾言清")
        page.titles()
    reading = page.reading()
    [school] = [entity for entity in reading.entities if entity.name == "云川师范学院"]
    assert [m.span.text for m in reading.mentions if m.entity == school.key] == [quote]


def test_the_whole_of_a_part_is_what_the_document_calls_its_own() -> None:
    page = Page("护理部主任顾言清出席会议，我院参加。", title="云川人民医院召开会议")
    page.heading("云川人民医院")
    ward = page.organ("护理部", proper=False)
    human = page.person("顾言清")
    human.holdings.append(Holding(0, 5, "主任", title("主任"), ward))
    reading = page.reading()
    spans = {
        entity.name: [m.span.text for m in reading.mentions if m.entity == entity.key] for entity in reading.entities
    }
    assert spans["云川人民医院护理部"] == ["护理部"]
    assert spans["云川人民医院"] == ["我院"]

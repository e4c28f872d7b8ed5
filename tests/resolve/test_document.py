"""From the mentions of one document to its reading."""

from __future__ import annotations

import pytest

from kg.analysis import Holding, Human
from kg.model import Reading, Statement
from kg.ontology import Title
from tests.page import Page, vocabulary

COUNTY = "350122"


def title(word: str) -> Title:
    return next(t for t in vocabulary()[0].titles if word in t.forms)


def said(reading: Reading, relation: str) -> list[tuple[str, str, Statement]]:
    """The statements of a relation with the names of their ends."""
    names = {entity.key: entity.name for entity in reading.entities}
    return [(names[s.subject], names[s.object], s) for s in reading.statements if s.relation == relation]


def mentions(reading: Reading, name: str) -> list[str]:
    [key] = [entity.key for entity in reading.entities if entity.name == name]
    return [mention.span.text for mention in reading.mentions if mention.entity == key]


def meeting(text: str = "云川县委书记林望舒主持召开防汛会议。") -> Page:
    """A county's secretary and a meeting."""
    page = Page(text)
    page.organ("云川县委", "县委", place=page.place("云川县"))
    page.person("林望舒")
    page.titles()
    return page


# -- posts -----------------------------------------------------------------------------------------------------------


def test_a_tenure_quotes_title_and_name() -> None:
    reading = meeting().reading()
    [(person, organization, tenure)] = said(reading, "tenure")
    assert (person, organization, tenure.evidence.text) == ("林望舒", "云川县委", "云川县委书记林望舒")
    assert tenure.qualifiers == {"title": "书记", "status": "attested"}
    assert mentions(reading, "林望舒") == ["林望舒"]
    assert mentions(reading, "云川县委") == ["云川县委"]


def test_a_post_told_twice_is_stated_once() -> None:
    page = Page("云川县委书记林望舒主持会议。会后，云川县委书记林望舒讲话。")
    second = page.text.index("会后")
    page.organ("云川县委", "县委", place=page.place("云川县"))
    page.organ("云川县委", "县委", place=page.place("云川县", after=second), after=second)
    page.person("林望舒")
    page.person("林望舒", after=second)
    page.titles()
    reading = page.reading()
    assert len(said(reading, "tenure")) == 1
    assert mentions(reading, "林望舒") == ["林望舒", "林望舒"]


def test_a_title_without_a_body_is_left_unread_with_its_place() -> None:
    page = Page("书记林望舒讲话。")
    page.person("林望舒")
    page.titles()
    [item] = page.reading().unread
    assert (item.kind, item.span.text, item.why) == ("title", "书记", "no organization")


def test_a_title_after_a_name_that_says_less_is_no_post_of_its_own() -> None:
    page = meeting("云川县委书记林望舒主持会议。会后，林望舒书记讲话。")
    human = page.person("林望舒", after=page.text.index("会后"))
    human.holdings.append(Holding(human.start, human.end + 2, "书记", title("书记"), None))
    reading = page.reading()
    assert len(said(reading, "tenure")) == 1
    assert reading.unread == ()


# -- people ----------------------------------------------------------------------------------------------------------


def test_the_last_part_of_a_foreign_name_is_the_whole_one() -> None:
    page = Page("约安·贝尔科夫出席会议。贝尔科夫讲话。")
    page.person("约安·贝尔科夫")
    page.person("贝尔科夫", after=page.text.index("。"))
    reading = page.reading()
    [person] = reading.entities
    assert (person.name, person.names) == ("约安·贝尔科夫", ("贝尔科夫",))
    assert len(reading.mentions) == 2


@pytest.mark.parametrize(
    ("jurisdiction", "homes", "told"),
    [(COUNTY, {}, COUNTY), ("", {"镇": "青岚镇", "县": "云川县"}, "云川县青岚镇"), ("", {}, "national")],
)
def test_people_carry_the_place_that_the_document_speaks_from(
    jurisdiction: str, homes: dict[str, str], told: str
) -> None:
    page = Page("林望舒讲话。", jurisdiction=jurisdiction, homes=homes)
    page.person("林望舒")
    [person] = page.reading().entities
    assert person.attributes == {"jurisdiction": told}


# -- events ----------------------------------------------------------------------------------------------------------


def test_a_participation_names_role_order_and_capacity() -> None:
    page = meeting()
    [human] = page.analysis.all_humans()
    page.part(human, "chair", page.event("防汛会议"))
    reading = page.reading()
    [(_, _, tenure)] = said(reading, "tenure")
    [(person, event, part)] = said(reading, "participation")
    assert (person, event, part.evidence.text) == ("林望舒", "防汛会议", "林望舒主持召开防汛会议")
    assert part.qualifiers == {
        "role": "chair",
        "modality": "actual",
        "order": 1,
        "capacity": (tenure.id,),
        "capacityText": "云川县委书记",
    }


def test_one_role_at_one_event_is_stated_once() -> None:
    page = meeting()
    [human] = page.analysis.all_humans()
    event = page.event("防汛会议")
    for role in ("chair", "chair", "speak"):
        page.part(human, role, event)
    roles = [s.qualifiers["role"] for *_, s in said(page.reading(), "participation")]
    assert roles == ["chair", "speak"]


def test_a_longer_form_becomes_the_name_of_an_event() -> None:
    page = Page("防汛会议召开。全县防汛会议要求落实。会议强调安全。")
    first = page.event("防汛会议")
    page.event("全县防汛会议", same=first)
    page.event("会议", after=page.text.index("会议强调"), same=first).generic = True
    page.part(page.organ("全县"), "organizer", first)
    [event] = [entity for entity in page.reading().entities if entity.kind == "Meeting"]
    assert (event.name, event.names) == ("全县防汛会议", ("会议", "防汛会议"))


@pytest.mark.parametrize(("words", "kept"), [("会议", False), ("座谈会", False), ("全县防汛会议", True)])
def test_an_event_that_nobody_attends_must_say_something(words: str, kept: bool) -> None:
    page = Page(f"{words}召开。")
    page.event(words)
    assert bool(page.reading().entities) is kept


def test_events_take_place_and_have_a_day() -> None:
    page = Page("全县防汛会议在连江县召开，在连江县落实。")
    event = page.event("全县防汛会议")
    event.date, event.precision = "2031-05-06", "day"
    first = page.place("连江县", code=COUNTY)
    event.places += [first, page.place("连江县", code=COUNTY, after=first.end)]
    reading = page.reading()
    [meeting_] = [entity for entity in reading.entities if entity.kind == "Meeting"]
    assert meeting_.attributes == {"date": "2031-05-06", "datePrecision": "day"}
    [place] = [entity for entity in reading.entities if entity.key.startswith("l")]
    assert (place.kind, place.name, place.attributes) == ("AdministrativeDivision", "连江县", {"division": COUNTY})
    assert mentions(reading, "连江县") == ["连江县"] * 2


# -- organizations ---------------------------------------------------------------------------------------------------


def test_what_no_statement_uses_and_no_name_tells_is_no_entity() -> None:
    page = Page("办公室召开会议，云川县民政局参加。", jurisdiction=COUNTY)
    page.organ("办公室", proper=False)
    page.organ("云川县民政局", "民政局", place=page.place("云川县"))
    assert [entity.name for entity in page.reading().entities] == ["云川县民政局"]


def test_a_parent_is_stated_with_the_name_that_shows_it() -> None:
    page = Page("云川县教育局党组召开会议。")
    bureau = page.organ("云川县教育局", "教育局", place=page.place("云川县"))
    page.organ("云川县教育局党组", "党组", parent=bureau)
    reading = page.reading()
    for relation in ("subOrganizationOf", "partyOrganOf"):
        [(part, whole, statement)] = said(reading, relation)
        assert (part, whole) == ("云川县教育局党组", "云川县教育局")
        assert statement.evidence.text == "云川县教育局党组"


def test_a_body_that_its_own_name_shows_as_parent_has_none() -> None:
    page = Page("云川县委召开会议。")
    organ = page.organ("云川县委", "县委", place=page.place("云川县"))
    page.organ("云川县委", "", parent=organ)
    assert said(page.reading(), "subOrganizationOf") == []


def test_the_front_of_a_national_body_s_name_shows_its_parent() -> None:
    page = Page("中共中央政治局召开会议。")
    page.organ("中共中央政治局", known="politburo")
    reading = page.reading()
    [(part, whole, _)] = said(reading, "subOrganizationOf")
    assert (part, whole) == ("中共中央政治局", "中共中央")
    assert mentions(reading, "中共中央") == ["中共中央"]


# -- the reading -----------------------------------------------------------------------------------------------------


def test_spans_lead_back_to_the_text_as_given() -> None:
    given = "雲川縣委書記林\u3000舒主持召開\u200b會議。"
    page = Page(given)
    assert page.text == "云川县委书记林舒主持召开会议。"
    page.organ("云川县委", "县委", place=page.place("云川县"))
    page.person("林舒")
    page.titles()
    reading = page.reading().check(given)
    assert mentions(reading, "林舒") == ["林\u3000舒"]
    [(_, _, tenure)] = said(reading, "tenure")
    assert tenure.evidence.text == "雲川縣委書記林\u3000舒"


def test_only_sentences_that_hold_something_are_kept() -> None:
    page = meeting("天气晴朗。云川县委书记林望舒主持召开会议。会后，大家散去。")
    assert [s.text for s in page.reading().sentences] == ["云川县委书记林望舒主持召开会议。"]


def test_ids_and_mentions_follow_the_text() -> None:
    page = Page("顾言清、林望舒、顾言清参加。")
    page.person("林望舒")
    page.person("顾言清")
    page.person("顾言清", after=4)
    reading = page.reading()
    assert [m.span.start for m in reading.mentions] == [0, 4, 8]
    assert [s.id for s in reading.statements] == [f"s{n}" for n in range(1, len(reading.statements) + 1)]


def test_everybody_of_a_long_list_attends() -> None:
    names = [chr(0x4E00 + i // 90) + chr(0x5E00 + i % 90) for i in range(3000)]
    page = Page("、".join(names) + "出席防汛会议。")
    humans = [Human(3 * i, 3 * i + 2, name, 3 * i, 3 * i + 2) for i, name in enumerate(names)]
    page.analysis.humans[0] = humans
    event = page.event("防汛会议")
    for human in humans:
        page.part(human, "attend", event)
    assert len(page.reading().statements) == len(names)


def test_an_organization_may_take_part() -> None:
    page = Page("云川县民政局主办防汛会议。")
    organ = page.organ("云川县民政局", "民政局", place=page.place("云川县"))
    page.part(organ, "organizer", page.event("防汛会议"))
    [(agent, event, part)] = said(page.reading(), "participation")
    assert (agent, event) == ("云川县民政局", "防汛会议")
    assert "capacity" not in part.qualifiers

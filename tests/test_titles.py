"""The grammar of titles: phrases before and after names, and whose posts they are."""

from __future__ import annotations

import pytest

from kg.analysis import Organ
from tests.page import Page

YUNCHUAN = "云川县"


def county(text: str, *names: str) -> Page:
    """A page that begins with the party committee of a county."""
    page = Page(text)
    page.organ("云川县委", "县委", place=page.place(YUNCHUAN))
    for name in names:
        page.person(name)
    return page


# -- before the name -------------------------------------------------------------------------------------------------


def test_a_title_takes_the_body_directly_before_it() -> None:
    page = county("云川县委书记林望舒出席会议。", "林望舒")
    assert page.titles() == [[("书记", "云川县委", "attested")]]
    [human] = page.analysis.all_humans()
    assert page.text[human.left : human.start] == "云川县委书记"


def test_each_title_of_a_chain_takes_what_was_told_last() -> None:
    page = county("云川县委常委、统战部部长顾言清出席会议。", "顾言清")
    department = page.organ("统战部", proper=False)
    assert page.titles() == [[("常委", "云川县委", "attested"), ("部长", "统战部", "attested")]]
    assert department.parent is not None and department.parent.rest == "县委"
    assert department.proper


def test_a_title_shares_the_last_character_of_its_body() -> None:
    page = Page("云川县统战部长顾言清出席会议。")
    page.organ("云川县统战部", "统战部", place=page.place(YUNCHUAN))
    page.person("顾言清")
    assert page.titles() == [[("部长", "云川县统战部", "attested")]]


def test_a_party_group_belongs_to_the_bureau_before_it() -> None:
    page = Page("云川县教育局党组书记、局长顾言清出席会议。")
    bureau = page.organ("云川县教育局", "教育局", place=page.place(YUNCHUAN))
    group = page.organ("云川县教育局党组", "党组", parent=bureau)
    page.person("顾言清")
    assert page.titles() == [[("书记", "云川县教育局党组", "attested"), ("局长", "云川县教育局", "attested")]]
    assert group.parent is bureau


def test_an_organ_of_another_body_of_the_county_takes_its_place_not_its_parent() -> None:
    page = county("云川县委副书记、政法委书记顾言清出席会议。", "顾言清")
    other = page.organ("政法委", proper=False)
    page.titles()
    assert other.proper
    assert (other.parent is not None) != (other.place is not None)


def test_a_head_of_government_implies_the_government_of_the_place() -> None:
    page = Page("云川县县长林望舒、副县长陆闻笙出席会议。")
    page.place(YUNCHUAN)
    first, second = page.person("林望舒"), page.person("陆闻笙")
    assert page.titles() == [[("县长", "云川县县长", "attested")], [("副县长", "副县长", "attested")]]
    for human in (first, second):
        [holding] = human.holdings
        assert holding.organ is not None and (holding.organ.kind, holding.organ.rest) == ("Government", "政府")
        assert holding.organ.place is not None and holding.organ.place.name == YUNCHUAN


def test_a_title_of_state_implies_the_body_that_everybody_knows() -> None:
    page = Page("总理祝承远出席会议。")
    page.person("祝承远")
    page.titles()
    [holding] = next(page.analysis.all_humans()).holdings
    assert holding.organ is not None and holding.organ.known is not None
    assert holding.organ.known.name == "state-council"


def test_a_ministry_after_a_foreign_post_is_that_country_s() -> None:
    page = Page("法国副总理兼财政部长祝承远出席会议。")
    page.place("法国", country="法国")
    page.organ("财政部", known="mof")
    page.person("祝承远")
    page.titles()
    body = next(page.analysis.all_humans()).holdings[-1].organ
    assert body is not None and body.known is None
    assert body.place is not None and body.place.country == "法国"


@pytest.mark.parametrize(
    ("text", "title", "status"),
    [
        ("云川县委原书记林望舒出席会议。", "书记", "ended"),
        ("原云川县委书记林望舒出席会议。", "书记", "ended"),
        ("时任云川县委书记林望舒出席会议。", "书记", "ended"),
        ("现任云川县委书记林望舒出席会议。", "书记", "attested"),
        ("云川县委代书记林望舒出席会议。", "代书记", "acting"),
        ("云川县委原副书记林望舒出席会议。", "副书记", "ended"),
        ("时任云川县委书记的林望舒出席会议。", "书记", "ended"),
        ("现任云川县委书记的林望舒出席会议。", "书记", "attested"),
    ],
)
def test_modifiers_say_the_status(text: str, title: str, status: str) -> None:
    assert county(text, "林望舒").titles() == [[(title, "云川县委", status)]]


def test_a_relative_clause_without_a_verb_of_holding_states_no_post() -> None:
    assert county("云川县委书记的林望舒出席会议。", "林望舒").titles() == [[]]


def test_titles_reach_back_to_the_name_before_at_most() -> None:
    page = county("云川县委书记林望舒县长陆闻笙出席会议。", "林望舒", "陆闻笙")
    first, second = page.titles()
    assert [title for title, *_ in first] == ["书记"]
    assert [title for title, *_ in second] == ["县长"]


def test_brackets_after_a_title_belong_to_it() -> None:
    page = county("云川县委书记（正厅级）林望舒出席会议。", "林望舒")
    assert page.titles() == [[("书记", "云川县委", "attested")]]


# -- lists of names --------------------------------------------------------------------------------------------------


def test_deputies_share_a_title_over_a_list() -> None:
    page = county("云川县委副书记林望舒、陆闻笙和顾言清出席会议。", "林望舒", "陆闻笙", "顾言清")
    assert page.titles() == [[("副书记", "云川县委", "attested")]] * 3


def test_a_single_head_shares_none() -> None:
    page = county("云川县委书记林望舒、陆闻笙出席会议。", "林望舒", "陆闻笙")
    assert page.titles() == [[("书记", "云川县委", "attested")], []]


def test_a_title_after_the_name_ends_the_sharing() -> None:
    page = county("云川县委副书记林望舒同志、陆闻笙出席会议。", "林望舒", "陆闻笙")
    assert page.titles()[1] == []


def test_the_next_in_a_list_takes_the_body_of_the_one_before() -> None:
    page = county("云川县委书记林望舒、副书记陆闻笙出席会议。", "林望舒", "陆闻笙")
    assert page.titles()[1] == [("副书记", "云川县委", "attested")]


# -- after the name --------------------------------------------------------------------------------------------------


def test_a_title_after_the_name() -> None:
    page = Page("云川县教育局顾言清副局长出席会议。")
    page.organ("云川县教育局", "教育局", place=page.place(YUNCHUAN))
    human = page.person("顾言清")
    assert page.titles() == [[("副局长", "云川县教育局", "attested")]]
    assert page.text[human.end : human.right] == "副局长"


def test_a_post_told_before_the_name_is_not_told_twice_by_the_title_after_it() -> None:
    page = county("云川县委书记林望舒书记出席会议。", "林望舒")
    assert page.titles() == [[("书记", "云川县委", "attested")]]


def test_the_title_after_a_name_may_be_that_of_the_next() -> None:
    page = county("云川县委书记林望舒副书记陆闻笙出席会议。", "林望舒", "陆闻笙")
    first, second = page.titles()
    assert [title for title, *_ in first] == ["书记"]
    assert [title for title, *_ in second] == ["副书记"]


@pytest.mark.parametrize("word", ["主席团", "书记处", "部长级", "主席令"])
def test_a_word_that_only_begins_like_a_title_is_none(word: str) -> None:
    page = Page(f"林望舒{word}出席会议。")
    page.person("林望舒")
    assert page.titles() == [[]]


def test_titles_set_off_by_brackets_or_commas() -> None:
    page = Page("林望舒（云川县委书记）出席会议。")
    page.organ("云川县委", "县委", place=page.place(YUNCHUAN))
    human = page.person("林望舒")
    assert page.titles() == [[("书记", "云川县委", "attested")]]
    assert page.text[human.start : human.right] == "林望舒（云川县委书记）"


# -- what other rooms read -------------------------------------------------------------------------------------------


def test_a_phrase_is_read_backwards_from_its_end() -> None:
    page = county("云川县委常委、原副书记，会后")
    reader = page.reader()
    pieces = reader.phrase(page.text.index("，"), 0)
    assert [(p.title, p.status, page.text[p.start : p.end]) for p in pieces] == [
        ("常委", "attested", "云川县委常委"),
        ("副书记", "ended", "原副书记"),
    ]
    base: Organ | None = None
    for piece in pieces:
        base = reader.settle(piece, base)
        assert base is not None and base.rest == "县委"


@pytest.mark.parametrize("floor", range(9))
def test_a_phrase_never_reaches_behind_its_floor(floor: int) -> None:
    page = county("云川县委常委、副书记，会后")
    assert all(piece.start >= floor for piece in page.reader().phrase(page.text.index("，"), floor))


def test_nothing_is_read_where_no_title_ends() -> None:
    assert county("云川县委召开会议，会后").reader().phrase(4, 0) == []

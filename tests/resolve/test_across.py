"""Who is who across documents."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.identity import Resolution
from kg.model import Entity, Reading, Span, Statement, Value
from kg.resolve import resolve

COUNTY, OTHER = "350122", "350123"


def body(name: str, division: str = "", known: str = "", kind: str = "PartyDepartment") -> Entity:
    attributes: dict[str, Value] = {k: v for k, v in (("division", division), ("known", known)) if v}
    return Entity("o", kind, name, attributes=attributes)


def article(
    document: str, person: str, *bodies: Entity, place: str = "national", names: tuple[str, ...] = ()
) -> Reading:
    """A reading in which one person holds a post at each of the bodies."""
    human = Entity("p1", "Person", person, names, {"jurisdiction": place})
    local = [Entity(f"o{i}", b.kind, b.name, b.names, b.attributes) for i, b in enumerate(bodies, 1)]
    span = Span(0, 1, "词")
    tenures = [
        Statement(f"s{i}", "tenure", "p1", o.key, span, 0.9, "title", {"title": "部长"}) for i, o in enumerate(local, 1)
    ]
    return Reading(document, "sha256:0", entities=(human, *local), statements=tuple(tenures))


def happening(document: str, name: str, date: str, kind: str = "Meeting") -> Reading:
    return Reading(document, "sha256:0", entities=(Entity("e1", kind, name, attributes={"date": date}),))


def people(*readings: Reading) -> int:
    """How many different people the first persons of the readings are."""
    resolution = resolve(readings)
    return len({resolution.of[reading.id, "p1"] for reading in readings})


# -- people ----------------------------------------------------------------------------------------------------------


def test_a_shared_post_joins_people() -> None:
    assert people(*(article(d, "顾言清", body("云川县委统战部", COUNTY)) for d in "ab")) == 1


def test_posts_in_one_jurisdiction_join_people() -> None:
    one, other = body("云川县委统战部", COUNTY), body("云川县政协", COUNTY)
    assert people(article("a", "顾言清", one), article("b", "顾言清", other)) == 1


def test_namesakes_of_two_countries_in_one_document_join_nobody() -> None:
    syria, egypt = body("叙利亚", kind="Government"), body("埃及", kind="Government")
    one, other = article("a", "穆罕默德", syria), article("b", "穆罕默德", egypt)
    assert people(one, other) == 2
    assert people(one, other, article("c", "穆罕默德", syria, egypt)) == 3


def test_a_name_alone_joins_nobody() -> None:
    one, other = body("云川县委统战部", COUNTY), body("望江县委统战部", OTHER)
    assert people(article("a", "顾言清", one), article("b", "顾言清", other)) == 2
    assert people(article("a", "顾言清", one), article("b", "陆闻笙", one)) == 2


def test_people_are_joined_over_others() -> None:
    one, other = body("云川县委统战部", COUNTY), body("远海科技有限公司")
    first, second = article("a", "顾言清", one), article("b", "顾言清", other)
    assert people(first, second) == 2
    assert people(first, second, article("c", "顾言清", one, other)) == 1


def test_somebody_without_a_post_is_the_only_one_of_the_place() -> None:
    told = article("a", "顾言清", body("云川县委统战部", COUNTY), place=COUNTY)
    assert people(told, article("b", "顾言清", place=COUNTY)) == 1
    assert people(told, article("b", "顾言清", place=OTHER)) == 2
    assert people(article("a", "顾言清", place=OTHER), article("b", "顾言清", place=OTHER)) == 1


def test_somebody_without_a_post_is_nobody_of_several() -> None:
    one = article("a", "顾言清", body("云川远海有限公司"), place=COUNTY)
    other = article("b", "顾言清", body("云川师范学院"), place=COUNTY)
    assert people(one, other, article("c", "顾言清", place=COUNTY)) == 3
    assert people(one, other, article("c", "顾言清", place=COUNTY), article("d", "顾言清", place=COUNTY)) == 4


@pytest.mark.parametrize("name", ["县委", "市委组织部", "学生会"])
def test_a_body_that_is_another_one_elsewhere_joins_nobody(name: str) -> None:
    assert people(*(article(d, "顾言清", body(name)) for d in "ab")) == 2


def test_the_leaders_of_the_nation_hold_many_posts() -> None:
    one = body("中共中央政治局", known="politburo", kind="PartyBody")
    other = body("国务院", known="state-council", kind="Government")
    assert people(article("a", "祝承远", one), article("b", "祝承远", other)) == 1


def told(document: str, person: str, *company: str, at: tuple[Entity, ...] = (), title: str = "部长") -> Reading:
    """A reading in which one person, with a post at each of the bodies, is told of with others."""
    reading = article(document, person, *at)
    others = tuple(Entity(f"p{i}", "Person", name) for i, name in enumerate(company, 2))
    tenures = tuple(replace(s, qualifiers={"title": title}) for s in reading.statements)
    return replace(reading, entities=(*reading.entities, *others), statements=tenures)


UNITED, ASSEMBLY = body("云川远海有限公司"), body("望江师范学院")
#: Two people of one name, one of whom is told of with others; and documents that tell of others.
TWO = (
    *(told(f"a{i}", "柳叔宁", "骆晓川", "裴松年", at=(UNITED,)) for i in range(3)),
    *(told(f"b{i}", "柳叔宁", "郗若兰", at=(ASSEMBLY,)) for i in range(2)),
    *(told(f"c{i}", "顾言清", "陆闻笙") for i in range(60)),
)


def identity(reading: Reading, *others: Reading) -> str:
    return resolve((reading, *others)).of[reading.id, "p1"]


def test_the_company_tells_who_somebody_without_a_post_is() -> None:
    one, other = identity(TWO[0], *TWO[1:]), identity(TWO[3], *TWO)
    assert identity(told("d", "柳叔宁", "骆晓川", "裴松年"), *TWO) == one
    assert identity(told("d", "柳叔宁", "骆晓川"), *TWO) not in {one, other}  # one alone may stand beside anybody
    assert identity(told("d", "柳叔宁", "郗若兰"), *TWO) not in {one, other}
    assert identity(told("d", "柳叔宁", "顾言清"), *TWO) not in {one, other}


def test_a_crowd_and_those_who_are_everywhere_tell_nothing() -> None:
    crowd = [f"某{i}" for i in range(60)]
    assert identity(told("d", "柳叔宁", "骆晓川", "裴松年", *crowd), *TWO) != identity(TWO[0], *TWO[1:])
    everywhere = [told(f"e{i}", "佟言", "骆晓川", "裴松年") for i in range(60)]
    person = told("d", "柳叔宁", "骆晓川", "裴松年")
    assert identity(person, *TWO, *everywhere) != identity(TWO[0], *TWO[1:], *everywhere)


def test_the_last_part_of_a_foreign_name_needs_more_than_company() -> None:
    renamed = [
        replace(r, entities=tuple(replace(e, name="萨利马德") if e.name == "柳叔宁" else e for e in r.entities))
        for r in TWO
    ]
    assert identity(told("d", "萨利马德", "骆晓川", "裴松年"), *renamed) != identity(renamed[0], *renamed[1:])


def test_those_of_one_company_are_one_whatever_their_posts() -> None:
    four = ("骆晓川", "裴松年", "郗若兰", "陆致远")
    main = [told(f"a{i}", "柳叔宁", *four, at=(UNITED,)) for i in range(3)]
    rest = [told(f"c{i}", "顾言清", "陆闻笙") for i in range(60)]
    assert people(*main, told("b", "柳叔宁", *four[:3], at=(ASSEMBLY,)), *rest) == 2
    assert people(*main, told("b", "柳叔宁", *four[:1], at=(ASSEMBLY,)), *rest) == 3


def test_those_who_came_later_bring_company_of_their_own() -> None:
    rest = [told(f"c{i}", "顾言清", "陆闻笙") for i in range(60)]
    rest += [told(f"g{i}", "柳叔宁", "佟言", at=(body("青岚师范学院"),)) for i in range(3)]
    main = [told(f"a{i}", "柳叔宁", "骆晓川", "裴松年", "柏舟", at=(UNITED,)) for i in range(6)]
    last = told("e", "柳叔宁", "郗若兰", "陆致远")
    assert identity(last, *main, *rest) != identity(main[0], *main[1:], last, *rest)
    company = ("骆晓川", "裴松年", "柏舟", "郗若兰", "陆致远")
    later = [told(f"d{i}", "柳叔宁", *company, at=(ASSEMBLY,)) for i in range(5)]
    assert identity(last, *main, *later, *rest) == identity(main[0], *main[1:], *later, last, *rest)


def test_who_nearly_all_of_a_name_are_needs_less_company() -> None:
    rest = [told(f"c{i}", "顾言清", "陆闻笙") for i in range(80)]
    main = [told(f"a{i}", "柳叔宁", "骆晓川", at=(UNITED,)) for i in range(30)]
    elsewhere = [article(f"f{i}", "柳叔宁", body(f"望江第{i}中学"), place=COUNTY) for i in range(30)]
    last = told("e", "柳叔宁", "骆晓川")
    one = article("g", "柳叔宁", body("青岚师范学院"))
    assert identity(last, *main, one, *rest) == identity(main[0], *main[1:], one, last, *rest)
    # Thirty others of the name: one companion no longer tells who it is, where two of them may be meant.
    other = [*elsewhere, one]
    assert identity(last, *main, *other, *rest) != identity(main[0], *main[1:], *other, last, *rest)


def test_who_is_always_told_of_with_the_same_other_is_one() -> None:
    rest = [told(f"c{i}", "顾言清", "陆闻笙") for i in range(40)]
    posts = [told("a", "柳叔宁", at=(UNITED,)), told("b", "柳叔宁", at=(ASSEMBLY,))]
    seen = [told(f"d{i}", "柳叔宁", "骆晓川") for i in range(8)]
    assert people(*seen, *posts, *rest) == 4
    assert people(*seen[:7], *posts, *rest) == 10


@pytest.mark.parametrize(("title", "same"), [("外长", True), ("防长", False), ("总统", False)])
def test_a_minister_called_by_one_word_heads_the_ministry(title: str, same: bool) -> None:
    country, ministry = body("法国", kind="Government"), body("法国外交部", kind="GovernmentDepartment")
    one, other = told("a", "萨利马德", at=(country,), title=title), told("b", "萨利马德", at=(ministry,))
    assert (people(one, other) == 1) is same


# -- organizations, events, places -----------------------------------------------------------------------------------


def identifiers(*readings: Reading, key: str) -> int:
    resolution = resolve(readings)
    return len({resolution.of[reading.id, key] for reading in readings})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (body("云川县委统战部", COUNTY), body("云川县委统战部", COUNTY), True),
        (body("云川县委统战部", COUNTY), body("云川县委统战部", OTHER), False),
        (body("云川师范学院"), body("云川师范学院"), True),
        (body("县委"), body("县委"), False),
        (body("学生会"), body("学生会"), False),
        (body("法国", kind="Government"), body("法国", kind="Government"), True),
        (body("州政府", kind="Government"), body("州政府", kind="Government"), False),
        (body("国务院", known="state-council"), body("中国国务院", known="state-council"), True),
    ],
)
def test_organizations(one: Entity, other: Entity, same: bool) -> None:
    found = identifiers(article("a", "顾言清", one), article("b", "陆闻笙", other), key="o1")
    assert (found == 1) is same


@pytest.mark.parametrize(
    ("name", "date", "kind", "same"),
    [
        ("全县防汛工作会议", "2031-05-06", "Meeting", True),
        ("全县防汛工作会议", "2031-05", "Meeting", False),
        ("全县防汛工作会议", "", "Meeting", False),
        ("会议", "2031-05-06", "Meeting", False),
        ("到青岚镇调研防汛工作", "2031-05-06", "Inspection", False),
    ],
)
def test_events_are_joined_over_a_telling_name_and_a_day(name: str, date: str, kind: str, same: bool) -> None:
    found = identifiers(happening("a", name, date, kind), happening("b", name, date, kind), key="e1")
    assert (found == 1) is same


def test_places_are_joined_over_code_or_name() -> None:
    def place(document: str, name: str, code: str = "") -> Reading:
        attributes: dict[str, Value] = {"division": code} if code else {}
        return Reading(document, "sha256:0", entities=(Entity("l1", "Place", name, attributes=attributes),))

    assert identifiers(place("a", "连江县", COUNTY), place("b", "连江", COUNTY), key="l1") == 1
    assert identifiers(place("a", "青岚镇"), place("b", "青岚镇"), key="l1") == 1
    assert identifiers(place("a", "青岚镇"), place("b", "望江镇"), key="l1") == 2


def test_an_entity_takes_the_most_frequent_name_and_keeps_the_others() -> None:
    school = body("云川师范学院", known="x")
    readings = [
        article("a", "顾言清", Entity("o", "PublicInstitution", "云川师院", ("师院",), school.attributes)),
        article("b", "顾言清", Entity("o", "PublicInstitution", "云川师范学院", (), school.attributes)),
        article("c", "顾言清", Entity("o", "Organization", "云川师范学院", (), school.attributes)),
    ]
    resolution = resolve(readings)
    entity = resolution.entities[resolution.of["a", "o1"]]
    assert (entity.name, entity.names, entity.kind) == ("云川师范学院", ("云川师院", "师院"), "PublicInstitution")


# -- whatever the order ----------------------------------------------------------------------------------------------

BODIES = [
    body("云川县委统战部", COUNTY),
    body("云川县政协", COUNTY),
    body("望江县委统战部", OTHER),
    body("远海科技有限公司"),
    body("县委"),
    body("国务院", known="state-council"),
]


def canonical(resolution: Resolution) -> tuple[object, object]:
    return sorted(resolution.of.items()), list(resolution.entities.values())


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["顾言清", "陆闻笙"]),
            st.lists(st.sampled_from(BODIES), max_size=3, unique_by=lambda b: b.name),
            st.sampled_from(["national", COUNTY, OTHER, ""]),
        ),
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_documents_changes_nothing(
    drawn: Sequence[tuple[str, list[Entity], str]], rng: random.Random
) -> None:
    readings = [article(f"d{i}", name, *bodies, place=place) for i, (name, bodies, place) in enumerate(drawn)]
    first = resolve(readings)
    rng.shuffle(readings)
    assert canonical(resolve(iter(readings))) == canonical(first)
    assert set(first.of) == {(reading.id, entity.key) for reading in readings for entity in reading.entities}
    assert set(first.of.values()) == set(first.entities)


def test_many_people_of_one_name_are_told_apart() -> None:
    readings = [article(f"d{i}", "顾言清", body(f"云川第{i // 2}建设有限公司"), place=f"p{i}") for i in range(6000)]
    readings += [article(f"e{i}", "顾言清", place=f"p{i}") for i in range(6000)]
    resolution = resolve(readings)
    assert len({resolution.of[f"d{i}", "p1"] for i in range(6000)}) == 3000

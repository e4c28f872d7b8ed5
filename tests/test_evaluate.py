"""The measures: what counts as right, wrong, missed and neither, and how a built graph is read for them."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError, OutputError
from kg.evaluate import CUTS, LAYERS, Scores, evaluate, read_gold, score
from kg.evaluate.graph import read_graph
from kg.evaluate.match import compared, likeness
from kg.evaluate.reliability import reliability, wilson

GOLD: dict[str, Any] = {
    "id": "a1",
    "persons": [{"name": "顾言清"}, {"name": "白逢时"}],
    "orgs": [
        {"forms": ["云川县委统战部", "县委统战部"], "type": "PartyOrgan"},
        {"forms": ["中共云川县委员会", "云川县委"], "type": "PartyCommittee"},
        {"forms": ["云川县"], "type": "Other", "optional": True},
    ],
    "posts": [
        {"person": "顾言清", "org": ["云川县委统战部"], "title": ["部长", "统战部长"]},
        {"person": "白逢时", "org": ["云川县人民政府"], "title": ["县长"], "optional": True},
    ],
    "events": [
        {"id": "e1", "forms": ["全县统战工作会议"], "type": "Meeting"},
        {"id": "e2", "forms": ["走访企业"], "type": "Inspection", "optional": True},
    ],
    "participations": [
        {"agent": "顾言清", "role": "chaired", "event": "e1"},
        {"agent": "云川县委统战部", "role": "organized", "event": "e1"},
        {"agent": "白逢时", "role": "inspected", "event": "e2", "optional": True},
    ],
    "relations": [{"subject": "云川县委统战部", "predicate": "subOrganizationOf", "object": "云川县委"}],
    "ignore": ["云川日报", "县领导"],
}


def found(**layers: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {
        layer: [] for layer in ("persons", "orgs", "posts", "events", "participations", "relations")
    }
    return {"id": "a1", **empty, **layers}


def counts(scores: Scores, layer: str) -> tuple[int, int, int]:
    figures = scores.layers[layer]
    return figures.right, figures.wrong, figures.missed


def scored(layer: str, **layers: Any) -> tuple[int, int, int]:
    return counts(score([GOLD], [found(**layers)]), layer)


def test_the_gold_itself_is_all_right() -> None:
    scores = score([GOLD], [GOLD])
    assert (scores.articles, scores.found, scores.faults) == (1, 1, ())
    for layer in LAYERS:
        figures = scores.layers[layer]
        assert (figures.precision, figures.recall, figures.f1, figures.low, figures.high) == (1, 1, 1, 1, 1)


def test_an_article_that_was_not_built_is_missed() -> None:
    scores = score([GOLD], [])
    assert (scores.articles, scores.found) == (1, 0)
    assert counts(scores, "persons") == (0, 0, 2)
    assert {fault.kind for fault in scores.faults} == {"missed"}


def test_persons_count_by_name_and_the_ignored_do_not() -> None:
    people = [{"name": name} for name in ("顾 言清", "某甲", "云川日报")]
    assert scored("persons", persons=people) == (1, 1, 1)


def test_an_organization_counts_by_any_form_and_once() -> None:
    assert scored("orgs", orgs=[{"forms": ["县委统战部"]}]) == (1, 0, 1)
    assert scored("orgs", orgs=[{"forms": ["中国共产党云川县委员会"]}]) == (1, 0, 1)
    # a second node for the same body is no fault; an optional one is neither; the medium is ignored
    bodies = [{"forms": [name]} for name in ("县委统战部", "云川县委统一战线工作部", "云川县", "云川日报", "县武装部")]
    assert scored("orgs", orgs=bodies) == (1, 1, 1)


def test_a_post_counts_by_person_body_and_title() -> None:
    def post(person: str, org: str, title: str) -> dict[str, Any]:
        return {"person": person, "org": [org], "title": [title]}

    assert scored("posts", posts=[post("顾言清", "云川县委统战部", "统战部长")]) == (1, 0, 0)
    assert scored("posts", posts=[post("顾言清", "云川县委", "统战部部长")]) == (1, 0, 0)  # the same, cut elsewhere
    assert scored("posts", posts=[post("白逢时", "云川县委统战部", "部长")]) == (0, 1, 1)
    assert scored("posts", posts=[post("白逢时", "云川县政府", "县长"), post("白逢时", "云川县", "县领导")]) == (
        0,
        0,
        1,
    )


def test_an_event_counts_by_the_likeness_of_names() -> None:
    assert scored("events", events=[{"id": "x", "forms": ["统战工作会议"]}]) == (1, 0, 0)
    assert scored("events", events=[{"id": "x", "forms": ["走访企业"]}]) == (0, 0, 1)
    assert scored("events", events=[{"id": "x", "forms": ["运动会"]}]) == (0, 1, 1)


def test_attending_is_implied_by_chairing() -> None:
    event = [{"id": "x", "forms": ["全县统战工作会议"]}]
    people = [{"name": "顾言清"}]

    def acts(*roles: str) -> tuple[int, int, int]:
        told = [{"agent": "顾言清", "role": role, "event": "x"} for role in roles]
        return scored("participations", persons=people, events=event, participations=told)

    assert acts("chaired") == (1, 0, 1)
    assert acts("chaired", "attended") == (1, 0, 1)
    assert acts("attended") == (0, 0, 2)
    assert acts("chaired", "spoke") == (1, 1, 1)


def test_roles_do_not_ask_for_the_event() -> None:
    told = [{"agent": "顾言清", "role": "chaired", "event": "unknown"}]
    scores = score([GOLD], [found(persons=[{"name": "顾言清"}], participations=told)])
    assert counts(scores, "participations") == (0, 1, 2)
    assert counts(scores, "roles") == (1, 0, 1)


def test_an_organization_acts_under_any_of_its_names() -> None:
    bodies = [{"forms": ["某县统战部", "县委统战部"]}]
    told = [{"agent": "某县统战部", "role": "organized", "event": "x"}]
    events = [{"id": "x", "forms": ["全县统战工作会议"]}]
    assert scored("participations", orgs=bodies, events=events, participations=told) == (1, 0, 1)


def test_only_a_reversed_relation_is_wrong() -> None:
    def relation(part: str, whole: str) -> dict[str, str]:
        return {"subject": part, "object": whole}

    assert scored("relations", relations=[relation("县委统战部", "云川县委")]) == (1, 0, 0)
    assert scored("relations", relations=[relation("云川县委", "县委统战部")]) == (0, 1, 1)
    assert scored("relations", relations=[relation("县委统战部", "云川县")]) == (0, 0, 1)


def posts(*told: tuple[str, str, str, float]) -> list[dict[str, Any]]:
    return [{"person": who, "org": [org], "title": [title], "confidence": sure} for who, org, title, sure in told]


def test_bins_of_confidence_hold_the_shares_that_are_right() -> None:
    told = reliability([(0.95, True)] * 3 + [(0.97, False), (0.6, True), (0.65, False), (1.0, True)])
    assert (told.facts, [(b.start, b.end, b.facts, b.right) for b in told.bins]) == (
        7,
        [(0.6, 0.7, 2, 1), (0.95, 0.98, 4, 3), (0.98, 1.0, 1, 1)],
    )
    low, high, top = told.bins
    assert (low.share, high.share) == (0.5, 0.75)
    assert [low.expected, high.expected] == pytest.approx([0.625, 0.955])
    assert told.error == pytest.approx((2 * 0.125 + 4 * 0.205 + 1 * 0.0) / 7)
    assert top.low < top.share == top.high == 1
    assert reliability([]).error == 0 and reliability([]).bins == ()


def test_the_interval_of_a_share_is_wilsons() -> None:
    assert wilson(9, 10) == pytest.approx((0.5958, 0.9821), abs=1e-4)
    assert wilson(0, 10) == pytest.approx((0, 0.2775), abs=1e-4)
    assert wilson(0, 0) == (0, 1)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=40))
def test_every_fact_falls_into_one_bin(judged: list[tuple[float, bool]]) -> None:
    told = reliability(judged)
    assert sum(each.facts for each in told.bins) == told.facts == len(judged)
    assert 0 <= told.error <= 1
    for each in told.bins:
        assert each.low <= each.share <= each.high
        assert each.start - 1e-9 <= each.expected <= each.end + 1e-9


def test_confidences_are_judged_without_what_the_gold_forgives() -> None:
    told = posts(
        ("顾言清", "云川县委统战部", "部长", 0.95),  # right
        ("顾言清", "云川县委", "书记", 0.65),  # wrong
        ("白逢时", "云川县政府", "县长", 0.65),  # optional
        ("白逢时", "云川县", "县领导", 0.65),  # ignored
    )
    scores = score([GOLD], [found(posts=told)])
    assert set(scores.reliability) == {"posts"}
    bins = scores.reliability["posts"].bins
    assert [(each.facts, each.right) for each in bins] == [(1, 0), (1, 1)]
    assert json.loads(json.dumps(scores.to_json()))["reliability"]["posts"]["facts"] == 2


def test_cuts_tell_what_is_left_above_a_confidence() -> None:
    told = posts(("顾言清", "云川县委", "统战部部长", 0.75), ("顾言清", "云川县委统战部", "部长", 0.95))
    cuts = {cut.confidence: cut for cut in score([GOLD], [found(posts=told)]).cuts["posts"]}
    assert tuple(cuts) == CUTS
    # two tellings of one post: one is right and one wrong, until the less sure of them goes
    assert (cuts[0.0].right, cuts[0.0].wrong, cuts[0.7].wrong) == (1, 1, 1)
    assert (cuts[0.8].right, cuts[0.8].wrong, cuts[0.8].missed) == (1, 0, 0)
    lone = score([GOLD], [found(posts=told[:1])]).cuts["posts"]
    assert [(cut.precision, cut.recall) for cut in lone] == [(1, 1), (1, 1), (0, 0), (0, 0), (0, 0), (0, 0)]


def test_several_facts_that_count_as_one_are_as_sure_as_the_surest() -> None:
    event = [{"id": "x", "forms": ["全县统战工作会议"]}]
    told = [{"agent": "顾言清", "role": "chaired", "event": "x", "confidence": sure} for sure in (0.5, 0.9)]
    scores = score([GOLD], [found(persons=[{"name": "顾言清"}], events=event, participations=told)])
    [surest] = scores.reliability["participations"].bins
    assert surest.facts == 1 and surest.expected == pytest.approx(0.9)


def test_faults_say_where_and_what() -> None:
    scores = score([GOLD], [found(persons=[{"name": "某甲"}])])
    told = {(fault.layer, fault.kind, fault.document, fault.what) for fault in scores.faults}
    assert ("persons", "wrong", "a1", "某甲") in told
    assert ("posts", "missed", "a1", "顾言清 | 云川县委统战部 | 部长/统战部长") in told
    assert ("participations", "missed", "a1", "顾言清 chaired 全县统战工作会议") in told
    assert ("relations", "missed", "a1", "云川县委统战部 < 云川县委员会") in told


def test_the_interval_holds_the_figure_and_repeats() -> None:
    gold = [{**GOLD, "id": f"a{number}"} for number in range(12)]
    half = [{**record, "persons": record["persons"][: 1 + number % 2]} for number, record in enumerate(gold)]
    scores = score(gold, half)
    figures = scores.layers["persons"]
    assert figures.low < figures.f1 < figures.high
    assert score(gold, half) == scores
    assert json.loads(json.dumps(scores.to_json()))["layers"]["persons"]["right"] == 18


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("云川县人民政府", "云川县政府"),
        ("中共云川县委", "云川县委"),
        ("中国共产党云川县委统一战线工作部", "云川县委统战部"),
        ("云川县人民代表大会常务委员会", "云川县人大常委会"),
        ("“百企 兴村”座谈会", "百企兴村座谈会"),
        ("ＡＢ公司", "AB公司"),
    ],
)
def test_names_that_mean_the_same_compare_equal(name: str, same: str) -> None:
    assert compared(name) == same == compared(same)


def test_the_centre_keeps_its_name() -> None:
    assert compared("中国共产党中央委员会") == "中共中央委员会"
    assert compared("中共党员") == "中共党员"


@given(st.sets(st.text("统战工作会议座谈", max_size=6)), st.sets(st.text("统战工作会议座谈", max_size=6)))
def test_likeness_is_a_symmetric_share(left: set[str], right: set[str]) -> None:
    value = likeness(left, right)
    assert 0 <= value <= 1
    assert value == likeness(right, left)
    assert likeness(left, left) == (1 if left - {""} else 0)


TRIPLES = """
<doc/1> a okg:Document ; dct:identifier "a1" .
<person/1> a okg:Person ; skos:prefLabel "顾言清"@zh .
<org/1> a okg:PartyDepartment, okg:Organization ; skos:prefLabel "云川县委统战部"@zh ; skos:altLabel "县委统战部"@zh .
<org/2> a okg:PartyCommittee, okg:Organization ; skos:prefLabel "云川县委"@zh .
<org/1> org:subOrganizationOf <org/2> .
<event/1> a okg:Meeting, okg:Event ; skos:prefLabel "统战工作会议"@zh ; okg:evidence <span/1> .
<span/1> oa:hasSource <doc/1> ; oa:start 0 ; oa:end 2 ; oa:exact "顾言" .
[] a okg:Mention ; oa:hasSource <doc/1> ; okg:refersTo <person/1> .
[] a okg:Mention ; oa:hasSource <doc/1> ; okg:refersTo <org/2> .
<fact/1> a okg:Tenure ; org:member <person/1> ; org:organization <org/1> ; okg:title "部长" ; okg:evidence <span/1> .
<fact/2> a okg:Participation ; okg:participant <person/1> ; okg:event <event/1> ; okg:role role:chair ;
  okg:evidence <span/1> .
<fact/3> a okg:Participation ; okg:participant <org/1> ; okg:event <event/1> ; okg:role role:guest ;
  okg:evidence <span/1> .
"""


def build_folder(folder: Path, triples: str) -> Path:
    """A folder with the graph that the Turtle describes, under its named graph."""
    import pyoxigraph as ox

    prefixes = {
        "okg": "https://w3id.org/orgkg/ontology#",
        "role": "https://w3id.org/orgkg/vocab/role/",
        "org": "http://www.w3.org/ns/org#",
        "oa": "http://www.w3.org/ns/oa#",
        "dct": "http://purl.org/dc/terms/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    }
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items())
    base = "https://example.org/data/"
    read = ox.parse(head + triples, format=ox.RdfFormat.TURTLE, base_iri=base)
    graph = ox.NamedNode(base + "graph/1")
    quads = [ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in read]
    folder.mkdir(exist_ok=True)
    ox.serialize(quads, str(folder / "graph.nq"), ox.RdfFormat.N_QUADS)
    return folder


def test_a_graph_is_read_as_what_each_document_states(tmp_path: Path) -> None:
    (record,) = read_graph(build_folder(tmp_path / "built", TRIPLES))
    event = "https://example.org/data/event/1"
    assert record["id"] == "a1"
    assert record["persons"] == [{"name": "顾言清"}]
    bodies = sorted(org["forms"] for org in record["orgs"])
    assert bodies == [["云川县委"], ["云川县委统战部", "县委统战部"]]
    assert record["events"] == [{"id": event, "forms": ["统战工作会议"]}]
    assert [(post["person"], post["title"]) for post in record["posts"]] == [("顾言清", ["部长"])]
    assert sorted(record["participations"], key=lambda act: str(act["role"]), reverse=True) == [
        {"agent": "云川县委统战部", "role": "guest", "event": event},
        {"agent": "顾言清", "role": "chaired", "event": event},
    ]
    assert record["relations"] == [{"subject": "云川县委统战部", "object": "云川县委"}]


def test_a_graph_tells_how_sure_each_fact_is(tmp_path: Path) -> None:
    sure = """
    <fact/1> okg:confidence 0.9 .
    <fact/4> a okg:Tenure ; org:member <person/1> ; org:organization <org/1> ; okg:title "部长" ;
      okg:evidence <span/1> ; okg:confidence 0.95 .
    <fact/2> okg:confidence 0.75 .
    <fact/5> rdf:subject <org/1> ; rdf:predicate org:subOrganizationOf ; rdf:object <org/2> ; okg:confidence 0.8 .
    """
    (record,) = read_graph(build_folder(tmp_path / "built", TRIPLES + sure))
    assert [post["confidence"] for post in record["posts"]] == [0.95]
    assert {part["role"]: part.get("confidence") for part in record["participations"]} == {
        "chaired": 0.75,
        "guest": None,
    }
    assert [relation["confidence"] for relation in record["relations"]] == [0.8]


def write_gold(path: Path, *articles: object) -> Path:
    path.write_text("".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles), encoding="utf-8")
    return path


def test_evaluate_scores_a_folder(tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "gold.jsonl", GOLD)
    scores = evaluate(gold, build_folder(tmp_path / "built", TRIPLES))
    assert {layer: counts(scores, layer) for layer in LAYERS} == {
        "persons": (1, 0, 1),
        "posts": (1, 0, 0),
        "orgs": (2, 0, 0),
        "events": (1, 0, 0),
        "participations": (1, 1, 1),
        "roles": (1, 1, 1),
        "relations": (1, 0, 0),
    }


def test_a_graph_that_quotes_no_document_is_refused(tmp_path: Path) -> None:
    folder = build_folder(tmp_path / "built", TRIPLES.replace('dct:identifier "a1"', 'dct:title "a1"'))
    with pytest.raises(OutputError, match="doc/1 is quoted from"):
        read_graph(folder)


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "1", "null", '{"id": "a1"}', json.dumps({**GOLD, "persons": [{}]}), json.dumps({**GOLD, "orgs": 3})],
)
def test_a_bad_gold_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n\n" + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 3") as caught:
        read_gold(path)
    assert "\n" not in str(caught.value)


def test_a_gold_file_that_is_none_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.jsonl"):
        read_gold(tmp_path / "missing.jsonl")
    (tmp_path / "empty.jsonl").touch()
    with pytest.raises(InputError, match="no annotated article"):
        read_gold(tmp_path / "empty.jsonl")
    (tmp_path / "gbk.jsonl").write_bytes("云川县".encode("gbk"))
    with pytest.raises(InputError, match="UTF-8"):
        read_gold(tmp_path / "gbk.jsonl")


def test_scoring_changes_nothing_it_is_given() -> None:
    before = copy.deepcopy(GOLD)
    score([GOLD], [GOLD])
    assert before == GOLD

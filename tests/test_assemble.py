"""What a built graph must hold; its lines are sound whatever the texts hold, and the same each time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.assemble import lines, quads
from kg.errors import InputError
from kg.ids import DEFAULT_BASE, short
from kg.model import Entity, Mention, Reading, Span, Statement, text_digest
from kg.ontology import load
from kg.vocabulary import NAMESPACES, date, decimal, literal, path, web_address
from tests import sample

OWN = f"<{DEFAULT_BASE}"


def graph(articles: Iterable[Reading], base: str = DEFAULT_BASE) -> list[str]:
    articles = list(articles)
    return list(lines(articles, sample.resolution(articles), load(), base=base))


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.bulk_load("".join(graph(sample.readings())).encode(), ox.RdfFormat.N_QUADS)
    return store


def ask(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    found: Any = store.query(query, prefixes=NAMESPACES, use_default_graph_as_union=True)
    return sorted(tuple("" if term is None else term.value for term in row) for row in found)


def holds(store: ox.Store, pattern: str) -> bool:
    return bool(store.query(f"ASK {{ {pattern} }}", prefixes=NAMESPACES, use_default_graph_as_union=True))


def test_documents_say_where_they_come_from(store: ox.Store) -> None:
    query = "SELECT ?id ?title ?day ?source ?name { ?d a okg:Document ; dct:identifier ?id ; dct:source ?source ; "
    query += "okg:textDigest ?x OPTIONAL { ?d dct:title ?title } OPTIONAL { ?d dct:issued ?day } "
    rows = ask(store, query + "OPTIONAL { ?source foaf:name ?name } }")
    source = f"{DEFAULT_BASE}source/"
    assert rows == [
        ("meeting", "云川召开全县统战工作会议", "2020-07-22", "https://news.example.org/2020/1.html", ""),
        ("reception", "", "", source + short("reception"), "reception"),
        ("visit", "顾言清调研云川远海科技公司", "2020-08-07", source + short("云川县融媒体中心"), "云川县融媒体中心"),
    ]
    assert holds(store, """?d dct:identifier "visit" ; schema:url "javascript:alert('x')" ; dct:publisher ?p""")


def test_entities_have_their_classes_and_one_preferred_name(store: ox.Store) -> None:
    assert holds(
        store, '?x a okg:PartyDepartment , okg:PartyBody , okg:Organization ; skos:prefLabel "云川县委统战部"@zh'
    )
    assert holds(store, '?x a okg:Organization ; skos:prefLabel "云川县委统战部"@zh ; skos:altLabel "统战部"@zh')
    assert holds(store, '?x a okg:Inspection , okg:Event ; skos:prefLabel "调研云川远海科技公司"@zh')
    assert holds(store, '?x skos:prefLabel "顾言清"@zh ; a okg:Person ; skos:editorialNote "the same name"@en')
    twice = "SELECT ?x { GRAPH ?g { ?x skos:prefLabel ?a , ?b } FILTER(STR(?g) != '%s' && STR(?a) < STR(?b)) }"
    assert ask(store, twice % f"{DEFAULT_BASE}graph/vocab") == []


def test_mentions_quote_the_text_and_lie_in_their_sentence(store: ox.Store) -> None:
    query = """SELECT ?id ?words ?start ?end ?sentence { ?m a okg:Mention ; oa:hasSource/dct:identifier ?id ;
        oa:exact ?words ; oa:start ?start ; oa:end ?end ; okg:inSentence/oa:exact ?sentence ; okg:refersTo ?x }"""
    rows = ask(store, query)
    assert len(rows) >= 18
    for document, words, start, end, sentence in rows:
        assert sample.TEXTS[document][int(start) : int(end)] == words
        assert words in sentence


def test_a_tenure_has_its_post_and_the_day_it_was_seen(store: ox.Store) -> None:
    query = """SELECT ?who ?body ?title ?post ?status ?day { ?t a okg:Tenure ; org:member/skos:prefLabel ?who ;
        org:organization ?o ; okg:title ?title ; okg:post ?p ; okg:tenureStatus ?s ; okg:evidence ?span ;
        okg:confidence 0.95 ; okg:rule "a-rule" . ?o skos:prefLabel ?body . ?p a okg:Post ; skos:prefLabel ?post ;
        org:postIn ?o OPTIONAL { ?t okg:attestedOn ?day } BIND(REPLACE(STR(?s), ".*/", "") AS ?status) }"""
    rows = ask(store, query)
    assert len(rows) == 6
    assert ("顾言清", "云川县委统战部", "部长", "云川县委统战部部长", "attested", "2020-07-22") in rows
    assert ("沈望舒", "云川县政协", "副主席", "云川县政协副主席", "ended", "2020-07-22") in rows
    assert holds(store, '?x skos:prefLabel "沈望舒"@zh ; okg:heldPost/skos:prefLabel "民革云川总支主委"@zh')


def test_posts_of_a_county_have_their_rank(store: ox.Store) -> None:
    assert holds(store, '?p skos:prefLabel "云川县委常委"@zh ; okg:rank rank:chu-fu')


def test_a_participation_names_its_role_and_capacity(store: ox.Store) -> None:
    query = """SELECT ?who ?order ?text { ?f a okg:Participation ; okg:participant/skos:prefLabel ?who ;
        okg:role role:attend ; okg:event/skos:prefLabel "全县统战工作会议"@zh ; okg:modality mod:actual ;
        okg:listOrder ?order ; okg:evidence ?s
        OPTIONAL { ?f okg:capacityText ?text } }"""
    assert ask(store, query) == [("沈望舒", "4", ""), ("顾言清", "3", "云川县委常委、统战部长")]
    assert holds(store, "?f okg:role role:attend ; okg:inCapacity/okg:title '部长' , '常委'")


def test_direct_edges_follow_from_what_took_place(store: ox.Store) -> None:
    edges = """SELECT ?who ?edge ?what { VALUES ?p { okg:chaired okg:attended okg:spokeAt okg:organized okg:inspected
        okg:received okg:accompanied okg:reportedAt } ?a ?p ?b . ?a skos:prefLabel ?who . ?b skos:prefLabel ?what
        BIND(REPLACE(STR(?p), ".*#", "") AS ?edge) }"""
    assert ask(store, edges) == [
        ("云川县委统战部", "organized", "全县统战工作会议"),
        ("沈望舒", "attended", "全县统战工作会议"),
        ("田砚秋", "accompanied", "顾言清"),
        ("陆闻笙", "chaired", "全县统战工作会议"),
        ("陆闻笙", "reportedAt", "会见海外云川同乡会"),
        ("顾言清", "attended", "全县统战工作会议"),
        ("顾言清", "inspected", "云川远海科技公司"),
        ("顾言清", "received", "海外云川同乡会"),
        ("顾言清", "spokeAt", "全县统战工作会议"),
    ]
    assert not holds(store, '?a ?p ?e . ?e skos:prefLabel "联席会议"@zh . ?a a okg:Person')
    assert holds(store, '?f okg:event/skos:prefLabel "联席会议"@zh ; okg:modality mod:planned')


def test_events_have_day_place_target_and_evidence(store: ox.Store) -> None:
    assert holds(
        store, '?e skos:prefLabel "全县统战工作会议"@zh ; okg:date "2020-07-13"^^xsd:date ; okg:place/okg:partOf+ ?p'
    )
    assert holds(store, '?e skos:prefLabel "联席会议"@zh ; okg:date "2020-08"^^xsd:gYearMonth ; okg:evidence ?s')
    assert holds(store, '?e a okg:Inspection ; okg:target/skos:prefLabel "云川远海科技公司"@zh')


def test_an_utterance_has_its_words_and_their_topics_and_a_speaker_unless_the_event_speaks(store: ox.Store) -> None:
    query = """SELECT ?who ?what ?kind ?told ?words ?topic { ?u a okg:Utterance ; okg:event/skos:prefLabel ?what ;
        okg:utteranceKind ?k ; okg:content ?c ; okg:evidence/oa:exact ?told ; okg:confidence 0.95 ; okg:rule "a-rule" .
        ?c a okg:TextSpan ; oa:exact ?words ; okg:inSentence ?s BIND(REPLACE(STR(?k), ".*/", "") AS ?kind)
        OPTIONAL { ?u okg:speaker/skos:prefLabel ?who } OPTIONAL { ?u okg:topic/skos:prefLabel ?topic
        FILTER(LANG(?topic) = "zh") } }"""
    meeting = "全县统战工作会议"
    assert ask(store, query) == [
        ("", meeting, "demand", "会议强调", "各乡镇必须抓好落实", ""),
        ("顾言清", meeting, "demand", "顾言清指出", "要促进民营经济健康发展", "民营经济"),
        ("顾言清", "调研云川远海科技公司", "demand", "顾言清说", "要多招应届毕业生", ""),
    ]
    assert holds(store, f'?e skos:prefLabel "{meeting}"@zh ; okg:topic topic:united-front')


def test_structure_says_what_it_rests_on(store: ox.Store) -> None:
    query = """SELECT ?a ?b ?basis { ?x org:subOrganizationOf|okg:branchOf ?y . ?x skos:prefLabel ?a .
        ?y skos:prefLabel ?b . ?f a okg:Relation ; rdf:subject ?x ; rdf:predicate ?p ; rdf:object ?y ;
        okg:basis ?basis ; okg:evidence ?s }"""
    assert ask(store, query) == [("云川县委统战部", "云川县委", "name"), ("民革云川总支", "民革", "name")]


def test_divisions_in_use_are_described(store: ox.Store) -> None:
    code = f'"{sample.DIVISION}"^^okg:GBT2260'
    assert holds(store, f"?d a okg:AdministrativeDivision ; okg:divisionCode {code} ; okg:divisionLevel lvl:county")
    assert holds(store, f"?o a okg:PartyCommittee ; okg:jurisdiction/okg:divisionCode {code}")
    assert ask(store, "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d okg:divisionLevel ?l }") == [("3",)]


def test_a_document_can_be_left_out_alone() -> None:
    whole, others = graph(sample.readings()), graph([sample.meeting(), sample.visit()])
    own = f"{OWN}graph/{short('reception')}> .\n"
    body = [line for line in whole if "/graph/entities>" not in line]
    assert [line for line in body if not line.endswith(own)] == [
        line for line in others if "/graph/entities>" not in line
    ]


def test_lines_are_sorted_once_each_and_ascii_in_their_iris() -> None:
    found = graph(sample.readings())
    assert len(found) == len(set(found))
    for name in ("meeting", "visit", "reception"):
        own = [line for line in found if line.endswith(f"graph/{short(name)}> .\n")]
        assert own == sorted(own) and own
    nodes = {word for line in found for word in line.split() if word.startswith(OWN)}
    assert all(node.isascii() for node in nodes)


def test_quads_are_the_lines() -> None:
    articles = sample.readings()
    own = [q for q in quads(articles, sample.resolution(articles), load()) if "/graph/vocab" not in str(q.graph_name)]
    assert len(own) == len([line for line in graph(articles) if "/graph/vocab>" not in line])


def test_the_base_is_the_users() -> None:
    found = graph(sample.readings(), base="https://kg.example.org/x#")
    assert any(line.startswith("<https://kg.example.org/x#doc/") for line in found)
    assert not any(DEFAULT_BASE in line for line in found)


@pytest.mark.parametrize(
    "base", ["", "data/", "https://e.org/x", "https://e.org/a b/", "https://e.org/数据/", "https://e.org/<>/"]
)
def test_a_base_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(InputError, match="no base for IRIs"):
        graph(sample.readings(), base=base)


def test_same_bytes_under_any_hash_seed() -> None:
    code = (
        "import sys; from kg.assemble import lines; from kg.ontology import load; from tests import sample;"
        "a = sample.readings(); sys.stdout.buffer.write(''.join(lines(a, sample.resolution(a), load())).encode())"
    )
    found = []
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(["", *sys.path])}
        found.append(subprocess.run([sys.executable, "-c", code], check=True, env=env, capture_output=True).stdout)
    assert found[0] == found[1] and found[0]


def hostile(text: str, name: str, url: str) -> Reading:
    """A reading of a text that may hold anything, all of it quoted."""
    span = Span.of(text, 0, len(text))
    return Reading(
        name, text_digest(text), text, None, text, url, len(text), (span,),
        (Entity("p1", "Person", text), Entity("o1", "Organization", text, (text + "x",))),
        (Mention("p1", span),),
        (Statement("s 1\n", "tenure", "p1", "o1", span, 1 / 3, text, {"title": text, "status": text}),),
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(blacklist_categories=()), min_size=1, max_size=30),
    st.text(st.characters(blacklist_categories=()), min_size=1, max_size=9),
    st.sampled_from(["", "http://", "https://a.example/", "http://a.example/%", "HTTP://x/<>"]),
    st.text(st.characters(blacklist_categories=()), max_size=9),
)
def test_hostile_text_never_makes_an_invalid_line(text: str, name: str, scheme: str, rest: str) -> None:
    reading = hostile(text, name, scheme + rest)
    found = [
        line for line in graph([reading]) if line.rstrip().endswith(f"graph/{short(name)}> .") or "/entities>" in line
    ]
    assert all(line.count("\n") == 1 for line in found)
    data = "".join(found).encode("utf-8")
    assert len({str(quad) for quad in ox.parse(data, ox.RdfFormat.N_QUADS)}) == len(found)
    exact = [q.object for q in ox.parse(data, ox.RdfFormat.N_QUADS) if q.predicate.value.endswith("oa#exact")]
    assert {len(term.value) for term in exact if isinstance(term, ox.Literal)} == {len(text)}


def test_rdflib_reads_the_same_quads() -> None:
    found = graph([hostile('a"\\\n\r\t\x00\x7f\x85\u2028\ufeff\ud800"@zh', 'x"\n>', "http://e.org/ ")])
    own = "".join(line for line in found if "/graph/vocab>" not in line)
    dataset = rdflib.Dataset()
    dataset.parse(data=own, format="nquads")
    assert len(list(dataset.quads())) == own.count("\n")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2020-07-13", "date"),
        ("2020-07", "gYearMonth"),
        ("2020", "gYear"),
        ("2020-02-30", ""),
        ("20200713", ""),
        ("x", ""),
    ],
)
def test_dates_have_the_type_of_their_precision(text: str, kind: str) -> None:
    assert date(text) == (f'"{text}"^^<{NAMESPACES["xsd"]}{kind}>' if kind else "")


def test_terms() -> None:
    assert decimal(0.9) == f'"0.9"^^<{NAMESPACES["xsd"]}decimal>'
    assert decimal(1.0).startswith('"1"') and decimal(0.0).startswith('"0"') and decimal(1 / 3).startswith('"0.3333"')
    assert literal('say "hi"\n', "en") == '"say \\"hi\\"\\n"@en'
    assert path("甲 1") == "%E7%94%B2%201"
    assert web_address("https://e.org/新闻") == "<https://e.org/新闻>"
    assert web_address("ftp://e.org/") == web_address("https://") == web_address("https://e.org/a b") == ""

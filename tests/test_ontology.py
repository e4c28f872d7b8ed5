"""The files of the ontology hold together, are complete in both languages, and say what the extractors rely on."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.model import Span, Statement, Value
from kg.ontology import Ontology, OrganizationType, load

HAN = re.compile("[\u4e00-\u9fff]")
#: Fewest entries of each vocabulary: a file that was cut short is noticed.
AT_LEAST = {
    "classes": 60,
    "properties": 60,
    "roles": 17,
    "organization_types": 350,
    "known": 450,
    "titles": 150,
    "modifiers": 50,
    "event_types": 25,
    "countries": 350,
}
KINDS = {"p": "Person", "o": "PartyDepartment", "e": "Meeting", "l": "AdministrativeDivision", "g": "ParticipantGroup"}


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the ontology that a test may spoil."""
    for file in load().folder.glob("*.ttl"):
        shutil.copy(file, tmp_path)
    return tmp_path


def add(folder: Path, stanza: str) -> None:
    prefixes = (
        "@prefix okg: <https://w3id.org/orgkg/ontology#> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    )
    own = "".join(
        f"@prefix {name}: <https://w3id.org/orgkg/vocab/{path}/> .\n"
        for name, path in (("role", "role"), ("orgtype", "organization-type"), ("known", "organization"))
    )
    head = prefixes + own + "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    (folder / "zz.ttl").write_text(head + stanza, encoding="utf-8")


def statement(relation: str, subject: str, target: str, **qualifiers: Value) -> Statement:
    return Statement("s1", relation, subject, target, Span(0, 2, "甲乙"), 0.9, "a-rule", qualifiers)


def type_of(ontology: Ontology, ending: str) -> OrganizationType:
    return next(each for each in ontology.organization_types if ending in each.suffixes)


def twice(words: Iterable[str]) -> list[str]:
    return sorted(word for word, count in Counter(words).items() if count > 1)


# -- complete ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(AT_LEAST))
def test_the_vocabularies_are_whole(ontology: Ontology, name: str) -> None:
    assert len(getattr(ontology, name)) >= AT_LEAST[name]


@pytest.mark.parametrize("table", ["classes", "properties", "roles"])
def test_classes_relations_and_roles_are_told_in_both_languages(ontology: Ontology, table: str) -> None:
    for entry in getattr(ontology, table).values():
        assert set(entry.labels) == set(entry.definitions) == {"zh", "en"}, entry.name
        assert HAN.search(entry.labels["zh"]) and not HAN.search(entry.labels["en"] + entry.definitions["en"]), (
            entry.name
        )


def test_every_entry_has_a_label_in_both_languages(ontology: Ontology) -> None:
    entries = [(each.name, each.labels) for each in ontology.organization_types]
    entries += [(each.name, each.labels) for each in ontology.titles]
    entries += [(each.name, each.labels) for each in ontology.event_types]
    for name, labels in entries:
        assert set(labels) == {"zh", "en"}, name
    for table in (ontology.ranks, ontology.levels):
        for name, concept in table.items():
            assert set(concept.labels) == {"zh", "en"}, name
    for known in ontology.known:
        assert known.label and known.label_en and not HAN.search(known.label_en), known.name


def test_the_classes_that_people_see_have_a_colour_an_icon_and_a_group(ontology: Ontology) -> None:
    for root in ("Person", "Organization", "Event", "Place", "ParticipantGroup"):
        for info in ontology.classes.values():
            if ontology.is_a(info.name, root):
                assert re.fullmatch("#[0-9a-f]{6}", info.colour) and info.icon, info.name
                assert info.group == ontology.classes[root].group != "", info.name


def test_no_word_stands_for_two_entries_of_one_kind(ontology: Ontology) -> None:
    assert twice(form for each in ontology.organization_types for form in each.suffixes) == []
    assert twice(form for each in ontology.titles for form in each.forms) == []
    assert twice(each.text for each in ontology.modifiers) == []
    assert twice(head for each in ontology.event_types for head in each.heads) == []
    assert twice(form for each in ontology.known for form in (each.label, *each.names)) == []


def test_words_are_chinese_without_blanks(ontology: Ontology) -> None:
    words = [form for each in ontology.organization_types for form in each.suffixes]
    words += [form for each in ontology.titles for form in each.forms]
    words += [word for each in ontology.roles.values() for word in each.triggers]
    words += [head for each in ontology.event_types for head in (*each.heads, *each.generic)]
    words += [form for each in ontology.known for form in (each.label, *each.names, *each.ambiguous)]
    assert [word for word in words if not HAN.search(word) or re.search(r"[\s,;()]", word)] == []


def test_generic_heads_are_heads(ontology: Ontology) -> None:
    for each in ontology.event_types:
        assert set(each.generic) <= set(each.heads), each.name


# -- what the extractors rely on ---------------------------------------------------------------------------------------


def test_superclasses_are_told_nearest_first(ontology: Ontology) -> None:
    assert ontology.classes["Signing"].parents == ("Activity", "Event")
    assert ontology.classes["PartyDepartment"].parents == ("PartyBody", "Organization")
    assert ontology.is_a("PressConference", "Event") and not ontology.is_a("Event", "Meeting")
    assert ontology.is_a("Unheard", "Unheard") and not ontology.is_a("Unheard", "Event")


def test_roles_tell_their_verbs_and_edges(ontology: Ontology) -> None:
    chair, inspector, receiver = (ontology.roles[name] for name in ("chair", "inspector", "receiver"))
    assert chair.iri == "https://w3id.org/orgkg/vocab/role/chair"
    assert chair.shortcut == ("chaired", "participatedIn") and chair.event_class == ""
    assert chair.triggers.index("主持召开") < chair.triggers.index("主持")
    assert (inspector.event_class, inspector.target_shortcut) == ("Inspection", "inspected")
    assert (receiver.pair_shortcut, receiver.pair_role) == ("received", "guest")
    for role in ontology.roles.values():
        assert [len(word) for word in role.triggers] == sorted((len(word) for word in role.triggers), reverse=True)
        for edge in (*role.shortcut, role.target_shortcut, role.pair_shortcut):
            assert not edge or edge in ontology.properties, f"{role.name}: {edge}"


def test_a_verb_belongs_to_one_role(ontology: Ontology) -> None:
    assert twice(word for role in ontology.roles.values() for word in role.triggers) == []


@pytest.mark.parametrize(
    ("ending", "kind", "parent", "open_"),
    [
        ("统战部", "PartyDepartment", "party-committee", False),
        ("统一战线工作部", "PartyDepartment", "party-committee", False),
        ("纪委", "DisciplineCommission", "party-committee", False),
        ("教育局", "GovernmentDepartment", "government", False),
        ("人大常委会", "CongressStandingCommittee", "congress", False),
        ("政协", "CPPCC", "", False),
        ("工商联", "MassOrganization", "", False),
        ("知联会", "Association", "", False),
        ("商会", "ChamberOfCommerce", "", True),
        ("有限公司", "Enterprise", "", True),
        ("大学", "PublicInstitution", "", True),
        ("村委会", "VillageOrganization", "", True),
        ("考察团", "Delegation", "", True),
        ("领导小组", "LeadingGroup", "", True),
        ("大使馆", "GovernmentDepartment", "government", False),
    ],
)
def test_endings_tell_the_type_of_a_body(ontology: Ontology, ending: str, kind: str, parent: str, open_: bool) -> None:
    found = type_of(ontology, ending)
    assert (found.kind, found.parent, found.open) == (kind, parent, open_)


def test_full_and_short_endings_are_one_type_and_the_short_one_leads(ontology: Ontology) -> None:
    for short, full in (
        ("统战部", "统一战线工作部"),
        ("发改委", "发展和改革委员会"),
        ("人社局", "人力资源和社会保障局"),
        ("卫健委", "卫生健康委员会"),
        ("侨联", "归国华侨联合会"),
        ("知联会", "党外知识分子联谊会"),
    ):
        found = type_of(ontology, full)
        assert found.suffixes[0] == short
    assert type_of(ontology, "教育局") is not type_of(ontology, "教育厅")


def test_the_eight_democratic_parties_are_known_with_their_centres(ontology: Ontology) -> None:
    parties = {each.name: each for each in ontology.known if each.kind == "DemocraticParty"}
    full = [each for each in parties.values() if not each.parent]
    assert len(full) == 8 and len(parties) == 16
    assert {each.parent for each in parties.values() if each.parent} == {each.name for each in full}


def test_known_bodies_lead_up_to_what_they_are_part_of(ontology: Ontology) -> None:
    known = {each.name: each for each in ontology.known}
    for each in ontology.known:
        line = [each.name]
        while known[line[-1]].parent:
            assert known[line[-1]].parent not in line, each.name
            line.append(known[line[-1]].parent)
    assert known["politburo"].parent == "ccp-central-committee"
    assert "中央" in known["ccp-central-committee"].ambiguous and "中央" not in known["ccp-central-committee"].names
    assert {each.level for each in ontology.known} == {"national", "international"}


def test_titles_tell_whose_they_are(ontology: Ontology) -> None:
    titles = {form: each for each in ontology.titles for form in each.forms}
    assert (titles["县长"].implied_body, titles["总理"].implied_known) == ("政府", "state-council")
    assert (titles["委员长"].implied_known, titles["总书记"].implied_known) == (
        "npc-standing-committee",
        "ccp-central-committee",
    )
    assert titles["主委"] is titles["主任委员"]
    kinds = {"书记": "post", "委员": "membership", "教授": "occupation", "同志": "honorific", "负责人": "collective"}
    assert {form: titles[form].kind for form in kinds} == kinds
    assert {each.kind for each in ontology.titles} == set(kinds.values())
    assert {each.rank_role for each in ontology.titles} == {"head", "deputy", "member", ""}
    effects = {each.text: each.effect for each in ontology.modifiers}
    assert (effects["副"], effects["原"], effects["代"], effects["候任"]) == ("deputy", "former", "acting", "designate")


def test_countries_answer_to_all_their_names(ontology: Ontology) -> None:
    assert ontology.countries["法兰西共和国"] == ontology.countries["法国"] == "法国"
    assert len(set(ontology.countries.values())) >= 190


@pytest.mark.parametrize(
    ("title", "level", "kind", "rank"),
    [
        ("总理", "national", "Government", "guo-zheng"),
        ("部长", "national", "GovernmentDepartment", "bu-zheng"),
        ("副部长", "national", "GovernmentDepartment", "bu-fu"),
        ("书记", "province", "PartyCommittee", "bu-zheng"),
        ("厅长", "province", "", "ting-zheng"),
        ("代市长", "prefecture", "Government", "ting-zheng"),
        ("常务副市长", "prefecture", "", "ting-fu"),
        ("书记", "county", "PartyCommittee", "chu-zheng"),
        ("常委", "county", "PartyCommittee", "chu-fu"),
        ("副县长", "county", "", "chu-fu"),
        ("检察长", "county", "JudicialBody", "chu-fu"),
        ("副主席", "county", "CPPCC", "chu-fu"),
        ("局长", "county", "GovernmentDepartment", "ke-zheng"),
        ("副部长", "county", "PartyDepartment", "ke-fu"),
        ("镇长", "township", "", "ke-zheng"),
        ("会长", "county", "Association", ""),
        ("教授", "province", "PublicInstitution", ""),
        ("书记", "county", "", ""),
        ("书记", "", "PartyCommittee", ""),
        ("闻所未闻", "county", "Government", ""),
    ],
)
def test_ranks_follow_the_civil_servant_law(ontology: Ontology, title: str, level: str, kind: str, rank: str) -> None:
    assert ontology.rank(title, level, kind) == rank


def test_labels_are_found_by_name(ontology: Ontology) -> None:
    assert ontology.label("Meeting") == "会议" and ontology.label("chair", "en") == "chair"
    assert ontology.label("subOrganizationOf") == "隶属于" and ontology.label("united-front", "en")
    assert ontology.label("nothing-of-the-kind") == "nothing-of-the-kind"


# -- statements --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "good",
    [
        statement("tenure", "p", "o", title="部长", status="ended"),
        statement("participation", "p", "e", role="chair", modality="planned"),
        statement("participation", "g", "e", role="attend"),
        statement("subOrganizationOf", "o", "o", basis="name"),
        statement("place", "e", "l"),
        statement("target", "e", "p"),
        replace(statement("utterance", "p", "e", kind="demand"), content=Span(0, 2, "甲乙")),
        replace(statement("utterance", "e", "e", kind="statement"), content=Span(0, 2, "甲乙")),
    ],
    ids=lambda each: each.relation,
)
def test_statements_that_fit_pass(ontology: Ontology, good: Statement) -> None:
    ontology.check(good, KINDS)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (statement("tenure", "o", "o", title="部长"), "from PartyDepartment"),
        (statement("tenure", "p", "e", title="部长"), "to Meeting"),
        (statement("tenure", "p", "o"), "without a title"),
        (statement("tenure", "p", "o", title="部长", status="maybe"), "maybe"),
        (statement("participation", "p", "e", role="dance"), "dance"),
        (statement("participation", "p", "o", role="chair"), "to PartyDepartment"),
        (statement("participation", "o", "e", role="appointee"), "from PartyDepartment"),
        (statement("participation", "p", "e", role="chair", modality="likely"), "likely"),
        (statement("place", "e", "o"), "to PartyDepartment"),
        (statement("ledBy", "p", "o"), "from Person"),
        (statement("befriended", "p", "p"), "befriended"),
        (statement("tenure", "x", "o", title="部长"), "from nothing"),
        (statement("utterance", "p", "e", kind="demand"), "without content"),
        (replace(statement("utterance", "p", "e", kind="sigh"), content=Span(0, 2, "甲乙")), "sigh"),
        (replace(statement("utterance", "p", "o", kind="demand"), content=Span(0, 2, "甲乙")), "to PartyDepartment"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_statements_that_do_not_fit_are_refused_in_one_line(ontology: Ontology, bad: Statement, why: str) -> None:
    with pytest.raises(OntologyError, match=why) as caught:
        ontology.check(bad, KINDS)
    assert "\n" not in str(caught.value) and "s1" in str(caught.value)


# -- files -------------------------------------------------------------------------------------------------------------


def test_the_packaged_ontology_is_read_once(ontology: Ontology) -> None:
    assert load() is ontology is load(ontology.folder)


def test_a_new_role_is_one_stanza(folder: Path) -> None:
    add(folder, 'role:unveil a okg:ParticipationRole ; okg:trigger "揭" , "揭牌" ; okg:saidOf okg:Person .')
    role = load(folder).roles["unveil"]
    assert (role.triggers, role.domain, role.position) == (("揭牌", "揭"), ("Person",), "active")


@pytest.mark.parametrize(
    ("stanza", "why"),
    [
        ('orgtype:x a okg:OrganizationType ; okg:entityClass okg:Nothing ; okg:suffix "某某" .', "Nothing"),
        ('orgtype:x a okg:OrganizationType ; okg:suffix "某某" .', "lacks a class"),
        ("orgtype:x a okg:OrganizationType ; okg:entityClass okg:Event .", "to be found by"),
        (
            'orgtype:x a okg:OrganizationType ; okg:organOf orgtype:no ; okg:entityClass okg:Event ; okg:suffix "某" .',
            "'no'",
        ),
        ("role:x a okg:ParticipationRole ; okg:pairRole role:nobody .", "nobody"),
        ("role:x a okg:ParticipationRole ; okg:eventClass okg:Party , okg:Meeting .", "2 values"),
        ("okg:Event rdfs:subClassOf okg:Meeting .", "circle"),
        ("okg:Meeting rdfs:subClassOf okg:Get-together .", "Get-together"),
        ("okg:modifier a okg:TitleModifier .", "lacks form"),
        ('okg:x a okg:Rank ; okg:rankOrder "first" .', "whole number"),
        ("this is no turtle", "zz.ttl"),
    ],
)
def test_files_that_contradict_themselves_are_refused_in_one_line(folder: Path, stanza: str, why: str) -> None:
    add(folder, stanza)
    with pytest.raises(OntologyError, match=re.escape(why)) as caught:
        load(folder)
    assert "\n" not in str(caught.value)


def test_a_folder_without_turtle_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no Turtle"):
        load(tmp_path)


def test_rdflib_reads_the_same_files(ontology: Ontology) -> None:
    import rdflib

    for file in sorted(ontology.folder.glob("*.ttl")):
        assert len(rdflib.Graph().parse(file, format="turtle")) > 0, file.name

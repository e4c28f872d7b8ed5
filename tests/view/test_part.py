"""Parts of a network, dossiers and the page in a notebook, as text."""

from __future__ import annotations

import html as markup
import re

import networkx as nx
import pytest

from kg.errors import OrgkgError
from kg.view import cut, dossier, file_name, html, named, opening, show


def labels(network: nx.MultiDiGraph) -> set[str]:
    return {label for _, label in network.nodes(data="label")}


def test_a_name_an_alias_and_an_id_lead_to_the_node(county_network: nx.MultiDiGraph) -> None:
    node = named(county_network, "云川县委统战部")
    assert named(county_network, node) == node == named(county_network, "县委统战部")
    with pytest.raises(OrgkgError, match="no entity of this name in the graph; there is 云川县委"):
        named(county_network, "川县委")
    with pytest.raises(OrgkgError, match=r"2 entities are called so; give the id of one: event/"):
        named(county_network, "全县统战工作会议")


def test_a_neighbourhood_does_not_lead_through_places(county_network: nx.MultiDiGraph) -> None:
    centre = named(county_network, "白鹭村茶产业调研")
    one = cut(county_network, focus=[centre], depth=1)
    assert set(one) == {centre, *nx.all_neighbors(county_network, centre)}
    assert county_network.graph["documents"] == 38  # the whole is left as it is
    network = nx.MultiDiGraph()
    network.add_node("town", group="place")
    network.add_node("party", kind="DemocraticParty", group="organization")
    network.add_edges_from(
        [("a", "town"), ("b", "town"), ("c", "a"), ("c", "d"), ("d", "e"), ("a", "party"), ("party", "f")]
    )
    assert set(cut(network, focus=["a"], depth=1)) == {"a", "town", "c", "party"}
    assert set(cut(network, focus=["a"], depth=2)) == {"a", "town", "c", "party", "d"}
    assert set(cut(network, focus=["town"], depth=1)) == {"a", "b", "town"}


def test_a_part_of_the_time_keeps_what_it_touches(county_network: nx.MultiDiGraph) -> None:
    part = cut(county_network, since="2022", until="2022-04")
    assert {"海外校友代表团来访座谈", "顾言清"} <= labels(part)
    assert not {"文化下乡活动", "白鹭村茶产业调研"} & labels(part)
    assert {data["date"][:4] for *_, data in part.edges(data=True)} == {"2022"}
    assert part.graph["first"] >= "2022" and part.graph["documents"] > 0
    network = nx.MultiDiGraph()
    network.add_edge("a", "b", date="2021-05")
    network.add_edge("c", "d")
    assert set(cut(network, since="2021-05-20")) == {"a", "b"}
    assert set(cut(network, until="2021-04-30")) == set()


def test_only_some_types(county_network: nx.MultiDiGraph) -> None:
    part = cut(county_network, kinds=["person", "PartyCommittee"])
    assert {data["kind"] for _, data in part.nodes(data=True)} == {"Person", "PartyCommittee"}
    with pytest.raises(OrgkgError, match=r"Persn: nothing of this type in the graph; choose from .*Person"):
        cut(county_network, kinds=["Persn"])


def test_what_a_page_opens_on() -> None:
    assert opening([], 2, False) == {}
    assert opening(["x"], 1, False) == {"focus": "x"}
    assert opening(["x"], 2, False) == {"node": "x", "reach": "2"}
    assert opening(["x"], 2, True) == {"people": "1", "focus": "x"}


def test_the_dossier_of_a_person(county_network: nx.MultiDiGraph) -> None:
    page = dossier(county_network, named(county_network, "顾言清"), lang="zh")
    for heading in ("任职", "会议与活动", "同场人物", "原文"):
        assert f"<h2>{heading}" in page
    events = [e for e in county_network[named(county_network, "顾言清")] if e.startswith("event/")]
    assert page.count("<li><time>") == len(events)
    marked = markup.unescape(" ".join(re.findall("<mark>(.*?)</mark>", page)))
    assert "顾言清主持" in marked or "顾言清调研" in marked
    assert page.count("<blockquote") >= len(events)
    assert "<script" not in page and "script-src" not in page
    assert page == dossier(county_network, named(county_network, "顾言清"), lang="zh")


def test_the_dossiers_of_a_body_and_of_an_event(county_network: nx.MultiDiGraph) -> None:
    body = dossier(county_network, named(county_network, "云川县委统战部"), lang="en")
    assert "Holders of posts" in body and "单若溪" in body and "Structure and place" in body
    event = dossier(county_network, named(county_network, "县政协专题协商座谈会"), lang="en")
    assert "Participants" in event and "<h2>Events" not in event


def test_a_hostile_dossier_stays_text(hostile_network: nx.MultiDiGraph) -> None:
    for node in sorted(hostile_network):
        page = dossier(hostile_network, node)
        page.encode("utf-8")
        assert "<script" not in page and "<img" not in page
        assert all(link.startswith("https://") for link in re.findall(r'<a href="([^"]*)"', page))


def test_file_names_are_tame() -> None:
    assert file_name("顾言清") == "dossier-顾言清.html"
    assert file_name("../../etc/passwd") == "dossier-etc-passwd.html"
    assert file_name("<>") == "dossier-entity.html"
    assert len(file_name("长" * 500)) < 80


def test_a_notebook_shows_the_page_in_a_frame_of_its_own(county_network: nx.MultiDiGraph) -> None:
    frame = show(county_network, lang="en", height=480)
    text = frame._repr_html_()
    assert text.count("<iframe") == 1 and 'height="480"' in text and 'sandbox="allow-scripts' in text
    assert "allow-same-origin" not in text
    inside = re.search(r'srcdoc="([^"]*)"', text)
    assert inside and markup.unescape(inside[1]) == frame.page == html(county_network, lang="en")
    assert "MB" in repr(frame) and len(repr(frame)) < 60

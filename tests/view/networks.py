"""An invented county and large synthetic networks, to try the picture on."""

from __future__ import annotations

import random
from typing import Any

import networkx as nx

LABELS = {
    "tenure": ("任职", "holds a post at"),
    "chair": ("主持", "chaired"),
    "attend": ("出席", "attended"),
    "speak": ("讲话", "spoke at"),
    "organizer": ("举办", "organized"),
    "inspector": ("调研", "inspected"),
    "subOrganizationOf": ("隶属于", "suborganization of"),
    "place": ("地点", "took place in"),
}
PEOPLE = (
    "顾言清 单若溪 曾雨桐 解明远 仇青岚 盖思齐 查怀瑾 尉迟南星 叶知秋 陆砚书 沈听澜 温如玉 祝余年 江晚舟 白露生 "
    "程砚秋白 许望舒 纪云开 秦桑榆 罗浮山 阮星野 梅映雪 严冬青 柳依依"
).split()
BODIES = [
    ("PartyCommittee", "云川县委", ""),
    ("PartyDepartment", "云川县委统战部", "云川县委"),
    ("PartyDepartment", "云川县委组织部", "云川县委"),
    ("PartyDepartment", "云川县委宣传部", "云川县委"),
    ("Government", "云川县人民政府", ""),
    ("GovernmentDepartment", "云川县教育局", "云川县人民政府"),
    ("GovernmentDepartment", "云川县文化和旅游局", "云川县人民政府"),
    ("GovernmentDepartment", "云川县农业农村局", "云川县人民政府"),
    ("CPPCC", "政协云川县委员会", ""),
    ("MassOrganization", "云川县工商业联合会", ""),
    ("Association", "云川县新的社会阶层人士联谊会", ""),
    ("Association", "云川县青年企业家协会", ""),
    ("Enterprise", "云川青禾茶业有限公司", ""),
    ("PublicInstitution", "云川县第一中学", "云川县教育局"),
    ("VillageOrganization", "竹溪镇白鹭村村委会", ""),
]
EVENTS = [
    ("Meeting", "全县统战工作会议", "2021-03-12"),
    ("Meeting", "云川县新的社会阶层人士联谊会成立大会", "2021-05-20"),
    ("Inspection", "白鹭村茶产业调研", "2021-06-08"),
    ("Ceremony", "青禾茶业奖学金捐赠仪式", "2021-09-10"),
    ("Meeting", "县政协专题协商座谈会", "2021-10-15"),
    ("Training", "民营经济人士培训班", "2021-11-02"),
    ("Meeting", "全县统战工作会议", "2022-03-18"),
    ("Reception", "海外校友代表团来访座谈", "2022-04-25"),
    ("Activity", "文化下乡活动", "2022-06-30"),
    ("Meeting", "教育高质量发展推进会", "2022-08-16"),
]
PLACES = ["云川县", "竹溪镇", "白鹭村", "青禾街道"]
TITLES = ["部长", "副部长", "局长", "主席", "会长", "副会长", "书记", "委员", "校长", "董事长"]


def add_node(network: nx.MultiDiGraph, name: str, kind: str, group: str, **more: Any) -> str:
    node = f"{group}/{len(network):04d}"
    facts = {"names": [], "date": "", "documents": 1, "first": "2021-03-12", "last": "2022-08-16", **more}
    network.add_node(node, label=name, kind=kind, group=group, **facts)
    return node


def add_edge(network: nx.MultiDiGraph, source: str, target: str, relation: str, date: str, **more: Any) -> None:
    zh, en = LABELS.get(relation, (relation, relation))
    number = network.graph["edges"] = network.graph.get("edges", 0) + 1
    one, other = network.nodes[source]["label"], network.nodes[target]["label"]
    quote = f"{one}{zh}{more.get('title', '')}{other}"
    sentence = f"{date}，{quote}，并就下一步工作作出安排。"
    row = {
        "document": f"d{date}-{relation}",
        "title": f"{other}有关报道",
        "date": date,
        "url": f"https://news.example.org/{date}/{number}.html",
        "sentence": sentence,
        "quote": quote,
        "start": 1000 + sentence.index(quote),
        "end": 1000 + sentence.index(quote) + len(quote),
        "sentence_start": 1000,
    }
    facts = {"title": "", "status": "", "modality": "", "weight": 1, "confidence": 0.9, "evidence": [row], **more}
    network.add_edge(
        source, target, key=f"{relation}{number}", relation=relation, label=zh, label_en=en, date=date, **facts
    )


def county() -> nx.MultiDiGraph:
    """About sixty nodes: people, bodies, events, places and a group of the invented county 云川县."""
    draw = random.Random(3)
    network = nx.MultiDiGraph()
    bodies = {name: add_node(network, name, kind, "organization") for kind, name, _ in BODIES}
    network.nodes[bodies["云川县工商业联合会"]]["names"] = ["云川县工商联", "县工商联"]
    network.nodes[bodies["云川县委统战部"]]["names"] = ["县委统战部", "统战部"]
    places = [add_node(network, name, "AdministrativeDivision", "place") for name in PLACES]
    people = [add_node(network, name, "Person", "person") for name in PEOPLE]
    network.nodes[people[0]]["names"] = ["顾言清部长"]
    crowd = add_node(network, "新的社会阶层人士代表", "ParticipantGroup", "group")
    for _, name, parent in BODIES:
        if parent:
            add_edge(network, bodies[name], bodies[parent], "subOrganizationOf", "2021-03-12")
    for number, person in enumerate(people):
        body = list(bodies.values())[number % len(bodies)]
        status = "ended" if number % 7 == 6 else "attested"
        add_edge(network, person, body, "tenure", "2021-05-20", title=TITLES[number % len(TITLES)], status=status)
    for kind, name, date in EVENTS:
        event = add_node(network, name, kind, "event", date=date, first=date, last=date)
        add_edge(network, event, draw.choice(places), "place", date)
        add_edge(network, draw.choice(list(bodies.values())), event, "organizer", date, modality="actual")
        here = draw.sample(people, draw.randint(4, 9))
        for rank, person in enumerate([people[0], *here] if people[0] not in here else here):
            relation = ("inspector" if kind == "Inspection" else "chair") if rank == 0 else "attend"
            add_edge(network, person, event, relation, date, modality="planned" if rank == 6 else "actual")
            if rank < 2:
                add_edge(network, person, event, "speak", date, modality="actual")
    add_edge(network, crowd, f"event/{len(network) - 1:04d}", "attend", "2022-08-16")
    add_node(network, "云川县图书馆", "PublicInstitution", "organization")
    for node in network:
        network.nodes[node]["documents"] = max(1, network.degree(node) // 2)
    network.graph.update(documents=38, first="2021-03-12", last="2022-08-16")
    return network


def synthetic(count: int, edges: int = 3) -> nx.MultiDiGraph:
    """`count` nodes in towns of about eighty, with `edges` times as many edges and some hubs; for timing."""
    draw = random.Random(count)
    network = nx.MultiDiGraph()
    surnames, given = "顾单曾解仇查叶陆沈温祝江白程许纪秦罗", "言清若溪雨桐明远青岚思齐怀瑾知秋"
    places = "云竹溪青禾白鹭石桥南浦松岭"
    groups = ["person", "organization", "event", "person"]
    kinds = {"person": "Person", "organization": "GovernmentDepartment", "event": "Meeting"}
    towns: list[dict[str, list[str]]] = []
    for number in range(count):
        if number % 80 == 0:
            towns.append({group: [] for group in kinds})
            town = "".join(draw.choices(places, k=2)) + "县"
        group = groups[number % 4]
        name = {
            "person": draw.choice(surnames) + "".join(draw.choices(given, k=2)),
            "organization": town + draw.choice(["教育局", "统战部", "财政局", "工商联", "农业农村局", "文化馆"]),
            "event": f"{town}第{number}次工作会议",
        }[group]
        day = f"202{number % 3}-{number % 9 + 1:02}-11" if group == "event" else ""
        towns[-1][group].append(add_node(network, name, kinds[group], group, date=day))

    def pick(group: str) -> str:
        own = draw.choice(towns) if draw.random() < 0.06 else towns[number * len(towns) // (edges * count)]
        if draw.random() < 0.5:
            return draw.choice(own[group])
        return own[group][min(int(draw.paretovariate(0.8)) - 1, len(own[group]) - 1)]

    for number in range(edges * count):
        if number % 4 == 0:
            add_edge(network, pick("person"), pick("organization"), "tenure", "2021-05-20", title=draw.choice(TITLES))
        elif number % 4 == 1:
            add_edge(network, pick("organization"), pick("event"), "organizer", "2021-06-20")
        else:
            event = pick("event")
            day = network.nodes[event]["date"]
            add_edge(network, pick("person"), event, draw.choice(["attend", "speak", "chair"]), day)
    return network

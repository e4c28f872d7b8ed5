"""Three invented articles as readings, and who is who in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from kg.identity import Canonical, Resolution
from kg.ids import short
from kg.model import Entity, Mention, Reading, Span, Statement, Unread, Value, text_digest

DIVISION = "350122"
MEETING = (
    "7月13日，云川县委统战部召开全县统战工作会议，副部长陆闻笙主持会议。"
    "云川县委常委、统战部长顾言清出席会议并讲话。"
    "县政协原副主席、民革云川总支主委沈望舒参加会议。"
    "下月顾言清将主持召开联席会议。"
    "顾言清指出，要促进民营经济健康发展。会议强调，各乡镇必须抓好落实。"
)
VISIT = "8月6日，顾言清到云川远海科技公司调研，县工商联主席田砚秋陪同。顾言清说，要多招应届毕业生。"
RECEPTION = "9月11日，顾言清会见海外云川同乡会一行，陆闻笙汇报工作。"
TEXTS = {"meeting": MEETING, "visit": VISIT, "reception": RECEPTION}


class Writer:
    """Puts a reading together by quoting its text."""

    def __init__(self, name: str, title: str, date: str, url: str = "", source: str = "云川县融媒体中心") -> None:
        self.text = TEXTS[name]
        self.head = (name, text_digest(self.text), title, dt.date.fromisoformat(date) if date else None, source, url)
        self.entities: list[Entity] = []
        self.mentions: list[Mention] = []
        self.statements: list[Statement] = []

    def quote(self, words: str, after: int = 0) -> Span:
        start = self.text.index(words, after)
        return Span.of(self.text, start, start + len(words))

    def entity(self, key: str, kind: str, name: str, *quotes: str, names: Sequence[str] = (), **about: Value) -> None:
        self.entities.append(Entity(key, kind, name, tuple(names), about))
        self.mentions += [Mention(key, self.quote(words)) for words in quotes]

    def state(
        self, relation: str, subject: str, target: str, words: str, said: str = "", /, **qualifiers: Value
    ) -> str:
        identifier, content = f"s{len(self.statements) + 1}", self.quote(said) if said else None
        self.statements.append(
            Statement(identifier, relation, subject, target, self.quote(words), 0.95, "a-rule", qualifiers, content)
        )
        return identifier

    def reading(self) -> Reading:
        sentences, start = [], 0
        for part in self.text.split("。")[:-1]:
            sentences.append(Span.of(self.text, start, start + len(part) + 1))
            start += len(part) + 1
        name, digest, title, date, source, url = self.head
        return Reading(
            name, digest, title, date, source, url, len(self.text), tuple(sentences), tuple(self.entities),
            tuple(self.mentions), tuple(self.statements), (Unread("title", self.quote(self.text[:2]), "a test"),),
        ).check(self.text)  # fmt: skip


def meeting() -> Reading:
    """A meeting: chair, attendance in two capacities, a former post, a plan, what a speaker and the meeting said."""
    page = Writer("meeting", "云川召开全县统战工作会议", "2020-07-22", "https://news.example.org/2020/1.html")
    page.entity("p1", "Person", "陆闻笙", "陆闻笙")
    page.entity("p2", "Person", "顾言清", "顾言清")
    page.entity("p3", "Person", "沈望舒", "沈望舒")
    page.entity("o1", "PartyDepartment", "云川县委统战部", "云川县委统战部", names=("统战部",), division=DIVISION)
    page.entity("o2", "PartyCommittee", "云川县委", "云川县委", division=DIVISION)
    page.entity("o3", "CPPCC", "云川县政协", "县政协", names=("县政协",), division=DIVISION)
    page.entity("o4", "DemocraticPartyBranch", "民革云川总支", "民革云川总支", division=DIVISION)
    page.entity("o5", "DemocraticParty", "民革", "民革", known="民革")
    page.entity("e1", "Meeting", "全县统战工作会议", "全县统战工作会议", date="2020-07-13", datePrecision="day")
    page.entity("e2", "Meeting", "联席会议", "联席会议", date="2020-08", datePrecision="month")
    page.entity("l1", "AdministrativeDivision", "连江县", division=DIVISION)
    deputy = page.state("tenure", "p1", "o1", "副部长陆闻笙", title="副部长", status="attested")
    member = page.state("tenure", "p2", "o2", "云川县委常委、统战部长顾言清", title="常委", status="attested")
    head = page.state("tenure", "p2", "o1", "统战部长顾言清", title="部长", status="attested")
    page.state("tenure", "p3", "o3", "县政协原副主席、民革云川总支主委沈望舒", title="副主席", status="ended")
    page.state("tenure", "p3", "o4", "民革云川总支主委沈望舒", title="主委", status="attested")
    page.state(
        "participation", "o1", "e1", "云川县委统战部召开全县统战工作会议", role="organizer", modality="actual", order=1
    )
    page.state(
        "participation", "p1", "e1", "副部长陆闻笙主持会议", role="chair", modality="actual", order=2,
        capacity=(deputy,), capacityText="副部长",
    )  # fmt: skip
    capacity: dict[str, Value] = {"capacity": (member, head), "capacityText": "云川县委常委、统战部长", "order": 3}
    page.state("participation", "p2", "e1", "顾言清出席会议", role="attend", modality="actual", **capacity)
    page.state("participation", "p2", "e1", "顾言清出席会议并讲话", role="speak", modality="actual", **capacity)
    page.state("participation", "p3", "e1", "沈望舒参加会议", role="attend", modality="actual", order=4)
    page.state("participation", "p2", "e2", "下月顾言清将主持召开联席会议", role="chair", modality="planned")
    page.state("utterance", "p2", "e1", "顾言清指出", "要促进民营经济健康发展", kind="demand")
    page.state("utterance", "e1", "e1", "会议强调", "各乡镇必须抓好落实", kind="demand")
    page.state("subOrganizationOf", "o1", "o2", "云川县委统战部", basis="name")
    page.state("branchOf", "o4", "o5", "民革云川总支", basis="name")
    page.state("place", "e1", "l1", "云川县委统战部召开全县统战工作会议", basis="text")
    return page.reading()


def visit() -> Reading:
    """An inspection of a firm, with a companion; the address it came with is no IRI."""
    page = Writer("visit", "顾言清调研云川远海科技公司", "2020-08-07", "javascript:alert('x')")
    page.entity("p1", "Person", "顾言清", "顾言清")
    page.entity("p2", "Person", "田砚秋", "田砚秋")
    page.entity("o1", "Enterprise", "云川远海科技公司", "云川远海科技公司")
    page.entity("o2", "MassOrganization", "云川县工商联", "县工商联", names=("县工商联",), division=DIVISION)
    page.entity("e1", "Inspection", "调研云川远海科技公司", "调研", date="2020-08-06", datePrecision="day")
    chief = page.state("tenure", "p2", "o2", "县工商联主席田砚秋", title="主席", status="attested")
    page.state(
        "participation", "p1", "e1", "顾言清到云川远海科技公司调研", role="inspector", modality="actual", order=1
    )
    page.state("participation", "p1", "e1", "顾言清到云川远海科技公司调研", role="principal", modality="actual")
    page.state(
        "participation", "p2", "e1", "田砚秋陪同", role="companion", modality="actual", order=2, capacity=(chief,)
    )
    page.state("target", "e1", "o1", "到云川远海科技公司调研", basis="text")
    page.state("utterance", "p1", "e1", "顾言清说", "要多招应届毕业生", kind="demand")
    return page.reading()


def reception() -> Reading:
    """A reception told by an undated article without source or address."""
    page = Writer("reception", "", "", source="")
    page.entity("p1", "Person", "顾言清", "顾言清")
    page.entity("p2", "Person", "陆闻笙", "陆闻笙")
    page.entity("o1", "Association", "海外云川同乡会", "海外云川同乡会")
    page.entity("e1", "Reception", "会见海外云川同乡会", "会见", date="2020-09-11", datePrecision="day")
    page.state("participation", "p1", "e1", "顾言清会见海外云川同乡会一行", role="receiver", modality="actual")
    page.state("participation", "o1", "e1", "会见海外云川同乡会一行", role="guest", modality="actual")
    page.state("participation", "p2", "e1", "陆闻笙汇报工作", role="report", modality="actual")
    return page.reading()


def readings() -> list[Reading]:
    """All three, in the order of their ids."""
    return [meeting(), reception(), visit()]


FOLDERS = {"p": "person", "o": "org", "e": "event", "l": "place"}


def resolution(articles: Sequence[Reading]) -> Resolution:
    """Equal names are one here; the sample holds no namesakes."""
    of: dict[tuple[str, str], str] = {}
    entities: dict[str, Canonical] = {}
    for article in articles:
        for entity in article.entities:
            identifier = _identifier(entity)
            of[(article.id, entity.key)] = identifier
            names = {*entity.names, *(entities[identifier].names if identifier in entities else ())}
            about: Mapping[str, Value] = entity.attributes
            entities[identifier] = Canonical(
                identifier, entity.kind, entity.name, tuple(sorted(names)), "the same name", about
            )
    return Resolution(of, dict(sorted(entities.items())))


def _identifier(entity: Entity) -> str:
    folder = FOLDERS[entity.key[0]]
    return f"place/{entity.attributes['division']}" if folder == "place" else f"{folder}/{short(entity.name)}"

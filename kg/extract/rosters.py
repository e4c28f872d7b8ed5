"""Rosters: headings that are a post, with lines of names below them, as communiqués and lists of those elected have.

``一、某委员会委员`` gives the post to everybody on the lines below; where a heading names several
(``某委员会主席、副主席、委员``), each line begins with its own. A heading without a body belongs to the one before it.
Where the text says before that they were elected, all of them are in that decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.analysis import Analysis, Happening, Holding, Human, Organ, Part, Sentence, TitlePiece
from kg.language.common_words import is_common
from kg.language.dates import dates
from kg.language.surnames import CHINESE, family_name
from kg.language.transliteration import is_transliterated
from kg.ontology import Ontology
from kg.titles import TitleReader

#: A name as rosters write it, with what they add of the person: 石闻笛（女，畲族）.
NAME = rf"[{CHINESE}·]{{2,12}}(?:（[^（）]{{1,12}}）)?"
#: A line of names, and one with their post before them.
LINE = re.compile(rf"(?P<names>{NAME}(?:[ 、]+{NAME})*)")
TITLED = re.compile(rf"(?P<title>[{CHINESE}]{{2,8}})(?: ?[：:] ?| ){LINE.pattern}")
EACH = re.compile(rf"(?P<name>[{CHINESE}·]{{2,12}})(?:（[^（）]{{1,12}}）)?")
#: Several names, without which a document has no roster.
SEVERAL = re.compile(rf"^(?:[{CHINESE}]{{2,8}} ?[：: ] ?)?{NAME}(?:[ 、]+{NAME})+$", re.M)
NUMBERED = re.compile(r"[ （(]*(?:第?[一二三四五六七八九十]{1,3}|\d{1,2})[、.．）)] *")
#: What a heading says of the order of its names, or of what it is.
ORDERED = re.compile(r" *(?:（[^（）]*(?:排列|排序|为序)[^（）]*）|名单|[：:])+$")
#: The parts of a heading that names several posts, and whose members are called so after their whole.
PART = re.compile("[^、]+")
STANDING = "常务委员会"
#: What a heading adds to the name of a body whose posts the lines below it name.
BOARD = re.compile("(?:第[一二三四五六七八九十]+届)?(?:理事会|委员会|常务委员会)?(?:领导班子|领导成员|组成人员|成员)?")
#: The decision that a text tells before its rosters.
DECIDED = re.compile("(?:选举产生了?|选举了|通过了|决定任命|任命了?|推选了?|聘任了?)[^。；，\n]{2,60}")
#: The most characters of a heading, and of a Chinese name.
HEADING, LONGEST = 40, 4


@dataclass(slots=True)
class _Heading:
    """The posts that the lines below it give, where its words begin, and the body that bare titles belong to."""

    start: int = 0
    posts: list[tuple[TitlePiece, Organ | None]] = field(default_factory=list)
    body: Organ | None = None


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Note the people of each roster with their posts, and their part in the decision that the text tells before."""
    if not SEVERAL.search(analysis.text):
        return
    heading = _Heading()
    listed: list[tuple[int, Human]] = []
    for sentence in analysis.sentences:
        text = analysis.text[sentence.start : sentence.end]
        if ORDERED.fullmatch(text):
            continue
        reader = TitleReader(analysis, sentence, ontology.modifiers, ontology.known_by_name)
        people = list(_people(analysis, sentence, heading, reader))
        if people:
            listed += [(heading.start, human) for human in people]
            _put(analysis, sentence, people)
        else:
            heading = _heading(analysis, sentence, reader, heading)
    if listed:
        _decide(analysis, listed)


def _heading(analysis: Analysis, sentence: Sentence, reader: TitleReader, before: _Heading) -> _Heading:
    """What a line says as the heading of a roster: posts, or only the body whose posts the lines below name."""
    text, start, end = analysis.text, sentence.start, sentence.end
    ordered = ORDERED.search(text, start, end)
    end = ordered.start() if ordered else end
    number = NUMBERED.match(text, start, end)
    start = number.end() if number else start
    body = None if number else before.body
    if end - start > HEADING or end <= start or text[end - 1] in "。！？；，":
        return _Heading()
    organs = analysis.organs.get(sentence.index, ())
    alone = next((o for o in organs if o.proper and o.start == start and BOARD.fullmatch(text, o.end, end)), None)
    if alone is not None:
        return _Heading(start, body=alone)
    posts: list[tuple[TitlePiece, Organ | None]] = []
    for part in PART.finditer(text, start, end):
        piece = _title(reader, text, *part.span())
        if piece is None:
            return _Heading(body=body)
        organ = reader.settle(piece, body)
        posts.append((piece, organ))
        body = body or organ
    return _Heading(start, posts, body)


def _title(reader: TitleReader, text: str, start: int, end: int) -> TitlePiece | None:
    """The one title that a part of a heading is; members of a standing committee are its whole's."""
    pieces = reader.phrase(end, start)
    if len(pieces) != 1:
        return None
    if text[start : pieces[0].start] == STANDING and pieces[0].organ is None:
        return replace(pieces[0], start=start, title_start=start, title=text[start:end])
    return pieces[0] if pieces[0].start == start else None


def _people(analysis: Analysis, sentence: Sentence, heading: _Heading, reader: TitleReader) -> Iterator[Human]:
    """The people of a line with their post; nobody where a word of it is no name or its post is not the heading's."""
    span = sentence.start, sentence.end
    titled = TITLED.fullmatch(analysis.text, *span) if heading.posts or heading.body else None
    posts = [post for post in heading.posts if titled is not None and post[0].title == titled["title"]]
    if titled is not None and not heading.posts:
        piece = _title(reader, analysis.text, *titled.span("title"))
        posts = [(piece, reader.settle(piece, heading.body))] if piece is not None else []
    line = titled if posts else LINE.fullmatch(analysis.text, *span)
    posts = posts or heading.posts
    if line is None or len(posts) != 1:
        return
    names = list(EACH.finditer(analysis.text, *line.span("names")))
    if 3 * sum(_is_name(found["name"]) for found in names) < 2 * len(names):
        return
    piece, organ = posts[0]
    known = {(human.start, human.end): human for human in analysis.humans.get(sentence.index, ())}
    for found in names:
        start, end = found.span("name")
        human = known.get((start, end)) or Human(start, end, found["name"], start, end, source="title")
        human.left, human.right = start, end
        human.holdings = [Holding(heading.start, end, piece.title, piece.term, organ, piece.status, "shared-title")]
        yield human


def _is_name(name: str) -> bool:
    """Whether a word is written as Chinese or other names are, and is no common word."""
    chinese = bool(family_name(name)) and len(name) <= LONGEST
    return (chinese or is_transliterated(name)) and not is_common(name)


def _put(analysis: Analysis, sentence: Sentence, people: list[Human]) -> None:
    """Let these be the people of a line; what was read in it of others goes."""
    kept = {id(human) for human in people}
    gone = {id(human) for human in analysis.humans.get(sentence.index, ())} - kept
    analysis.humans[sentence.index] = people
    analysis.parts = [part for part in analysis.parts if id(part.agent) not in gone]


def _decide(analysis: Analysis, listed: Sequence[tuple[int, Human]]) -> None:
    """Note the part of everybody listed in the decision that is told before the first of the rosters, if one is."""
    told = DECIDED.search(analysis.text, 0, listed[0][0])
    if told is None:
        return
    event = next((h.first() for h in analysis.happenings if h.kind == "PersonnelChange" and h.first().told), None)
    if event is None:
        sentence = analysis.sentence_at(told.start())
        index = sentence.index if sentence is not None else -1
        event = Happening(*told.span(), told.group(), "PersonnelChange", told=True, sentence=index)
        day = dates(analysis.text[: told.start()][-200:], analysis.document.date)
        if day:
            event.date, event.precision = day[-1].iso, day[-1].precision
        analysis.happenings.append(event)
        analysis.happenings.sort(key=lambda happening: (happening.start, happening.end))
    noted: set[str] = {
        part.agent.name for part in analysis.parts if part.event is event and isinstance(part.agent, Human)
    }
    for order, (start, human) in enumerate(listed, 1):
        if human.name not in noted:
            noted.add(human.name)
            analysis.parts.append(Part(human, "appointee", event, start, human.end, order=order, rule="personnel"))

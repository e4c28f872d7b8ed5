"""Personnel decisions: who was appointed, elected, removed, to or from which post, and by whom."""

from __future__ import annotations

import re

from kg.analysis import Analysis, Happening, Holding, Human, Part, Sentence
from kg.language.dates import dates
from kg.ontology import Ontology
from kg.titles import TitleReader

APPOINTS = re.compile("当选为?|被任命为|任命|受聘(?:担任|为)?|获聘|出任|就任|被选举为|被推选为|选举(?!产生|法|会议|委员)|推选|增选|补选")
REMOVES = re.compile("免去|免职|辞去|接受(?=[^，。]{2,12}辞去)|被免|撤销")
SERVES = re.compile("(?:同志)?(?:现任|担任|兼任|曾任|历任|(?<=[一-鿿])任(?=[一-鿿]{4}))")
TO = re.compile("为|担任|任|出任|当选为?")
END = re.compile("[，。；！？\n]|的?职务|的?请求")


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Find personnel decisions and note the event, the person's part in it and the post."""
    event: Happening | None = None
    for sentence in analysis.sentences:
        humans = analysis.humans.get(sentence.index)
        if not humans:
            continue
        reader = TitleReader(analysis, sentence, ontology.modifiers, ontology.known_by_name)
        for pattern, role in ((APPOINTS, "appointee"), (REMOVES, "removed")):
            for match in pattern.finditer(analysis.text, sentence.start, sentence.end):
                event = _decide(analysis, sentence, reader, humans, match, role, event)
        for match in SERVES.finditer(analysis.text, sentence.start, sentence.end):
            _serve(analysis, sentence, reader, humans, match)


def _serve(
    analysis: Analysis, sentence: Sentence, reader: TitleReader, humans: list[Human], match: re.Match[str]
) -> None:
    """某某现任某院院长: posts told after a verb of serving; no event."""
    text = analysis.text
    before = [h for h in humans if h.right <= match.start() and not re.search("[。；]", text[h.right : match.start()])]
    if not before or match.start() - before[-1].right > 24:
        return
    stop = END.search(text, match.end(), sentence.end)
    end = stop.start() if stop else sentence.end
    pieces = reader.phrase(end, match.end())
    if not pieces or pieces[0].start != match.end():
        return
    person, base = before[-1], None
    for piece in pieces:
        organ = reader.settle(piece, base)
        base = organ or base
        status = "ended" if match.group()[0] in "曾历" else piece.status
        person.holdings.append(Holding(person.start, piece.end, piece.title, piece.term, organ, status))


def _decide(
    analysis: Analysis,
    sentence: Sentence,
    reader: TitleReader,
    humans: list[Human],
    match: re.Match[str],
    role: str,
    event: Happening | None,
) -> Happening | None:
    text = analysis.text
    after = [h for h in humans if match.end() <= h.start <= match.end() + 1]
    before = [h for h in humans if h.right <= match.start() and not re.search("[。；]", text[h.right : match.start()])]
    person = after[0] if after else before[-1] if before else None
    if person is None or (person not in after and match.start() - person.right > 6):
        return event
    floor = max(match.end(), person.right)
    if person in after:
        to = TO.match(text, person.right)
        if role == "appointee" and to is None:
            return event
        floor = to.end() if to else person.right + (text[person.right : person.right + 1] == "的")
    stop = END.search(text, floor, sentence.end)
    end = stop.start() if stop else sentence.end
    pieces = reader.phrase(end, floor)
    if not pieces or pieces[0].start > floor + 1:
        return event
    if event is None:
        begin = min(person.start, match.start())
        event = Happening(begin, end, text[begin:end], "PersonnelChange", told=True, sentence=sentence.index)
        found = dates(text[sentence.start : sentence.end], analysis.document.date)
        if found:
            event.date, event.precision = found[0].iso, found[0].precision
        analysis.happenings.append(event)
    base = None
    for piece in pieces:
        organ = reader.settle(piece, base)
        base = organ or base
        status = "appointed" if role == "appointee" else "ended"
        person.holdings.append(Holding(min(person.start, piece.start), max(piece.end, person.end), piece.title, piece.term, organ, status))
    begin, finish = min(person.left, match.start()), max(end, person.right)
    analysis.parts.append(Part(person, role, event, begin, finish, order=1, confidence=0.9, rule="personnel"))
    return event

"""Makes analyses by hand: invented sentences, with the words in them that name persons, bodies, events and verbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.analysis import Analysis, Happening, Hit, Human, Organ, PlaceHit, Sentence
from kg.discourse import Discourse, Item, Scan
from kg.extract import participations
from kg.extract.participations.sequence import items_of
from kg.language.fold import fold
from kg.language.tagger import Token
from kg.model import Document
from kg.ontology import load

PEOPLE = ("顾言清", "陆闻笙", "沈望舒", "田砚秋")
ORGANS = {"县教育局": "GovernmentDepartment", "县财政局": "GovernmentDepartment", "督导组": "Delegation"}
EVENTS = {"茶业论坛": "Meeting", "读书座谈会": "Meeting", "开学典礼": "Ceremony"}
GENERIC = {"会议": "Meeting", "活动": "Activity"}
PLACES = ("云川县", "溪口镇")

Told = list[tuple[str, str, str]]


def spans(text: str, words: Iterable[str], start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Where these words stand in a stretch of a text, the longest first."""
    for word in sorted(words, key=len, reverse=True):
        position = text.find(word, start, end)
        while position >= 0:
            yield position, position + len(word), word
            position = text.find(word, position + len(word), end)


def analysis_of(text: str, *, tokens: Mapping[str, str] | None = None) -> Analysis:
    """An analysis of sentences that end in 。 and paragraphs that end in a line break.

    The words of the tables above are found in it, and the verbs of the shipped ontology; `tokens` gives tags of words.
    """
    sentences: list[Sentence] = []
    start = paragraph = 0
    while start < len(text):
        stops = (text.find("。", start) + 1, text.find("\n", start))
        stop = min((stop for stop in stops if stop > 0), default=len(text))
        sentences.append(Sentence(len(sentences), start, stop, paragraph))
        start = stop
        while text.startswith("\n", start):
            start, paragraph = start + 1, paragraph + 1
    analysis = Analysis(Document("d", text), fold(text), sentences)
    for sentence in sentences:
        _fill(analysis, sentence, tokens or {})
    return analysis


def _fill(analysis: Analysis, sentence: Sentence, tokens: Mapping[str, str]) -> None:
    text, start, end = analysis.text, sentence.start, sentence.end
    roles = load().roles.values()
    verbs = {verb: role for role in roles for verb in role.triggers}
    found = spans(text, verbs, start, end)
    sentence.hits = [Hit(begin, stop, "trigger", verbs[verb]) for begin, stop, verb in found]
    sentence.places = [PlaceHit(begin, stop, name) for begin, stop, name in spans(text, PLACES, start, end)]
    sentence.tokens = sorted(Token(begin, stop, tokens[word]) for begin, stop, word in spans(text, tokens, start, end))
    humans = [Human(begin, stop, name, begin, stop) for begin, stop, name in spans(text, PEOPLE, start, end)]
    analysis.humans[sentence.index] = sorted(humans, key=lambda h: h.start)
    analysis.organs[sentence.index] = [
        Organ(begin, stop, ORGANS[name], name, proper=True) for begin, stop, name in spans(text, ORGANS, start, end)
    ]
    for table, generic in ((EVENTS, False), (GENERIC, True)):
        for begin, stop, name in spans(text, table, start, end):
            kind = table[name]
            analysis.happenings.append(Happening(begin, stop, name, kind, generic=generic, sentence=sentence.index))
    analysis.happenings.sort(key=lambda h: h.start)


def scan_of(text: str, *, tokens: Mapping[str, str] | None = None) -> Scan:
    """The first sentence of a text as it is before it is read."""
    analysis = analysis_of(text, tokens=tokens)
    sentence = analysis.sentences[0]
    happenings = [h for h in analysis.happenings if h.sentence == sentence.index]
    return Scan(analysis, sentence, Discourse(), items_of(analysis, sentence, happenings))


def item_of(scan: Scan, word: str) -> Item:
    """The item of a sentence that is this word."""
    return next(item for item in scan.items if scan.text[item.start : item.end] == word)


def told(text: str, *, tokens: Mapping[str, str] | None = None) -> Told:
    """Who had which role at which event: what the participations of a text tell."""
    analysis = analysis_of(text, tokens=tokens)
    participations.extract(analysis, load())
    return [(text[part.agent.start : part.agent.end], part.role, part.event.first().name) for part in analysis.parts]

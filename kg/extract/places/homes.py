"""The places that a document speaks from and that its jurisdiction does not tell: counties outside the table, towns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from kg.analysis import TOWN_WORDS, Analysis, PlaceHit, Sentence

SEAT = re.compile("[市县区旗](?:委|政府|人大|政协|纪委)")
ZONE = re.compile("(?:开发|经开|试验|实验|示范|高新|园|度假|风景|保税|合作|管理|集聚|新)区$")
#: How much more the title counts than a mention in the text.
TITLE_WEIGHT = 6


def counties(analysis: Analysis) -> tuple[dict[str, str], int]:
    """Places outside the table by 县, 市, 区, 旗: the one named most; and how much the most named county counts.

    One that is named but once must have a body's name or a title after it, or stand in the title.
    """
    counts: Counter[str] = Counter()
    seats: set[str] = set()
    for each in filter(None, (analysis, analysis.heading)):
        weight = TITLE_WEIGHT if each is not analysis else 1
        for sentence in each.sentences:
            places = [h for h in sentence.places if h.division is None and not h.country and not h.candidates]
            for place in places:
                counts[place.name] += weight
            named = _seats(each.text, sentence)
            counts.update(named)
            seats.update(named, (place.name for place in places if _has_body(sentence, place)))
    found: dict[str, str] = {}
    counts = Counter({name: n for name, n in counts.items() if not name.endswith(TOWN_WORDS)})
    rivals = Counter(name[-1] for name in counts)
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        single = name in seats and rivals[name[-1]] == 1
        if name[-1] in "市县区旗" and (count >= 2 or single):
            found.setdefault(name[-1], name)
    return found, max((counts[name] for name in found.values() if not ZONE.search(name)), default=0)


def towns(analysis: Analysis) -> dict[str, str]:
    """The own town, township, subdistrict, community or village of a document, by that word.

    It is the only one that the document names, or, of several, the only one in its title, or else in its first
    sentence, if it is named more than any other; where that leaves a doubt, there is none.
    """
    text = _towns(place for sentence in analysis.sentences for place in sentence.places)
    heading = analysis.heading
    title = _towns(place for sentence in heading.sentences for place in sentence.places) if heading else {}
    first = _towns(analysis.sentences[0].places if analysis.sentences else ())
    found: dict[str, str] = {}
    for word in TOWN_WORDS:
        counts = text.get(word, Counter()) + title.get(word, Counter())
        leading = title.get(word) or first.get(word) or counts
        if len(leading) != 1:
            continue
        (name,) = leading
        if all(counts[name] > count for other, count in counts.items() if other != name):
            found[word] = name
    return found


def _towns(places: Iterable[PlaceHit]) -> Mapping[str, Counter[str]]:
    """How often each town is named, by the word for its kind."""
    counts: dict[str, Counter[str]] = {}
    for place in places:
        word = next((word for word in TOWN_WORDS if place.name.endswith(word)), "")
        if word:
            counts.setdefault(word, Counter())[place.name] += 1
    return counts


def _seats(text: str, sentence: Sentence) -> list[str]:
    """Places outside the table that their own body names, whose level word begins its ending: 云川|县委."""
    words = [t for t in sentence.tokens if t.tag in ("LOC", "ns") and t.end - t.start <= 4]
    known = {place.start for place in sentence.places}
    return [text[t.start : t.end + 1] for t in words if t.start not in known and SEAT.match(text, t.end)]


def _has_body(sentence: Sentence, place: PlaceHit) -> bool:
    """Whether a place begins a body's name or a post, or acts: then it is no piece of another word."""
    if any(
        h.category in ("suffix", "title", "trigger") and place.end - 1 <= h.start <= place.end for h in sentence.hits
    ):
        return True
    return any(t.tag == "ORG" and t.start <= place.start and place.end < t.end for t in sentence.tokens)

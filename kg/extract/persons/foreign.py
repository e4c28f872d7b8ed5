"""Names of other languages: after a title, in characters that write their sound or in Latin letters, and in talks."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from kg.analysis import Hit, Sentence
from kg.language.common_words import is_common
from kg.language.following import without_next_word
from kg.language.foreign_places import FOREIGN_PLACES
from kg.language.surnames import LATIN_NAME, family_name
from kg.language.transliteration import CHARACTERS, ELEMENTS, REGNAL, SOUND
from kg.lookalikes import WORDS
from kg.ontology import Title

#: Characters that also begin what follows a title otherwise: 总统|和, 司|令.
NOT_FIRST = "和与同及团令"
LONGEST = 8
#: A name that only talks tell, and what its bearer says there: 甲同|奥莱|举行会谈。奥莱|表示.
MET = re.compile(rf"[同与](?P<name>[{''.join(sorted(CHARACTERS))}·]{{2,8}}?)(?:举行|进行)?(?:会谈|会晤|会见|通电话)")
SAYS = "(?:表示|指出|强调|感谢|祝贺|高度评价|说[，：“])"
#: A name before the title of a state's head, after a verb of meeting.
ADDRESSED = re.compile(
    rf"(?:会见了?|[同与和])(?P<name>[{''.join(sorted(CHARACTERS))}]{{2,7}}?)(?=(?:总统|总理|首相|议长|众议长|参议长|国王|外长)(?:[，。；、一就举进共会并在]|先生|$))"
)
#: What stands after such a name.
BOUNDARY = "、，。；）等称说当今昨在已曾将企试是"


def after_titles_abroad(
    text: str, sentence: Sentence, titles: Mapping[int, Hit], verbs: Container[int], seen: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """The spans of such names between the title of a post, or a name in the list that it opens, and a mark or a verb.

    `seen` are the ends of the names known already by their starts.
    """
    chinese = {
        t.start
        for t in sentence.tokens
        if t.tag in ("PER", "nr") and t.end - t.start == 3 and family_name(text[t.start : t.end])
    }
    inside = {i for t in sentence.tokens if t.tag in ("LOC", "ORG", "ns", "nt") for i in range(t.start + 1, t.end)}
    for position, hit in titles.items():
        if not isinstance(hit.term, Title) or hit.term.kind != "post" or hit.start in inside:
            continue
        item: int | None = position
        while item is not None:
            end = (
                None
                if item in chinese and text[item : item + 2] not in ELEMENTS
                else _named(text, item, sentence.end, verbs)
            )
            if end is not None:
                yield item, end
            end = end or seen.get(item)
            item = end + 1 if end is not None and text.startswith("、", end) else None


def _named(text: str, position: int, limit: int, verbs: Container[int]) -> int | None:
    """Where the name that begins at `position` ends, before `limit`; nothing if none does."""
    if text[position : position + 1] in NOT_FIRST:
        return None
    end = position
    while sound := SOUND.match(text, end, min(limit, position + LONGEST)):
        if end in verbs and end > position:
            break
        end = sound.end()
    regnal = REGNAL.match(text, end)
    if regnal is not None and end > position + 1:
        return regnal.end()
    if text[position:end] in WORDS:
        return None
    name = without_next_word(text, position, end)
    if text[position:name] in WORDS:
        return None
    if name < end:
        return name
    follows = text[end : end + 1]
    called = end in verbs and not is_common(text[position:end])
    shortest = 2 if called or follows in "、，。" else 3
    bounded = follows in BOUNDARY or follows.isdigit() or end in verbs
    return end if end - position >= shortest and bounded else None


def met(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The spans of names of those with whom somebody holds talks, and who say something in the same text."""
    for match in MET.finditer(text, sentence.start, sentence.end):
        country = any(h.category == "country" and h.start == match.start("name") for h in sentence.hits)
        if not country and re.search(rf"(?:[。；\n]|^){match['name']}{SAYS}", text):
            yield match.span("name")


def before_titles(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The spans of names between a verb of meeting and the title of a state's head: 会见|奥莱|参议长, 同|奥莱|总统."""
    for match in ADDRESSED.finditer(text, sentence.start, sentence.end):
        start, end = match.span("name")
        place = any(h.category == "country" and h.start <= start < h.end for h in sentence.hits)
        if not place and text[start:end] not in FOREIGN_PLACES and not is_common(text[start:end]):
            yield start, end


def latin(text: str, sentence: Sentence, titles: Container[int]) -> Iterator[tuple[int, int]]:
    """The spans of names in Latin letters after a title: 总裁 Mara Lindqvist."""
    for match in LATIN_NAME.finditer(text, sentence.start, sentence.end) if titles else ():
        if match.start() in titles:
            yield match.span()

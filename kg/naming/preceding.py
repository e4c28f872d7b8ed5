"""The institutions told before a post in its sentence, which its title alone may be of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.analysis import SPEAKERS, Analysis, Holding, Organ

#: What the names of those end in that are called after a university and have a head of their own.
OWN_HOUSES = ("医院", "附中", "附小", "中学", "小学", "幼儿园")
HOSPITAL = "医院"
#: Between visitors and somebody whose post is told with the name alone: 某研究院一行在|甲院长.
APART = re.compile("一行[^，。；]*[在与由受同][^，。；]*$")


def before(analysis: Analysis, holding: Holding, word: str) -> Iterator[tuple[Organ, bool]]:
    """The bodies named before a post, the last first, and whether each only points with `word`: 我校."""
    organs = _around(analysis, holding)
    for organ in sorted(organs, key=lambda o: -o.end):
        if organ.end > holding.start or APART.search(analysis.text, organ.end, holding.start):
            continue
        if organ.level == word and analysis.text[organ.start] in SPEAKERS:
            yield organ, True
        elif organ.proper and not organ.level and not _is_whole_of(organ, organs):
            yield organ, False


def has_hospital_before(analysis: Analysis, holding: Holding) -> bool:
    """Whether a hospital is told before a post in its sentence, whose doctors are called 教授 too."""
    return any(o.end <= holding.start and o.rest.endswith(HOSPITAL) for o in _around(analysis, holding))


def _around(analysis: Analysis, holding: Holding) -> Sequence[Organ]:
    sentence = analysis.sentence_at(holding.start)
    return analysis.organs.get(sentence.index, ()) if sentence is not None else ()


def _is_whole_of(organ: Organ, organs: Sequence[Organ]) -> bool:
    """Whether a body is only told as what another institution is called after: 某大学|附属医院."""
    longer = (each for each in organs if each.start <= organ.start and organ.end < each.end)
    inner = (each for each in longer if each.root is organ or each.parent is organ)
    return any(each.rest.endswith(OWN_HOUSES) for each in inner)

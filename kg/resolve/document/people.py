"""The people of a document: one entity for each name, with all its mentions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from kg.analysis import Human
from kg.language.transliteration import JOINT
from kg.ledger import Draft, Ledger

KIN = re.compile("[之其][子女妻夫父母兄弟姐妹孙]$")


def take_people(ledger: Ledger) -> dict[str, str]:
    """Take down the people; their keys by every name that a mention goes by.

    The last part of a foreign name stands for the whole one where the document has it.
    """
    humans = list(ledger.analysis.all_humans())
    whole = _whole(ledger.analysis.text, humans)
    drafts: dict[str, Draft] = {}
    jurisdiction = _jurisdiction(ledger)
    for human in humans:
        name = whole.get(human.name, human.name) if len(human.name) >= 2 else human.name
        draft = drafts.get(name)
        if draft is None:
            draft = ledger.draft("p", "Person", name)
            draft.attributes["jurisdiction"] = jurisdiction
        drafts[name] = drafts[human.name] = draft
        draft.spans.add((human.start, human.end))
        surface = ledger.analysis.text[human.start : human.end]
        if surface != name and human.full:
            draft.names.add(surface)
    return {name: draft.key for name, draft in drafts.items()}


def _whole(text: str, humans: Sequence[Human]) -> dict[str, str]:
    """The whole name that each last part of a foreign name stands for: 萨利姆 for 阿米娜·萨利姆.

    It does not stand for the whole name of a relative (其女阿米娜·萨利姆), nor for one told later with other titles.
    """
    first: dict[str, int] = {}
    titles: dict[str, set[str]] = defaultdict(set)
    for human in humans:
        first.setdefault(human.name, human.start)
        titles[human.name].update(holding.title for holding in human.holdings)
    found = {}
    for name, start in sorted(first.items()):
        last = JOINT.split(name)[-1]
        earlier = first.get(last, start) < start
        other = earlier and titles[last] and titles[name] and titles[last].isdisjoint(titles[name])
        if last != name and not other and not KIN.search(text, max(0, start - 2), start):
            found[last] = name
    return found


def _jurisdiction(ledger: Ledger) -> str:
    """What tells people of one name apart where no post does: the place that the document speaks from."""
    analysis = ledger.analysis
    return analysis.jurisdiction or "".join(sorted(analysis.homes.values())) or "national"

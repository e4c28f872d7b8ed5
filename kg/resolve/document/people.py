"""The people of a document: one entity for each name, with all its mentions."""

from __future__ import annotations

import re

from kg.language.transliteration import JOINTS
from kg.ledger import Draft, Ledger

JOINT = re.compile(f"[{JOINTS}]")


def take_people(ledger: Ledger) -> dict[str, str]:
    """Take down the people; their keys by every name that a mention goes by.

    The last part of a foreign name stands for the whole one where the document has it.
    """
    humans = list(ledger.analysis.all_humans())
    joined = (name for name in sorted({h.name for h in humans}) if JOINT.search(name))
    whole = {JOINT.split(name)[-1]: name for name in joined}
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


def _jurisdiction(ledger: Ledger) -> str:
    """What tells people of one name apart where no post does: the place that the document speaks from."""
    analysis = ledger.analysis
    return analysis.jurisdiction or "".join(sorted(analysis.homes.values())) or "national"

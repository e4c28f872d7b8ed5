"""Study sessions that a body goes through: 某府以某事为主题，进行第几次专题学习."""

from __future__ import annotations

import re

from kg.analysis import Happening, Organ
from kg.discourse import Item, Scan, modality_of, note, tell

#: How such a session is told: its verb takes many objects, and only this one is an event.
GOES_THROUGH = re.compile("进行了?$")
SESSION = re.compile("(?:第[一二三四五六七八九十百]+次|首次)?(?:专题|集体|集中)学习$")


def note_study(scan: Scan, item: Item, mention: Happening) -> bool:
    """Tell a study session and the bodies that hold it; False where the name tells none."""
    if not SESSION.search(mention.name) or not GOES_THROUGH.search(scan.before(item.start, 3)):
        return False
    bodies = [agent for agent in (*scan.pending, *scan.subject) if isinstance(agent, Organ)]
    if not bodies:
        return False
    event, modality = tell(scan, mention), modality_of(scan, item)
    for body in bodies:
        note(scan, body, "organizer", event, item, "study", modality)
    scan.subject, scan.pending = bodies, []
    return True

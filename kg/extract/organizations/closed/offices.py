"""Offices whose short names run into those of their committees: 县委办 is the office of the 县委."""

from __future__ import annotations

from dataclasses import replace

from kg.analysis import Organ

#: What the office of a committee is called after the word for its level.
COMMITTEE_OFFICE = "委办"
KIND = "PartyCommittee"


def of_committee(office: Organ) -> Organ:
    """The office of a place's committee under it, of which its name keeps the last character: 县委|办."""
    committee = replace(office, end=office.end - 1, kind=KIND, rest=office.rest[:-1], type=None)
    return replace(office, rest=office.rest[-1:], place=None, level="", parent=committee)

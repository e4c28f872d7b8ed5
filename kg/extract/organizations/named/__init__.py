"""Bodies with a name of their own before an open ending: 青石集团有限公司, 云川大学, 县青年企业家协会.

The words before the ending are walked over once (`kg.reach`); then they pass the stages below in their order. In each,
a refusal says that they name no body, and after that a reading may say which one they name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kg.analysis import Hit, Organ
from kg.chart import Chart, party_branch
from kg.extract.organizations.named import edges, readings, refusals
from kg.ontology import OrganizationType
from kg.openname import OpenName

#: Reads the organization that ends with a word of the vocabularies.
ReadEnding = Callable[[Chart, Hit], Organ | None]

#: The beginning of endings that name one institution or bank as a whole: 中心小学, 中心支行.
CENTRE, CENTRAL = "中心", ("PublicInstitution", "Enterprise")


class Stage(NamedTuple):
    """Refusals, then readings of what they let pass; what no reading takes goes on, unless the stage is the `last`."""

    refusals: tuple[Callable[[OpenName], bool], ...]
    readings: tuple[Callable[[OpenName], Organ | None], ...]
    last: Callable[[OpenName], bool] = lambda name: False


STAGES = (
    Stage((refusals.is_unstaffed_site, refusals.is_gathering), (readings.delegation, readings.unit, readings.listed)),
    Stage((refusals.is_no_unit,), (readings.of_level,)),
    Stage(
        (refusals.is_many, refusals.is_torn, edges.goes_on, edges.is_second_half),
        (readings.of_two_countries,),
        readings.is_second_of_two,
    ),
    Stage(
        (
            refusals.is_any_of_country,
            refusals.is_mere_ending,
            refusals.is_run_into_known,
            refusals.is_at_seat,
            refusals.is_run_into,
            refusals.is_office_of_place,
            refusals.is_described,
            refusals.is_one_character,
            refusals.is_work_centre,
        ),
        (readings.after_parent,),
        readings.is_after_parent,
    ),
    Stage((), (readings.abroad,)),
    Stage(
        (refusals.is_common, refusals.is_common_noun_alone),
        (
            readings.firm_of_own_place,
            readings.seat_of_branch,
            readings.of_corps,
            readings.longer_firm,
            readings.after_party,
            readings.away,
            readings.plain,
        ),
    ),
)


def named(chart: Chart, hit: Hit, type_: OrganizationType, read: ReadEnding) -> Organ | None:
    """The body that the words before an open ending name; None where they do not name one."""
    part = party_branch(chart, hit, type_) or _over_inner(chart, hit, type_, read)
    if part is not None:
        return part
    name = OpenName.of(chart, hit, type_)
    for stage in STAGES:
        if any(refuses(name) for refuses in stage.refusals):
            return None
        organ = next(filter(None, (reading(name) for reading in stage.readings)), None)
        if organ is not None or stage.last(name):
            return organ
    return None


def _over_inner(chart: Chart, hit: Hit, type_: OrganizationType, read: ReadEnding) -> Organ | None:
    """A body whose ending begins with another's: 学院|党委 under 学院."""
    for inner in chart.sentence.hits:
        if inner.start != hit.start or not 1 < inner.end - inner.start < hit.end - hit.start:
            continue
        rest = chart.text[inner.end : hit.end]
        centre = chart.text[inner.start : inner.end] == CENTRE and type_.kind in CENTRAL
        part = rest in chart.ontology.endings and rest not in readings.COMPANY and not centre
        if isinstance(inner.term, OrganizationType) and part:
            parent = read(chart, inner)
            if parent is None or not parent.proper:
                return None
            return Organ(parent.start, hit.end, type_.kind, rest, type_, parent=parent, proper=True)
    return None

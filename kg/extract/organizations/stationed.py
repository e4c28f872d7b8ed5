"""Teams that a commission for discipline inspection sends to other bodies: 县纪委监委|第三派驻纪检监察组."""

from __future__ import annotations

from kg.analysis import Organ
from kg.chart import Chart
from kg.language.rare import Rare

#: The team behind the one that sends it, with its number, where it is stationed, or both.
TEAM = Rare.of(
    "(?P<number>第[一二三四五六七八九十]{1,3})?(?:派驻|驻|派出)(?P<seat>[\u4e00-\u9fff（）]{0,16}?)"
    "(?:纪检监察|纪检|监察)(?:组|室|工委)|(?:第[一二三四五六七八九十]{1,3})派驻组",
    sign="纪检|监察|派驻",
)
SENDERS = ("DisciplineCommission", "SupervisoryCommission")
KIND = "DisciplineCommission"


def stationed(chart: Chart) -> None:
    """Note each under the commission told right before it."""
    for match in TEAM.finditer(chart.text, chart.sentence.start, chart.sentence.end):
        sender = chart.parent_at(match.start())
        if sender is None or sender.kind not in SENDERS or not sender.proper:
            continue
        chart.ends[match.end()] = [o for o in chart.ends.get(match.end(), ()) if o.start != sender.start]
        chart.add(Organ(sender.start, match.end(), KIND, match.group(), parent=sender, proper=True))

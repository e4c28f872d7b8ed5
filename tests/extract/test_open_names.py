"""Names before open endings, refusal by refusal and reading by reading, over words tagged by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.analysis import Organ
from kg.chart import Chart
from kg.extract import places
from kg.extract.organizations.named import readings, refusals
from kg.ontology import OrganizationType
from kg.openname import OpenName
from tests.extract import hand


def name_of(marked: str) -> OpenName:
    """The name before the last and longest open ending of a sentence."""
    analysis, ontology = hand.analysis(marked)
    places.extract(analysis, ontology)
    chart = Chart.of(analysis.text, analysis.sentences[0], ontology)
    found = [(h, h.term) for h in chart.sentence.hits if isinstance(h.term, OrganizationType) and h.term.open]
    hit, type_ = max(found, key=lambda pair: (pair[0].end, -pair[0].start))
    return OpenName.of(chart, hit, type_)


def test_what_a_name_is_made_of() -> None:
    name = name_of("福建省 青石/nz 发展/vn 有限公司/n 开业 。")
    assert (name.text, name.stem, name.ending) == ("福建省青石发展有限公司", "青石发展", "有限公司")
    assert name.place is not None
    assert (name.start, name.rest, name.level) == (0, "青石发展有限公司", "")


def test_the_level_of_a_name_is_the_first_of_its_words() -> None:
    name = name_of("县/n 青年/n 企业家/n 协会/n 开会 。")
    assert (name.level, name.start, name.rest) == ("县", 0, "县青年企业家协会")


@pytest.mark.parametrize(
    ("refusal", "refused", "passed"),
    [
        (refusals.is_unstaffed_site, "白石/nz 产业园/n 开园 。", "白石/nz 产业园/n 主任 开园 。"),
        (refusals.is_gathering, "青石/nz 大学/n 论坛/n 开幕 。", "青石/nz 大学/n 开学 。"),
        (refusals.is_many, "各/r 学校/n 开学 。", "青石/nz 学校/n 开学 。"),
        (refusals.is_any_of_country, "法国/LOC 博物馆/n 开馆 。", "法国/LOC 青石/nz 博物馆/n 开馆 。"),
        (refusals.is_described, "成员国/n 青石/nz 学校/n 开学 。", "青石/nz 学校/n 开学 。"),
        (refusals.is_common, "行业/n 协会/n 开会 。", "青石/nz 协会/n 开会 。"),
    ],
)
def test_refusals(refusal: Callable[[OpenName], bool], refused: str, passed: str) -> None:
    assert refusal(name_of(refused))
    assert not refusal(name_of(passed))


@pytest.mark.parametrize(
    ("reading", "marked", "expected"),
    [
        (readings.delegation, "代表团/n 到访 。", "代表团"),
        (readings.of_level, "村委会/n 开会 。", "村委会"),
        (readings.plain, "福建省 青石/nz 集团/n 开业 。", "福建省青石集团"),
    ],
)
def test_readings(reading: Callable[[OpenName], Organ | None], marked: str, expected: str) -> None:
    name = name_of(marked)
    organ = reading(name)
    assert organ is not None
    assert name.chart.text[organ.start : organ.end] == expected

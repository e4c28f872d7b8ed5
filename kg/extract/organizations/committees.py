"""Committees of congresses and consultative conferences, which are named after several fields of work at once."""

from __future__ import annotations

from kg.analysis import ASSEMBLED, Organ
from kg.chart import Chart
from kg.language.rare import Rare

#: The fields of work, one word each; committees join them as they like: 社会法制|和|港澳台侨|民宗|委.
FIELDS = (
    "提案|经济|科技|科学|技术|农业|农村|人口|资源|环境|环保|教育|文化|卫生|健康|体育|文史|史料|资料|学习|宣传|社会|法制|法治|"
    "民族|宗教|民宗|港澳台侨|港澳台|港澳|台侨|侨务|侨台|侨|外事|联谊|委员|联络|城乡|城市|建设|城建|监察|司法|监司|内务|预算|"
    "财政|财经|教科文卫体|教科卫体|教科文卫|文教卫体|文卫体|教科卫|代表|人事|选举|任免|人资环|环资"
)
NAME = Rare.of(
    rf"(?:{FIELDS})(?:(?:和|与|（外事）)?(?:{FIELDS}))+(?:工作)?(?:委员会|工委|委(?!员))(?:办公室)?", sign="委"
)
#: The type of the committees that stand alone: what is told before them says whose they are.
TYPE = "cppcc-committee"


def committees(chart: Chart) -> None:
    """Note each after its assembly, or, at the beginning of a phrase, with its whole name and nobody's."""
    matches = list(NAME.finditer(chart.text, chart.sentence.start, chart.sentence.end))
    if not matches:
        return
    type_ = next((each for each in chart.ontology.organization_types if each.name == TYPE), None)
    for match in matches:
        start, end = match.span()
        parent = chart.parent_at(start)
        if parent is not None and parent.kind in ASSEMBLED:
            kind, name = parent.kind, match.group()
            pieces = chart.ends.get(end, [])
            pieces[:] = [o for o in pieces if o.start != parent.start]
            chart.add(Organ(parent.start, end, kind, name, type_, parent=parent, proper=parent.proper))
        elif chart.text[start - 1 : start] in ("，", "、", "", "\n", "；", "。", "：") and type_ is not None:
            pieces = chart.ends.get(end, [])
            pieces[:] = [o for o in pieces if o.start < start or o.parent or o.place or o.level]
            chart.add(Organ(start, end, type_.kind, match.group(), type_, confidence=0.6))

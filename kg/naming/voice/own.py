"""Which institution a document speaks for: the one of its byline or of its headline, and never a guest of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.analysis import HOME, Analysis, Named

#: Classes of the bodies whose report speaks of their parts without them.
SPOKEN_FOR = ("PublicInstitution", "Enterprise", "Association", "ChamberOfCommerce")
#: What the names of those end in that are called after another body and speak for themselves.
OWN_HOUSES = ("医院", "附中", "附小", "中学", "小学", "幼儿园", "公司", "集团")
#: With those whose sections are told so.
DIVIDED = (*SPOKEN_FOR, "GovernmentDepartment", "JudicialBody", "MassOrganization")
#: What tells after a body in a title that it visits the one whose report this is.
VISITS = re.compile(
    "一行|领导|专家|(?:校长)?(?:代表|访问|考察|参访|交流)团|师生|来|到|莅临|赴|调研|考察|访问|走访|慰问|参观"
)
#: What institutions sign their reports with: a bracket that ends the last lines, or the source of the page.
SIGNED = re.compile(r"（(?:供稿[:：]|来源[:：])?(?P<name>[^（），。:：]{4,24})）\s*$", re.MULTILINE)
#: How much of a text's end may hold a bracket that signs it.
TAIL = 80
#: The name of an institution at the beginning of what signs a report, before its department and who wrote it.
INSTITUTION = re.compile(
    "[\u4e00-\u9fff]{2,20}?(?:大学(?!生)|(?:职业|技术|师范|师专|医|农|理工|工程|工商|财经|中医药|党|艺术|体育)[\u4e00-\u9fff]{0,4}学院"
    "|(?<![一-鿿]中)学校|中学(?!生)|小学(?!生)|幼儿园|医院|保健院|卫生院|研究院|科学院|研究所|疾控中心|疾病预防控制中心|集团|公司)"
)


def signed(analysis: Analysis) -> str:
    """The name of the institution that signs a report, by its source or a bracket at its end; empty if none does."""
    bracket = SIGNED.search(analysis.text, max(0, len(analysis.text) - TAIL))
    for told in (bracket["name"] if bracket else "", analysis.document.source):
        name = INSTITUTION.match(told)
        if name is not None:
            return name.group()
    return ""


def is_abroad(body: Named) -> bool:
    """Whether a body is another country's, by the country that its name begins with."""
    place = body.organ.root.place
    return place is not None and place.country not in ("", HOME)


def speaker(analysis: Analysis, subjects: Iterable[Named], kinds: tuple[str, ...] = SPOKEN_FOR) -> Named | None:
    """The institution, company or society that a title begins with, or with a part of it (某某学院|妇联召开…).

    None where the title begins with somebody of it, or tells of a visit of it.
    """
    heading = analysis.heading
    first = max((o.end for o in heading.all_organs() if o.start == 0), default=0) if heading is not None else 0
    if heading is None or not first or VISITS.match(heading.text, first):
        return None
    if any(sentence.title_begins(heading.text, first) for sentence in heading.sentences):
        return None
    for body in subjects:
        while body.parent is not None and not body.name.endswith(OWN_HOUSES):
            body = body.parent
        if body.certain and body.kind in kinds:
            return body
    return None

"""The classes that endings do not tell: a committee, a board or an assault team is what its owner is."""

from __future__ import annotations

import re

from kg.analysis import STATE_BODIES, Organ

#: The class of committees by their ending alone, and what the names of such end in; a headquarters stays one anywhere.
COMMITTEE = "LeadingGroup"
COMMITTEES = ("委员会", "理事会", "董事会", "监事会", "执委会", "常委会", "主席团")
#: Classes of bodies whose committees and boards are organs of the same class.
OWNERS = frozenset(
    "InternationalOrganization Association ChamberOfCommerce MassOrganization Enterprise PublicInstitution"
    " PeoplesCongress CongressStandingCommittee CPPCC JudicialBody Military StateBody".split()
)
#: Meetings of these have a presidium, which is nobody's organ afterwards.
PRESIDIUM = "主席团"
PARTY, PARTY_BODY = "PoliticalParty", "PartyBody"
#: The class of another country's commissions that its laws set up, and what their names tell of.
STATE = "StateBody"
OF_STATE = re.compile(
    "国家|全国|国防|联邦|立法|国民|常任|战略|中央|最高|主权|总统|宪法|选举|安全|监管|监察|规制|侦查|反恐|边防|外交|统计|贸易|规划|采购|管理"
)
#: Commissions of two countries, or of one with others, which coordinate what they do.
JOINT = re.compile("(?:合作|协调|混合|边界|双边|政府间|高级别|联合).{0,4}委员会$")
#: Houses of parliament, whose committees are theirs; the committees that govern a province; a country's own presidency.
HOUSES = re.compile("国会|议会|[参众联]议?院|下院|上院|杜马")
GOVERNING = re.compile("[省市州县]人民委员会$")
ASSEMBLY, ASSEMBLIES = "PeoplesCongress", ("人民委员会", "立法委员会")
#: How a society for the relations of a country with ours is called after both: 某国|中关系全国委员会.
WITH_US = re.compile("中(?!央).{0,4}(?:关系|友好|贸易|交流)")
#: How the names begin of committees of the whole world or one of its parts.
WORLD = re.compile("国际|世界|全球|亚洲|亚太|欧洲|欧亚|欧盟|非洲|非盟|美洲|联合国|阿拉伯|红十字国际|西非|东非|南极")
#: What assault teams are called, which other countries' forces have.
ASSAULT, FORCES = "突击队", "Military"
#: The branches of the democratic parties and the class of their central bodies.
BRANCH, CENTRAL, CENTRE = "DemocraticPartyBranch", "DemocraticParty", "中央"
CHINA = "中国"
#: A country's Olympic committee, which is none of the world's, and the class of the societies that have such.
OLYMPIC, SOCIETY = ("奥委会", "奥林匹克委员会", "残奥委会"), "Association"
#: The offices of a government elsewhere; the committees of mass organizations, which are theirs.
STATIONED, DEPARTMENT = "驻", "GovernmentDepartment"
PARTY_COMMITTEES, MASS = ("PartyCommittee", "DemocraticPartyBranch"), "MassOrganization"
#: The committees that hold another country's elections, which govern no place.
GOVERNMENT, ELECTING = "Government", ("选举管理委员会",)
#: The type of the rooms that study for a government; abroad such a name is an institute's.
STUDIES, INSTITUTE = "research-office", "PublicInstitution"
#: The classes of the offices of governments, and of bodies whose offices are of their own class.
OFFICES, WORLDWIDE = ("Government", "GovernmentDepartment"), "InternationalOrganization"
WITH_OFFICES = (WORLDWIDE, COMMITTEE, PARTY, "Association", "ChamberOfCommerce")
#: How the units of the armed police are called without their force's whole name.
POLICE = "武警"


def settle(organ: Organ) -> None:
    """Give a body the class that its owner or its country makes it; those of the reference list keep theirs."""
    if organ.known is not None:
        return
    owner = organ.parent
    if owner is not None:
        settle(owner)
    if organ.kind in OFFICES and owner is not None and owner.kind in WITH_OFFICES:
        organ.kind = PARTY_BODY if owner.kind == PARTY else owner.kind
    elif organ.kind in OFFICES and organ.rest.startswith(POLICE):
        organ.kind = FORCES
    elif organ.kind == WORLDWIDE and organ.rest in OLYMPIC and organ.place is not None:
        organ.kind = SOCIETY
    elif organ.kind in PARTY_COMMITTEES and owner is not None and owner.kind == MASS:
        organ.kind = MASS
    elif organ.kind == GOVERNMENT and organ.rest.startswith(STATIONED):
        organ.kind = DEPARTMENT
    elif organ.kind == GOVERNMENT and organ.rest.endswith(ELECTING) and _is_abroad(organ):
        organ.kind = STATE
    elif organ.type is not None and organ.type.name == STUDIES and _is_abroad(organ):
        organ.kind = INSTITUTE
    elif organ.kind == COMMITTEE and organ.rest.endswith(COMMITTEES):
        organ.kind = _of_owner(organ.parent, organ.rest) if organ.parent is not None else _of_place(organ)
    elif organ.rest.endswith(ASSAULT) and (_is_abroad(organ) or (organ.parent and organ.parent.kind == FORCES)):
        organ.kind = FORCES
    elif organ.kind == BRANCH and owner is not None and owner.kind == CENTRAL:
        organ.kind = CENTRAL if CENTRE in organ.rest or _is_centre(owner) else BRANCH


def _is_centre(owner: Organ) -> bool:
    """Whether a party is named by its central body: 民盟中央."""
    return owner.known is not None and owner.known.label.endswith(CENTRE)


def _of_owner(owner: Organ, rest: str) -> str:
    """The class of a committee of a body."""
    if rest.endswith(PRESIDIUM) and owner.kind != PARTY:
        return ASSEMBLY if owner.kind == ASSEMBLY and _is_abroad(owner) else COMMITTEE
    if owner.kind == PARTY:
        return PARTY_BODY
    if owner.kind in STATE_BODIES and _is_abroad(owner):
        return owner.kind if owner.kind in OWNERS else STATE
    return owner.kind if owner.kind in OWNERS else COMMITTEE


def _of_place(organ: Organ) -> str:
    """The class of a committee of a country, of the world, or of nobody that its name tells."""
    if JOINT.search(organ.rest):
        return COMMITTEE
    if _is_abroad(organ):
        return _abroad(organ.rest)
    if organ.place is None and not organ.level and WORLD.match(organ.rest):
        return WORLDWIDE
    return COMMITTEE


def _abroad(rest: str) -> str:
    """The class of a committee right after its country."""
    if HOUSES.search(rest) or rest in ASSEMBLIES:
        return ASSEMBLY
    if GOVERNING.search(rest):
        return "Government"
    if WITH_US.match(rest):
        return "Association"
    return STATE if OF_STATE.search(rest) or rest == PRESIDIUM else "Organization"


def _is_abroad(organ: Organ) -> bool:
    """Whether a body, or the one that its name begins with, is another country's."""
    while organ.parent is not None:
        organ = organ.parent
    if organ.known is not None:
        return organ.known.level == "international" and organ.kind in STATE_BODIES
    return organ.place is not None and bool(organ.place.country) and organ.place.country != CHINA

"""Names that bodies of every country have, of which none is told without its country: 国家电视台, 众议院司法委员会."""

from __future__ import annotations

import re

WHOSE = re.compile(
    "(?:建国|祖国)阵线|(?:众议院|参议院|国会|议会)(?=.)|国家(?:(?:广播)?电视台|通讯社|大呼拉尔|调查委员会|政治学院|监察总署|广播电视(?:公司|集团)|(?:石油|电力|铁路)公司$)"
    "|(?:国际|全国代表大会|欧洲|欧盟|亚洲|非洲|拉美|中东)(?:会议中心|会展中心|新闻中心|智库|公司|学校)$"
    "|(?:国防|中央常务|中央检查|中央理论|中央监察|中央监督|官僚)委员会$"
)


def of_every_country(name: str) -> bool:
    """Whether a name without its country tells no body.

    Examples
    --------
    >>> of_every_country("国家电视台"), of_every_country("国家博物馆")
    (True, False)
    """
    return WHOSE.match(name) is not None

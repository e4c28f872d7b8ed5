"""The words for levels of administration that bodies and posts begin with: 县委, 市政府, 镇党委."""

from __future__ import annotations

import re

LEVEL_WORDS = "省市县区州盟旗镇乡村"
"""The characters that name a level of administration, as in 县委, 县长, 全县."""
NOT_LEVEL = re.compile("乡村|市场|市容|区域|区划|村镇|乡镇|市政(?:处|局|工程|管|中心|市容)")
"""Words that begin like a level of administration and name none: 县|乡村振兴局, 市政|工程处."""
TOWN_WORDS = ("街道", "社区", "居民区", "镇", "乡", "村")
"""The words for the kinds of place below a county, which bodies leave their names out of too: 镇党委, 街道党工委."""


def level_of(ending: str) -> str:
    """The level that a body's ending begins with and that its jurisdiction may share: 县 of 县政府; else empty."""
    word = next((word for word in TOWN_WORDS if len(word) > 1 and ending.startswith(word)), "")
    if word:
        return word if len(ending) > len(word) else ""
    return ending[0] if len(ending) > 1 and ending[0] in LEVEL_WORDS and not NOT_LEVEL.match(ending) else ""


REGION = "自治区"
"""The level that three characters name."""

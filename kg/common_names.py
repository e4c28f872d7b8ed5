"""Whether words alone are common nouns: the tagger takes 社区医院 in a sentence for a name, 社区 alone for none."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.language import tagger

#: Tags of words that only names have; numbers and times are in the names of schools and museums.
NAMES = frozenset({"PER", "LOC", "ORG", "TIME", "nr", "ns", "nt", "nz", "nw", "m", "t"})
#: What tells bodies apart that are otherwise called by what they do: 东南大学, 海军工程大学.
DISTINCT = re.compile(
    "[东西][南北]|[东西南北华][东西南北中]|[海陆空]军|火箭军|武警|中国|[东西南北中]部|军委|中央|首都|人民|解放军|红军|抗日|革命|[0-9A-Za-z]"
)
#: The fewest characters of common nouns that may be told from a name.
SHORTEST = 2


@lru_cache(maxsize=8192)
def is_common_noun(words: str) -> bool:
    """Whether words, without what stands around them, are none but common nouns.

    Examples
    --------
    >>> is_common_noun("社区"), is_common_noun("云川"), is_common_noun("东南")
    (True, False, False)
    """
    if len(words) < SHORTEST or DISTINCT.match(words):
        return False
    return not any(token.tag in NAMES for token in tagger.load().tag([words])[0])

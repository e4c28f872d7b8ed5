"""Where a name ends before a word whose first character the tagger gave to it: 骆晓|通电话, 骆晓|先后."""

from __future__ import annotations

import re

#: Words that follow names, by their first two characters.
WORDS = re.compile(
    "作[的了关题]|所[作做提]|通[电话]|先后|时[，。、]|时[表说]|同与|同当|兼任|致[辞电信函慰贺]|祝[贺愿福伟]|因[病公此]|曾[说指表经在担任]|代总|特[别使]|"
    "莅[会临]|在[京沪]|不[在会能是再]|成为|偕|来[华访]|高调|多次|再次|重申|得票|正[和在与]|连线|拉[家起]|唠家|促膝|向(?:会议|大会|全|记者|中|来宾|与会|大家|到场)|等(?!、)"
)
#: What people in office do, which no verb of the roles is.
SETS_OUT = re.compile(
    "到(?=[\u4e00-\u9fff]{1,6}(?:镇|乡|村|县|市|区|街道|公司|学校|局|厂))|来到|前往|深入|走进|赶赴|带领|率领|带队|率队|一行"
)
#: Characters that begin what follows a name which the document also has without them.
FIRST = frozenset("时作所通先同兼致祝因等曾在来代特多和与及就将对向")
#: What stands before a name and was taken for its beginning.
LEAD = re.compile("约?[同与]|[应达向对由经据请为受国和习]")


def without_next_word(text: str, start: int, end: int) -> int:
    """Where the name in ``text[start:end]`` ends, two characters of it at least being kept."""
    for position in range(start + 2, end):
        word = WORDS.match(text, position)
        if word and word.end() >= end:
            return position
    return end


#: Those who come to somebody's home, before the name, and what goes on after its last character there: 走进|骆晓|家.
COMES_TO = re.compile("(?:走进|来到|走访|前往|赶到|探访|看望|慰问|分赴|[到在])[^，。；]{0,14}$")
AT_HOME = re.compile("家(?:[，。、里]|中(?!学)|看望|慰问|走访)")


def is_at_home(text: str, start: int, end: int) -> bool:
    """Whether the last character of the name in ``text[start:end]`` is the word for the home of whoever is visited.

    Examples
    --------
    >>> is_at_home("走进村民骆晓家，", 4, 7), is_at_home("书记骆振家，", 2, 5)
    (True, False)
    """
    before = text[max(0, start - 20) : start]
    return AT_HOME.match(text, end - 1) is not None and COMES_TO.search(before) is not None

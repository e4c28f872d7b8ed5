"""Search keys for Chinese names: pinyin without tones and initials, with the readings that surnames take."""

from __future__ import annotations

from collections.abc import Callable

# Readings as a surname that differ from the usual reading of the character, or stand beside it.
SURNAMES: dict[str, tuple[str, ...]] = {
    "万俟": ("moqi",),
    "单于": ("chanyu",),
    "尉迟": ("yuchi",),
    "澹台": ("tantai",),
    "鲜于": ("xianyu",),
    "长孙": ("zhangsun",),
    "乐": ("yue", "le"),
    "乜": ("nie",),
    "任": ("ren",),
    "仇": ("qiu",),
    "伯": ("bo",),
    "佴": ("nai",),
    "便": ("pian",),
    "冼": ("xian",),
    "区": ("ou",),
    "华": ("hua",),
    "单": ("shan",),
    "卜": ("bu",),
    "召": ("shao",),
    "句": ("gou",),
    "员": ("yun",),
    "呙": ("guo",),
    "哈": ("ha",),
    "宁": ("ning",),
    "宓": ("mi", "fu"),
    "尉": ("yu", "wei"),
    "尹": ("yin",),
    "干": ("gan",),
    "幺": ("yao",),
    "应": ("ying",),
    "折": ("she",),
    "曲": ("qu",),
    "曾": ("zeng",),
    "朴": ("piao",),
    "查": ("zha",),
    "柏": ("bai", "bo"),
    "洗": ("xian",),
    "炅": ("gui",),
    "燕": ("yan",),
    "牟": ("mou", "mu"),
    "瞿": ("qu",),
    "祭": ("zhai",),
    "种": ("chong",),
    "秘": ("bi",),
    "粘": ("nian",),
    "繁": ("po",),
    "纪": ("ji",),
    "缪": ("miao",),
    "翟": ("zhai", "di"),
    "葛": ("ge",),
    "薄": ("bo",),
    "藏": ("zang",),
    "行": ("xing",),
    "褚": ("chu",),
    "覃": ("qin", "tan"),
    "解": ("xie",),
    "訾": ("zi",),
    "谌": ("chen", "shen"),
    "贲": ("ben",),
    "车": ("che",),
    "逄": ("pang",),
    "那": ("na",),
    "郇": ("xun", "huan"),
    "郗": ("xi", "chi"),
    "都": ("du",),
    "重": ("chong",),
    "阚": ("kan",),
    "隗": ("wei", "kui"),
    "黑": ("he",),
    "盖": ("ge", "gai"),
    "盛": ("sheng",),
    "相": ("xiang",),
    "石": ("shi",),
    "沈": ("shen",),
    "晟": ("cheng", "sheng"),
    "能": ("nai",),
    "幸": ("xing",),
    "俞": ("yu",),
    "佘": ("she",),
    "令狐": ("linghu",),
    "夏侯": ("xiahou",),
    "于": ("yu",),
    "从": ("cong",),
    "宿": ("su",),
    "屈": ("qu",),
    "强": ("qiang",),
    "撒": ("sa",),
    "曹": ("cao",),
    "殷": ("yin",),
    "率": ("shuai",),
    "臧": ("zang",),
    "谷": ("gu",),
    "降": ("jiang",),
    "食": ("shi",),
}


def reader() -> Callable[[str, bool], tuple[str, ...]]:
    """A function (name, is a person) → search keys ``("guyanqing gyq",)``, one for each reading, the likeliest first.

    ü is written v, as on a keyboard. What is not Chinese stays as it is, in lower case and without spaces.

    Examples
    --------
    >>> reader()("单若溪", True)
    ('shanruoxi srx', 'danruoxi drx')
    """
    from pypinyin import lazy_pinyin

    cache: dict[str, tuple[str, ...]] = {}

    def syllables(text: str) -> tuple[str, ...]:
        if text not in cache:
            cache[text] = tuple("".join(part.lower().split()) for part in lazy_pinyin(text))
        return cache[text]

    def keys(name: str, person: bool) -> tuple[str, ...]:
        usual = syllables(name)
        found = [_key(usual)]
        if person:
            length = 2 if name[:2] in SURNAMES else 1
            for reading in reversed(SURNAMES.get(name[:length], ())):
                key = _key((reading, *syllables(name)[length:]), whole=length)
                if key in found:
                    found.remove(key)
                found.insert(0, key)
        return tuple(key for key in found if key.strip())

    return keys


def _key(parts: tuple[str, ...], whole: int = 1) -> str:
    """The syllables run together and their initials; a surname of two characters given as one keeps both initials."""
    initials = "".join(part if part.isdigit() else part[:1] for part in parts)
    if whole == 2:
        initials = _COMPOUND[parts[0]] + initials[1:]
    return f"{''.join(parts)} {initials}"


_COMPOUND = {
    "moqi": "mq",
    "chanyu": "cy",
    "yuchi": "yc",
    "tantai": "tt",
    "xianyu": "xy",
    "zhangsun": "zs",
    "linghu": "lh",
    "xiahou": "xh",
}

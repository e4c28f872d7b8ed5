"""Folding: what becomes what, and the way back to the text as given."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.fold import Folded, fold

# Whatever folding treats, and what it leaves.
ALPHABET = (
    "张三李王省长书记市臺灣縣長組織后於乾昇A1z ,;:()!?.\n\r\t，；：（）！？．、。“”「」『』《》"
    "１２ＡＢ％　\u00a0\u200b\ufeff\u00ad\ufe0f\x00\x0c\u2028·•‧∙・⻓⼤\uf9dc𠮷𫝊\ud800"
)
texts = st.text(st.one_of(st.sampled_from(ALPHABET), st.characters()), max_size=60)


@pytest.mark.parametrize(
    ("given_text", "folded"),
    [
        ("ＡＢｃ１２３％＋", "ABc123%+"),
        ("阿里木‧热合曼、艾山•买买提、本．西蒙、本.西蒙", "阿里木·热合曼、艾山·买买提、本·西蒙、本·西蒙"),
        ("增长3．5个百分点", "增长3.5个百分点"),
        ("臺灣省長樂縣「統戰部」『僑聯』", "台湾省长乐县“统战部”‘侨联’"),
        ("云川县长乾于右、於昇出席", "云川县长乾于右、於昇出席"),
        ("⻓江⼤桥", "长江大桥"),
        ("会议指出,要抓紧;组长:(代)", "会议指出，要抓紧；组长：（代）"),
        ("7月3日,共3人(含)", "7月3日，共3人（含）"),
        ("下午3:30,1,000 Smith, http://a.cn/?a=1 (v2)", "下午3:30,1,000 Smith, http://a.cn/?a=1 (v2)"),
        ("张\u200b三\ufeff出\u00ad席", "张三出席"),
        ("甲\u00a0乙丙\u3000丁戊", "甲 乙丙 丁戊"),
        ("第一页\x0c第二页\u2028完", "第一页\n第二页\n完"),
    ],
)
def test_one_spelling(given_text: str, folded: str) -> None:
    assert fold(given_text).text == folded


@pytest.mark.parametrize(
    ("given_text", "folded"),
    [
        ("张　三、李小四、王 五", "张三、李小四、王五"),
        ("县委书记张 三出席", "县委书记张三出席"),
        ("记者 张 三 报道", "记者 张三 报道"),
        ("张三 李四 王五", "张三 李四 王五"),
        ("东 南 西 北", "东 南 西 北"),
        ("县长 出席", "县长 出席"),
        ("张\n三", "张\n三"),
        ("通知 关于召开会议", "通知 关于召开会议"),
    ],
)
def test_spaces_go_only_inside_a_two_character_word(given_text: str, folded: str) -> None:
    assert fold(given_text).text == folded


def test_back_spans_what_was_dropped_inside() -> None:
    text = "部长张　三、李\u200b四"
    folded = fold(text)
    assert folded.text == "部长张三、李四"
    assert folded.back(2, 4) == (2, 5)
    assert text[slice(*folded.back(2, 4))] == "张　三"
    assert folded.back(5, 7) == (6, 9)
    assert folded.back(7, 7) == (9, 9)
    assert folded.forth(2, 5) == (2, 4)


@pytest.mark.parametrize("text", ["", "plain ASCII, with marks: (1) yes!", "会议由县长主持。\n散会"])
def test_text_with_nothing_to_fold_stays_itself(text: str) -> None:
    assert fold(text) == Folded(text, None)


def test_same_length_needs_no_map() -> None:
    folded = fold("臺灣，１２")
    assert folded.text == "台湾，12"
    assert folded.origin is None


@given(texts)
def test_back_is_in_bounds_and_monotone(text: str) -> None:
    folded = fold(text)
    spans = [folded.back(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= start and end == start + 1 <= len(text) for start, end in spans)
    assert all(one[0] < other[0] for one, other in pairwise(spans))
    for start in range(len(folded.text) + 1):
        for end in range(start, min(start + 6, len(folded.text) + 1)):
            first, last = folded.back(start, end)
            assert 0 <= first <= last <= len(text)
            assert end == start or folded.forth(first, last) == (start, end)


@given(st.text("张三书记，。A1１２ＡＢ％⻓⼤臺縣長\uf9dc\u200b\ufeff\u00ad\x00\x0c\u2028𠮷", max_size=40))
def test_what_back_quotes_folds_to_the_same_characters(text: str) -> None:
    folded = fold(text)
    for start in range(len(folded.text)):
        for end in range(start + 1, min(start + 6, len(folded.text)) + 1):
            assert fold(text[slice(*folded.back(start, end))]).text == folded.text[start:end]


@given(texts)
def test_each_character_comes_from_the_one_that_back_quotes(text: str) -> None:
    folded = fold(text)
    by_neighbours = ",;:!?().．‧∙•⋅・･"  # and characters of traditional phrases
    for at, char in enumerate(folded.text):
        one = text[slice(*folded.back(at, at + 1))]
        assert char in (one, fold(one).text) or one in by_neighbours or ("\u3400" <= one and "\u3400" <= char)


@given(texts)
def test_folding_twice_changes_no_width(text: str) -> None:
    folded = fold(text).text
    assert not any(char in folded for char in "\u200b\ufeff\u00ad\u3000\u00a0１２ＡＢ％\x0c\u2028")


def test_hostile_length_is_linear() -> None:
    for text in ("(" * 100_000, "长 " * 100_000, "張" * 100_000, "\u200b张" * 100_000, "," * 100_000):
        assert len(fold(text).text) <= len(text)

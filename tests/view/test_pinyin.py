"""Names are found by pinyin and initials, surnames in the reading they take as surnames."""

from __future__ import annotations

import pytest

from kg.view.pinyin import SURNAMES, reader


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("单若溪", "shanruoxi srx"),
        ("曾雨桐", "zengyutong zyt"),
        ("解明远", "xiemingyuan xmy"),
        ("仇青岚", "qiuqinglan qql"),
        ("查怀瑾", "zhahuaijin zhj"),
        ("尉迟南星", "yuchinanxing ycnx"),
        ("万俟清", "moqiqing mqq"),
        ("吕知秋", "lvzhiqiu lzq"),
    ],
)
def test_persons(name: str, first: str) -> None:
    assert reader()(name, True)[0] == first


def test_both_readings_of_a_surname_are_indexed() -> None:
    assert set(reader()("盖思齐", True)) == {"gesiqi gsq", "gaisiqi gsq"}


def test_a_body_is_no_person() -> None:
    assert reader()("解放街道", False) == ("jiefangjiedao jfjd",)


def test_what_is_not_chinese_stays_and_spaces_go() -> None:
    assert reader()("COP 15 大会", False)[0].startswith("cop15")
    assert reader()("", True) == ()


def test_surnames_are_of_one_or_two_characters_and_read_in_plain_letters() -> None:
    for name, readings in SURNAMES.items():
        assert len(name) in (1, 2) and readings
        assert all(text.isascii() and text.islower() for text in readings)
        assert reader()(f"{name}明", True)[0].endswith(" " + reader()(f"{name}明", True)[0].split()[1])

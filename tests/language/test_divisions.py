"""Administrative divisions: the table, names and chains of names, what 县 means, and names in running text."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError, OntologyError
from kg.language import divisions as dv
from kg.language.divisions import Division, Divisions, load
from kg.language.divisions.division import ALIASES, LEVELS
from kg.language.divisions.words import COMMON

TABLE = Path(__file__).resolve().parents[2] / "ontology" / "divisions.csv"


@pytest.fixture(scope="module")
def table() -> Divisions:
    return load()


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def found(table: Divisions, text: str, short: bool = False) -> list[str]:
    return [text[start:end] for start, end, _ in table.find(text, short=short)]


# -- the table ---------------------------------------------------------------------------------------------------------


def test_the_table_is_whole(rows: list[dict[str, str]]) -> None:
    codes = [row["code"] for row in rows]
    known = set(codes)
    assert len(known) == len(codes), "a code stands twice"
    for row in rows:
        assert None not in row.values() and row["name"], row
        if row["level"]:
            assert row["level"] in LEVELS
            assert row["parent"] in known if row["level"] != "province" else row["parent"] == ""
        else:
            assert len(row["code"]) == 9 and (row["parent"] or row["code"][:6]) in known, row
        assert row["successor"] in known or not row["successor"], row
        assert not row["successor"] or row["until"], "a successor without an end"
    towns = [not row["level"] for row in rows]
    assert towns == sorted(towns), "townships stand last: the counties are read without them"


@pytest.mark.parametrize(
    ("level", "least", "most"),
    [("province", 34, 34), ("prefecture", 350, 360), ("county", 2850, 2960), ("", 38000, 41500)],
)
def test_how_many_there_are(rows: list[dict[str, str]], level: str, least: int, most: int) -> None:
    assert least <= sum(row["level"] == level and not row["until"] for row in rows) <= most


def test_former_divisions_are_kept_with_their_end(rows: list[dict[str, str]]) -> None:
    former = [row for row in rows if row["until"]]
    assert len(former) > 400
    assert all(2000 < int(row["until"]) < 2030 for row in former)
    assert sum(bool(row["successor"]) for row in former) > 400


def test_words_and_aliases_name_divisions(table: Divisions) -> None:
    for code in ALIASES.values():
        assert table.by_code(code).code == code
    full = {division.name for division in table._upper.values()}
    assert not COMMON & full, "a full name among the short ones"
    assert all(table.named(word) for word in sorted(COMMON)), [w for w in sorted(COMMON) if not table.named(w)]


# -- one division ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "name", "short", "full"),
    [
        ("350000", "福建省", "福建", "福建省"),
        ("350122", "连江县", "连江", "福建省福州市连江县"),
        ("350122101", "敖江镇", "敖江", "福建省福州市连江县敖江镇"),
        ("150000", "内蒙古自治区", "内蒙古", "内蒙古自治区"),
        ("650000", "新疆维吾尔自治区", "新疆", "新疆维吾尔自治区"),
        ("810000", "香港特别行政区", "香港", "香港特别行政区"),
        ("522600", "黔东南苗族侗族自治州", "黔东南", "贵州省黔东南苗族侗族自治州"),
        ("622926", "东乡族自治县", "东乡", "甘肃省临夏回族自治州东乡族自治县"),
        ("220623", "长白朝鲜族自治县", "长白", "吉林省白山市长白朝鲜族自治县"),
        ("410304", "瀍河回族区", "瀍河", "河南省洛阳市瀍河回族区"),
        ("429021", "神农架林区", "神农架", "湖北省神农架林区"),
        ("152500", "锡林郭勒盟", "锡林郭勒", "内蒙古自治区锡林郭勒盟"),
        ("130133", "赵县", "赵县", "河北省石家庄市赵县"),
        ("110108", "海淀区", "海淀", "北京市海淀区"),
        ("130000-xiongan", "雄安新区", "雄安新区", "河北省雄安新区"),
    ],
)
def test_names_of_a_division(table: Divisions, code: str, name: str, short: str, full: str) -> None:
    division = table.by_code(code)
    assert (division.name, division.short) == (name, short)
    assert "".join(each.name for each in (*reversed(table.ancestors(code)), division)) == full


def test_ancestors_and_within(table: Divisions) -> None:
    assert [division.code for division in table.ancestors("350122101")] == ["350122", "350100", "350000"]
    assert [division.code for division in table.ancestors("441900119")] == ["441900", "440000"]
    assert table.ancestors("110000") == table.ancestors("") == table.ancestors("nothing") == ()
    assert table.within("350122101", "350000")
    assert not table.within("350122", "350122")
    assert not table.within("350122", "350200")


def test_an_unknown_code_is_an_error_in_one_line(table: Divisions) -> None:
    for code in ("", "999999", "350122999", "县\n"):
        with pytest.raises(InputError) as error:
            table.by_code(code)
        assert "\n" not in str(error.value)


def test_a_former_division_points_to_what_it_became(table: Divisions) -> None:
    assert table.by_code("350182") == Division("350182", "长乐市", "county", "350100", "2017", "350112")
    assert table.by_code("371200").successor == "370116"
    assert table.by_code("341400").successor == "", "it was divided"
    assert table.by_code("420600-2010").name == "襄樊市"
    assert table.by_code("420600-2010").successor == "420600"


# -- names -------------------------------------------------------------------------------------------------------------


def test_named_is_ordered(table: Divisions) -> None:
    assert [division.code for division in table.named("吉林")][:2] == ["220000", "220200"]
    codes = [division.code for division in table.named("长乐")]
    assert (codes[0], codes[-1]) == ("350112", "350182"), "former ones last"
    assert {division.level for division in table.named("城关镇")} == {"township"}
    assert table.named("不在") == table.named("") == ()


@pytest.mark.parametrize(
    ("name", "context", "code"),
    [
        # full names, the newest among them
        ("连江县", "", "350122"),
        ("浦东新区", "", "310115"),
        ("滨海新区", "", "120116"),
        ("即墨区", "", "370215"),
        ("龙港市", "", "330383"),
        ("临平区", "", "330113"),
        ("米林市", "", "540481"),
        ("和安县", "", "653229"),
        ("和康县", "", "653228"),
        ("石河子市", "", "659001"),
        ("济源市", "", "419001"),
        ("中山市", "", "442000"),
        ("雄安新区", "", "130000-xiongan"),
        ("澳门特别行政区", "", "820000"),
        # former names
        ("长乐市", "", "350182"),
        ("即墨市", "", "370282"),
        ("莱芜市", "", "371200"),
        ("闸北区", "", "310108"),
        ("巢湖市", "", "340181"),
        # short names and contractions
        ("福建", "", "350000"),
        ("海南", "", "460000"),
        ("海南", "150302", "460000"),
        ("连江", "", "350122"),
        ("长乐", "", "350112"),
        ("凉山州", "", "513400"),
        ("长阳县", "", "420528"),
        ("合肥高新区", "", "340176"),
        # chains
        ("福建省福州市连江县", "", "350122"),
        ("福州连江", "", "350122"),
        ("江苏苏州", "", "320500"),
        ("北京朝阳", "", "110105"),
        ("东莞市长安镇", "", "441900119"),
        ("亭湖区新洋街道", "", "320902007"),
        ("连江县敖江镇", "", "350122101"),
        # namesakes
        ("鼓楼区", "", ""),
        ("鼓楼区", "350122", "350102"),
        ("鼓楼区", "320104", "320106"),
        ("鼓楼区", "350122101", "350102"),
        ("朝阳", "", ""),
        ("朝阳", "110108", "110105"),
        ("城关镇", "", ""),
        ("敖江镇", "350122", "350122101"),
        # nothing
        ("连江县连江县连江县", "", ""),
        ("月亮县", "", ""),
        ("", "350122", ""),
    ],
)
def test_resolve(table: Divisions, name: str, context: str, code: str) -> None:
    division = table.resolve(name, context)
    assert (division.code if division else "") == code


@pytest.mark.parametrize(
    ("word", "context", "code"),
    [
        ("省", "350122", "350000"),
        ("我省", "350122", "350000"),
        ("全省", "350000", "350000"),
        ("我市", "350122", "350100"),
        ("县", "350122", "350122"),
        ("全县", "350122101", "350122"),
        ("县", "350100", ""),
        ("市", "110108", "110000"),
        ("市", "320582", "320582"),
        ("市", "330110", "330100"),
        ("区", "110108", "110108"),
        ("全区", "450100", "450000"),
        ("自治区", "450123", "450000"),
        ("州", "532301", "532300"),
        ("盟", "152522", "152500"),
        ("旗", "152522", "152522"),
        ("镇", "350122101", "350122101"),
        ("镇", "350122", ""),
        ("新区", "130000-xiongan", "130000-xiongan"),
        ("村", "350122", ""),
        ("", "350122", ""),
        ("我", "350122", ""),
        ("省", "", ""),
        ("省", "nothing", ""),
    ],
)
def test_relative(table: Divisions, word: str, context: str, code: str) -> None:
    division = table.relative(word, context)
    assert (division.code if division else "") == code


# -- running text ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("福建省福州市连江县敖江镇", ["福建省", "福州市", "连江县", "敖江镇"]),
        ("赴福州连江调研", ["福州", "连江"]),
        ("黄河南岸的河南省", ["河南省"]),
        ("河北区域协调发展", ["河北"]),
        ("召开县委常委会，代县长到达县城", []),
        ("市长和县长；国内市场", []),
        ("推进乡村振兴，建设乡村，城乡居民", []),
        ("高于城镇居民", []),
        ("合作共赢，资源共享，和平发展", []),
        ("江苏大丰", ["江苏", "大丰"]),
        ("江苏资源", ["江苏"]),
        ("辽宁振兴", ["辽宁"]),
        ("丹东振兴", ["丹东", "振兴"]),
        ("阳泉市郊区；城市郊区", ["阳泉市", "郊区"]),
        ("河北雄安新区", ["河北", "雄安新区"]),
        ("连江县委、连江县人民政府", ["连江县", "连江县"]),
        ("新疆生产建设兵团石河子市", ["新疆", "石河子市"]),
        ("", []),
    ],
)
def test_find(table: Divisions, text: str, names: list[str]) -> None:
    assert found(table, text) == names


def test_find_returns_common_words_when_asked(table: Divisions) -> None:
    assert found(table, "和平、高平、连江") == ["连江"]
    assert found(table, "和平、高平、连江", short=True) == ["和平", "高平", "连江"]


def test_a_name_after_its_container_means_the_one_inside(table: Divisions) -> None:
    hits = table.find("南京市鼓楼区与福州市鼓楼区")
    assert [[d.code for d in divisions if not d.until] for _, _, divisions in hits] == [
        ["320100"],
        ["320106"],
        ["350100"],
        ["350102"],
    ]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="福建省州市连江县敖镇北京朝阳区海南黄河乡村街道城的委 \n😀", max_size=40))
def test_find_keeps_order_and_offsets(text: str) -> None:
    table = load()
    last = 0
    for start, end, divisions in table.find(text):
        assert last <= start < end <= len(text)
        assert divisions and all(table.by_code(division.code) == division for division in divisions)
        last = end


def test_find_does_not_depend_on_what_was_asked_before() -> None:
    text = "连江县敖江镇与乌镇、滨海新区"
    fresh, used = Divisions(TABLE.read_text(encoding="utf-8")), load()
    used.find("城关镇、景德镇")
    assert fresh.find(text) == used.find(text)


# -- loading -----------------------------------------------------------------------------------------------------------


def test_townships_are_read_when_one_is_asked_for() -> None:
    table = Divisions(TABLE.read_text(encoding="utf-8"))
    table.find("福建省连江县")
    assert not table._towns, "no township was asked for"
    assert table.named("敖江镇")
    assert table._towns


def test_a_broken_table_is_named() -> None:
    with pytest.raises(OntologyError, match=r"divisions\.csv"):
        Divisions("code,name,level,parent,until,successor\n110000,北京市,planet,,,\n")


def test_a_missing_table_says_where(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dv, "__file__", str(tmp_path / "kg" / "language" / "divisions" / "__init__.py"))
    load.cache_clear()
    try:
        with pytest.raises(InputError, match="missing"):
            load()
    finally:
        load.cache_clear()

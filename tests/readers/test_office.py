"""DOCX and PDF files, written here byte by byte or with python-docx."""

from __future__ import annotations

import io
import zipfile

import pytest

from kg.errors import InputError
from kg.readers import docx, pdf

LINES = ["青石镇召开防汛工作部署会", "3月2日,青石镇召开防汛工作部署会。镇长甘如饴主持会议。", "会议要求抓好落实。"]


def text_of(rows: object) -> str:
    ((place, row),) = list(rows)  # type: ignore[call-overload]
    assert place == 0
    text = row["text"]
    assert isinstance(text, str)
    return text


def write_docx() -> bytes:
    import docx as package

    document = package.Document()
    for line in LINES:
        document.add_paragraph(line)
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("姓名", "职务", "甘如饴", "青石镇镇长"), strict=True):
        cell.text = words
    document.add_paragraph("附注")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def change(data: bytes, old: bytes, new: bytes) -> bytes:
    """The package with its main part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, part.replace(old, new) if name == "word/document.xml" else part)
    return out.getvalue()


def test_docx_paragraphs_and_tables_in_order() -> None:
    assert text_of(docx.parse(write_docx())).split("\n") == [*LINES, "姓名\t职务", "甘如饴\t青石镇镇长", "附注"]


def test_docx_content_controls_and_deletions() -> None:
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    deleted = (
        "<w:p><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins><w:r><w:t>增补</w:t></w:r></w:ins></w:p>"
    )
    data = change(write_docx(), b"<w:body>", f"<w:body>{control}{deleted}".encode())
    assert text_of(docx.parse(data)).split("\n")[:3] == ["控件", "增补", LINES[0]]


def test_docx_that_is_none() -> None:
    with pytest.raises(InputError, match="no DOCX document"):
        list(docx.parse(b"PK\x03\x04 rubbish"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(InputError, match="zip archive"):
        list(docx.parse(out.getvalue()))
    with pytest.raises(InputError, match="broken DOCX"):
        list(docx.parse(change(write_docx(), b"<w:body>", b"<w:bod")))


def test_docx_that_unpacks_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "UNPACKED", 1000)
    with pytest.raises(InputError, match="unpacks to more"):
        list(docx.parse(write_docx()))


def test_docx_without_text() -> None:
    import docx as package

    out = io.BytesIO()
    package.Document().save(out)
    with pytest.raises(InputError, match="no text"):
        list(docx.parse(out.getvalue()))


def write_pdf(pages: list[list[str]]) -> bytes:
    """A PDF whose font maps each character code to the character itself (ToUnicode)."""
    codes = sorted({ord(c) for page in pages for line in page for c in line})
    chars = "\n".join(f"<{c:04X}> <{c:04X}>" for c in codes)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{len(codes)} beginbfchar\n{chars}\nendbfchar\n"
        "endcmap end end"
    )
    contents = []
    for page in pages:
        shown = " ".join(f"<{''.join(f'{ord(c):04X}' for c in line)}> Tj 0 -20 Td" for line in page)
        contents.append(f"BT /F 12 Tf 50 800 Td {shown} ET")
    first = 6
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [4 0 R] "
        "/ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /DW 1000 "
        "/CIDSystemInfo << /Registry (A) /Ordering (I) /Supplement 0 >> >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    for i, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] /Resources << /Font << /F 3 0 R >> >> "
            f"/Contents {first + 2 * i + 1} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    return out + f"{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF".encode()


def test_pdf_lines_become_paragraphs_again() -> None:
    first = [
        "青石镇召开会议",
        "三月二日青石镇召开防汛工作部署会镇长甘如饴主",
        "持会议。会议要求各村抓好落实把责任压到岗位上",
        "- 1 -",
    ]
    second = ["人人知晓。", "云川县水利局局长闻笛到会。", "第 2 页"]
    assert text_of(pdf.parse(write_pdf([first, second]))).split("\n") == [
        "青石镇召开会议",
        "三月二日青石镇召开防汛工作部署会镇长甘如饴主持会议。会议要求各村抓好落实把责任压到岗位上人人知晓。",
        "云川县水利局局长闻笛到会。",
    ]


def test_pdf_without_text() -> None:
    with pytest.raises(InputError, match="no text"):
        list(pdf.parse(write_pdf([[]])))


def test_pdf_that_is_none() -> None:
    with pytest.raises(InputError, match="broken PDF"):
        list(pdf.parse(b"%PDF-1.4 rubbish"))
    whole = write_pdf([LINES])
    for cut in (100, len(whole) // 2):
        with pytest.raises(InputError):
            list(pdf.parse(whole[:cut]))


def test_pdf_with_a_password() -> None:
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(write_pdf([LINES])))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(InputError, match="password"):
        list(pdf.parse(out.getvalue()))

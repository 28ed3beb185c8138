"""Older formats, by the real LibreOffice; skipped where it is not installed."""

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
import threading
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from docx.oxml import parse_xml

from disclosures.exchange import Unreadable
from disclosures.importing.blocks import Document, Paragraph, Table
from disclosures.importing.readers import office
from tests.disclosures.importing.wordfiles import NAMES

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
_LEVEL = (
    '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>{}<w:suff w:val="space"/>'
    '<w:lvlText w:val="{}"/></w:lvl>'
)


def charter() -> bytes:
    """A Word file with a table and automatic chapters and articles."""
    document = python_docx.Document()
    levels = _LEVEL.format(0, "", "第%1章") + _LEVEL.format(
        1, '<w:lvlRestart w:val="0"/>', "第%2条"
    )
    document.part.numbering_part._element = parse_xml(
        f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        f'{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    for text, level in (("总则", 0), ("甲", 1), ("乙", 1), ("会员", 0), ("丙", 1), ("丁", 1)):
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        number = f'<w:numPr {NAMES}><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        properties.append(parse_xml(number))
    table = document.add_table(2, 2, style="Table Grid")
    for cell, text in zip(table._cells, ("姓名", "部门", "陆一鸣", "办公室"), strict=True):
        cell.text = text
    document.add_paragraph("完")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The same file in the older formats."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "a.docx").write_bytes(charter())
    for ending in ("doc", "odt"):
        subprocess.run(
            [str(SOFFICE), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
             "--convert-to", ending, "--outdir", str(folder), str(folder / "a.docx")],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    return {ending: (folder / f"a.{ending}").read_bytes() for ending in ("doc", "odt")}


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


@needs_office
@pytest.mark.parametrize("ending", ["doc", "odt"])
def test_numbers_and_tables_come_through(converted: dict[str, bytes], ending: str) -> None:
    document = office.read(converted[ending])
    assert texts(document) == [
        "第一章 总则", "第一条 甲", "第二条 乙", "第二章 会员", "第三条 丙", "第四条 丁", "完",
    ]  # fmt: skip
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["姓名", "部门"],
        ["陆一鸣", "办公室"],
    ]


@needs_office
def test_rich_text_is_read() -> None:
    raw = rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}\f0 \u24635?\u21017?\par}"
    assert texts(office.read(raw)) == ["总则"]


@needs_office
def test_a_broken_file_is_refused_or_read_as_it_is(converted: dict[str, bytes]) -> None:
    with pytest.raises(Unreadable, match="另存为"):
        office.read(converted["odt"][:2_000])


@needs_office
def test_nothing_is_left_behind_when_time_is_over(
    converted: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(Unreadable, match="用时太长"):
        office.to_docx(converted["doc"], seconds=0.05)
    assert list(tmp_path.iterdir()) == []
    assert not [line for line in _commands() if str(tmp_path) in line]


def _commands() -> list[str]:
    found = []
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(each.read_bytes().replace(b"\x00", b" ").decode("utf-8", "replace"))
        except OSError:
            continue
    return found


@needs_office
@pytest.mark.parametrize("cut_off", [True, False])
def test_no_picture_is_fetched(
    converted: dict[str, bytes],
    listening: Listener,
    monkeypatch: pytest.MonkeyPatch,
    *,
    cut_off: bool,
) -> None:
    if not cut_off:
        monkeypatch.setattr(office, "_without_network", tuple)
    frame = (
        '<text:p xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">外面的图'
        '<draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" svg:width="2cm" svg:height="2cm">'
        f'<draw:image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://127.0.0.1:{listening.port}/a.png" '
        'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(converted["odt"])) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "content.xml":
                data = data.replace(b"</office:text>", frame.encode() + b"</office:text>")
            new.writestr(info, data)
    assert "外面的图" in texts(office.read(target.getvalue()))
    assert listening.count == 0


class Listener:
    """Counts who comes."""

    def __init__(self) -> None:
        self.count = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._wait, daemon=True)
        self._thread.start()

    def _wait(self) -> None:
        while True:
            try:
                connection, _address = self._socket.accept()
            except OSError:
                return
            self.count += 1
            connection.close()

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listening() -> object:
    listener = Listener()
    yield listener
    listener.close()


def test_without_libreoffice_a_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(os.environ, "PATH", str(tmp_path))
    with pytest.raises(Unreadable, match=r"没有安装 LibreOffice.*另存为 \.docx"):
        office.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

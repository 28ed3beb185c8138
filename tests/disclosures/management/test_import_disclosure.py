"""The commands that read files: what they print, and how they end. No database is touched."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.core.management import call_command

from disclosures import editions
from disclosures.demo import clean_disclosure
from tests.disclosures.importing.plainword import Who, write_plain

FORM = editions.load("2024-2025")
CONTENT = clean_disclosure(Random(4), Who.school, "student", FORM)


@pytest.fixture
def word(tmp_path: Path) -> Path:
    file = tmp_path / "材料.docx"
    file.write_bytes(write_plain(CONTENT, FORM))
    return file


def run(capsys: pytest.CaptureFixture[str], command: str, *words: Any) -> tuple[int, str, str]:
    status = 0
    try:
        call_command(command, *map(str, words))
    except SystemExit as ended:
        status = int(ended.code or 0)
    out, err = capsys.readouterr()
    return status, out, err


def test_a_word_file_becomes_data(word: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _err = run(capsys, "import_disclosure", word, "--format", "json")
    data = json.loads(out)
    assert status == 0
    assert data["charter"]["text"] == CONTENT.charter.text
    assert len(data["roster"]) == len(CONTENT.roster.rows)


def test_where_it_was_read_is_printed_too(word: Path, capsys: pytest.CaptureFixture[str]) -> None:
    full = json.loads(run(capsys, "import_disclosure", word, "--format", "full")[1])
    assert full["edition"] == "2024-2025"
    assert full["sources"]["roster"]["place"].startswith("第3张表")
    text = run(capsys, "import_disclosure", word)[1]
    assert "年度表式：2024-2025" in text


@pytest.mark.parametrize("command", ["import_disclosure", "check_disclosure"])
@pytest.mark.parametrize(
    ("name", "raw", "sentence"),
    [
        ("空.docx", b"", "文件是空的"),
        ("信.txt", "这是一封信。".encode(), "请"),
        ("图.docx", b"\x89PNG\r\n\x1a\n" + b"0" * 64, "图片"),
    ],
)
def test_what_cannot_be_read_is_said(
    command: str, name: str, raw: bytes, sentence: str, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    file = tmp_path / name
    file.write_bytes(raw)
    status, out, err = run(capsys, command, file)
    assert (status, out) == (2, "")
    assert name in err
    assert sentence in err


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _out, err = run(capsys, "import_disclosure", tmp_path / "无.docx")
    assert status == 2
    assert "打不开文件" in err


def test_a_word_file_is_checked_like_its_data(
    word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "材料.json"
    data.write_text(run(capsys, "import_disclosure", word, "--format", "json")[1], "utf-8")
    from_word = run(capsys, "check_disclosure", word, "--format", "json")
    from_data = run(capsys, "check_disclosure", data, "--format", "json")
    assert json.loads(from_word[1]) == json.loads(from_data[1])
    assert from_word[0] == from_data[0]

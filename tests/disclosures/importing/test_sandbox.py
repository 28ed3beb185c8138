"""The child that reads: whatever happens in it ends in an import or a sentence, and nothing stays behind."""

from __future__ import annotations

import json
import logging
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from disclosures.exchange import Unreadable
from disclosures.importing.sandbox import ROOT, read_safely
from tests.disclosures.importing import misbehaving

HERE = "tests.disclosures.importing.misbehaving"


def read(reader: str, raw: bytes = b"x", **limits: float) -> object:
    return read_safely(raw, "材料.docx", reader=f"{HERE}:{reader}", **limits)  # type: ignore[arg-type]


def test_an_import_comes_back_whole() -> None:
    assert read("good", b"\x89PNG\x00") == misbehaving.good(b"\x89PNG\x00", "材料.docx")


def test_the_child_sees_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "geheim")
    with socket.create_server(("127.0.0.1", 0)) as server:
        seen = read("surroundings", str(server.getsockname()[1]).encode()).data  # type: ignore[attr-defined]
        server.settimeout(0.1)
        with pytest.raises(TimeoutError):
            server.accept()
    assert set(seen["environment"]) <= {
        "PATH", "HOME", "TMPDIR", "LANG", "LC_CTYPE", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUTF8",
    }  # fmt: skip
    assert not seen["django"]
    assert not Path(seen["folder"]).exists()


@pytest.mark.parametrize(
    ("reader", "words", "limits"),
    [
        ("forever", "太长时间", {"seconds": 1}),
        ("greedy", "内存", {"megabytes": 300}),
        ("greedy_library", "内存", {}),
        ("crash", "出了错", {}),
        ("leave", "没有得到", {}),
        ("mistake", "出了错", {}),
        ("deep", "太深", {}),
        ("refuse", "请另存一份再试。", {}),
        ("link", "没有得到", {}),
        ("full", "出了错", {}),
    ],
)
def test_every_end_is_a_sentence(reader: str, words: str, limits: dict[str, float]) -> None:
    with pytest.raises(Unreadable, match=words):
        read(reader, **limits)


GOOD = {"imported": misbehaving.good(b"", "x").to_json()}


@pytest.mark.parametrize(
    "answer",
    [
        b"", b"\xff\xfe", b"[" * 100_000, b"null", b"{}", b'{"imported": null}', b'{"refused": 3}',
        json.dumps(GOOD).encode(),  # its picture is not there
        json.dumps({"imported": GOOD["imported"] | {"data": [], "pictures": []}}).encode(),
        json.dumps({"imported": GOOD["imported"] | {"edition_sure": "very", "pictures": []}}).encode(),
        json.dumps({"imported": GOOD["imported"] | {"remarks": [{"code": 1}], "pictures": []}}).encode(),
    ],
)  # fmt: skip
def test_garbage_is_not_believed(answer: bytes) -> None:
    with pytest.raises(Unreadable, match="没有得到"):
        read("rubbish", answer)


def test_a_mistake_is_logged_without_the_words_of_the_file(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR), pytest.raises(Unreadable):
        read("mistake")
    assert "KeyError at" in caplog.text
    assert "misbehaving.py" in caplog.text
    assert "陆一鸣" not in caplog.text


def test_characters_that_cannot_be_kept_are_left_out() -> None:
    assert read("unkept").data == {"title": "甲乙"}  # type: ignore[attr-defined]


def test_all_processes_end_with_the_time() -> None:
    mark = f"3{secrets.randbelow(10**6):06}"
    began = time.monotonic()
    with pytest.raises(Unreadable, match="太长时间"):
        read("busy", mark.encode(), seconds=2)
    assert time.monotonic() - began < 30
    assert not _running(mark)


def _running(mark: str) -> list[bytes]:
    return [line for line in _commands() if line == f"sleep\x00{mark}\x00".encode()]


def _commands() -> list[bytes]:
    found = []
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(each.read_bytes())
        except OSError:
            continue
    return found


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_ends_with_the_time_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(Unreadable, match="太长时间"):
        read_safely(b"{\\rtf1 a}", "a.rtf", seconds=1.5, reader=f"{HERE}:office_forever")
    assert not [line for line in _commands() if str(tmp_path).encode() in line]
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told_while_it_reads() -> None:
    told: list[tuple[int, str]] = []
    with pytest.raises(Unreadable):
        read_safely(
            b"", "", seconds=2.5, reader=f"{HERE}:forever", progress=lambda *each: told.append(each)
        )
    assert [percent for percent, _note in told] == sorted({percent for percent, _note in told})
    assert told
    assert told[-1][0] < 100


def test_nothing_stays_when_the_caller_is_interrupted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def stop(_percent: int, _note: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_safely(b"", "", reader=f"{HERE}:forever", progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_the_readers_need_no_django() -> None:
    check = (
        "import sys, disclosures.importing.worker, disclosures.importing.files\n"
        "from disclosures.importing.readers import docx, html, office\n"
        "assert not [name for name in sys.modules if name.split('.')[0] in ('django', 'psycopg', 'celery')]"
    )
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", check], env=environment, check=True, timeout=60)

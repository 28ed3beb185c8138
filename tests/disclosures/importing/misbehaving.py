"""Readers that do in the child what a hostile file might make a library do."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from disclosures.exchange import Unreadable
from disclosures.importing.blocks import Picture
from disclosures.importing.imported import Imported, Remark, Source, Sureness, Unplaced
from disclosures.importing.readers import office


def good(raw: bytes, name: str) -> Imported:
    return Imported(
        {"title": name, "roster": [{"name": "陆一鸣"}]},
        "2024-2025",
        Sureness.MEDIUM,
        {"roster": Source("第1张表", "姓名", Sureness.LOW)},
        [Remark("R01", "indicators.i01.answer", "两个都选了。", "☑是☑否")],
        [Unplaced("末尾", "附件")],
        [("departments", Picture(raw, "image/png", "a.png", "架构图"))],
    )


def surroundings(raw: bytes, name: str) -> Imported:
    """What a reader can see: the environment, loaded modules, its folder, whether there is a way out."""
    try:
        socket.create_connection(("127.0.0.1", int(raw)), timeout=2).close()
        reached = True
    except OSError:
        reached = False
    seen = {
        "environment": dict(os.environ),
        "django": "django" in sys.modules,
        "folder": str(Path.cwd()),
        "reached": reached,
    }
    return Imported(seen, "", Sureness.LOW)


def forever(raw: bytes, name: str) -> Imported:
    while True:
        time.sleep(60)


def busy(raw: bytes, name: str) -> Imported:
    """Leaves a child behind, and works on."""
    subprocess.Popen(["sleep", raw.decode()])
    while True:
        pass


def office_forever(raw: bytes, name: str) -> Imported:
    """Converts again and again."""
    while True:
        office.to_docx(raw)


def greedy(raw: bytes, name: str) -> Imported:
    held = []
    while True:
        held.append(bytearray(20_000_000))


def greedy_library(raw: bytes, name: str) -> Imported:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def crash(raw: bytes, name: str) -> Imported:
    ctypes.string_at(0)
    raise AssertionError


def leave(raw: bytes, name: str) -> Imported:
    os._exit(0)


def mistake(raw: bytes, name: str) -> Imported:
    raise KeyError("陆一鸣")


def deep(raw: bytes, name: str) -> Imported:
    return deep(raw, name)


def refuse(raw: bytes, name: str) -> Imported:
    raise Unreadable("请另存一份再试。")


def unkept(raw: bytes, name: str) -> Imported:
    return Imported({"title": "甲\x00乙\ud800"}, "", Sureness.LOW)


def rubbish(raw: bytes, name: str) -> Imported:
    """Writes the answer itself and leaves."""
    Path("answer.json").write_bytes(raw)
    os._exit(0)


def link(raw: bytes, name: str) -> Imported:
    """Answers with a link to a file that is none of its business."""
    secret = Path("secret.json")
    secret.write_text(json.dumps({"imported": good(b"", "x").to_json()}))
    Path("answer.json").symlink_to(secret)
    os._exit(0)


def full(raw: bytes, name: str) -> Imported:
    with Path("answer.json").open("wb") as file:
        while True:
            file.write(b"\x00" * 10_000_000)

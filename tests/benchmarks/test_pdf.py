"""The official PDF of a filing of fifty pages, warm, beside warm Chromium printing the same HTML."""

from __future__ import annotations

import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from disclosures.publication import pdf
from tests.benchmarks import chromium, filing, memory, printing, report, say

pytestmark = pytest.mark.benchmark

ROUNDS = 8


@pytest.fixture(scope="module")
def html() -> str:
    return pdf.markup(filing.document(), None, {})


def test_time_beside_chromium(html: str, page: Any, tmp_path: Path) -> None:
    path = chromium.page_of(html, tmp_path)
    works = (lambda: printing.official(html), lambda: chromium.print_page(page, path))
    made = [work() for work in works]
    pages = [len(PdfReader(BytesIO(one)).pages) for one in made]
    sizes = [len(one) // 1024 for one in made]
    say(f"Pages and kB, ours and Chromium's: {pages}, {sizes}")
    spans: list[list[float]] = [[], []]
    for _ in range(ROUNDS):  # in turns: the machine is never the same for long
        for kept, work in zip(spans, works, strict=True):
            begin = time.perf_counter()
            work()
            kept.append(time.perf_counter() - begin)
    assert report("Official PDF, archival", min(spans[0]), min(spans[1]), "warm Chromium") > 0


def test_memory_beside_chromium(html: str, page: Any, tmp_path: Path) -> None:
    path = chromium.page_of(html, tmp_path)
    with memory.Peak(chromium.processes) as theirs:
        for _ in range(3):
            chromium.print_page(page, path)
    (tmp_path / "ours.html").write_text(html, "utf-8")
    command = [sys.executable, "-m", "tests.benchmarks.printing", str(tmp_path / "ours.html"), "3"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    with memory.Peak(lambda: [child.pid]) as ours:
        told = child.communicate()[0].decode().split()
    assert child.returncode == 0
    say(
        f"Peak memory of a fresh worker: {ours.most:.0f} MB (resident {told[-1]}), "
        f"{ours.most / theirs.most:.2f} × Chromium's process tree ({theirs.most:.0f} MB)"
    )

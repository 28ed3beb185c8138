"""Import of a Word file of some thirty pages, beside python-docx walking the same file."""

from __future__ import annotations

import io
import time
from random import Random

import docx
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph

from disclosures import editions
from disclosures.content import Disclosure, RosterRow
from disclosures.demo import clean_disclosure
from disclosures.importing.files import read_file
from disclosures.importing.rosters import table as rosters
from tests.benchmarks import report
from tests.disclosures.importing.plainword import write_plain

pytestmark = pytest.mark.benchmark
RUNS = 7
CHARACTERS = 18_000
"""Of about thirty pages of 22 lines and 28 characters."""


def test_a_word_file_of_thirty_pages() -> None:
    raw = write_plain(filing(), editions.load("2024-2025"))
    own, walk = [], []
    for _run in range(RUNS):
        own.append(timed(lambda: read_file(raw, "材料.docx")))
        walk.append(timed(lambda: walked(raw)))
    assert (
        report("Import of a 30-page Word file", min(own), min(walk), "python-docx walking it") > 0
    )


def test_a_roster_of_sixty() -> None:
    header = ["序号", "姓名", "所属部门", "政治面貌", "学习成绩排名"]
    rows = [header] + [
        [str(n), f"王小{n % 10}", "学习部", "共青团员", f"{n}/200"] for n in range(1, 61)
    ]
    assert len(rosters.read(rows).rows) == 60
    best = min(timed(lambda: rosters.read(rows)) for _run in range(RUNS))
    raw = write_plain(filing(), editions.load("2024-2025"))
    walk = min(timed(lambda: walked(raw)) for _run in range(RUNS))
    assert report("A pasted roster of 60 rows", best, walk, "python-docx walking 30 pages") > 0


def filing() -> Disclosure:
    """An invented filing whose texts fill some thirty pages."""
    form = editions.load("2024-2025")
    content = clean_disclosure(Random(3), "青川大学", "student", form)
    texts = content.charter.text
    while len(texts) < CHARACTERS:
        texts += "\n" + content.charter.text
    people = (content.roster.rows * 3)[:40] or (RosterRow(name="王小明"),)
    return content.model_copy(
        update={
            "charter": content.charter.model_copy(update={"text": texts}),
            "roster": content.roster.model_copy(update={"rows": people}),
        }
    )


def walked(raw: bytes) -> int:
    """All text of the body as python-docx gives it, tables cell by cell."""
    document = docx.Document(io.BytesIO(raw))
    length = 0
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            length += len(block.text)
        elif isinstance(block, Table):
            length += sum(len(cell.text) for row in block.rows for cell in row.cells)
    return length


def timed(call: object) -> float:
    begin = time.perf_counter()
    call()  # type: ignore[operator]
    return time.perf_counter() - begin

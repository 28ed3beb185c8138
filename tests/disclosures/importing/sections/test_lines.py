"""A disclosure whose tables came as lines: what saved web pages and some PDFs give."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from disclosures import editions
from disclosures.demo import clean_disclosure
from disclosures.importing.blocks import Block, Document, Paragraph, Table
from disclosures.importing.document import read_document
from disclosures.importing.readers.docx import read
from tests.disclosures.importing.plainword import Who, write_plain

FORM = editions.load("2024-2025")
CONTENT = clean_disclosure(Random(7), Who.school, "student", FORM)
BLOCKS = read(write_plain(CONTENT, FORM)).blocks


def lines_of(table: Table, joiner: str | None) -> list[Block]:
    """Each row as a line, or (None) each cell."""
    rows = [[cell.text for cell in row if not cell.covered] for row in table.rows]
    if joiner is None:
        return [Paragraph(text) for row in rows for text in row if text]
    return [Paragraph(joiner.join(row).strip()) for row in rows]


def flattened(joiner: str | None) -> dict[str, Any]:
    blocks: list[Block] = []
    for block in BLOCKS:
        blocks += lines_of(block, joiner) if isinstance(block, Table) else [block]
    return read_document(Document("html", blocks)).data


WHOLE = read_document(Document("html", list(BLOCKS))).data


@pytest.mark.parametrize("joiner", [" ", "\t", None])
def test_answers_and_people_are_read_out_of_lines(joiner: str | None) -> None:
    data = flattened(joiner)
    for key in ("no", "answer", "text", "core"):
        assert [item[key] for item in data["indicators"]] == [
            item[key] for item in WHOLE["indicators"]
        ]
    assert [(row["name"], row["rank_raw"]) for row in data["roster"]] == [
        (row["name"], row["rank_raw"]) for row in WHOLE["roster"]
    ]
    assert data["charter"] == WHOLE["charter"]
    assert data["sections_order"] == WHOLE["sections_order"]


def test_departments_in_lines() -> None:
    text = (
        "（一）综合事务部（4人）：负责日常事务。",
        "负责档案。",
        "（二）学习部（3人）：组织讲座。",
    )
    blocks: list[Block] = [Paragraph("三、校级组织工作机构组织架构表"), *map(Paragraph, text)]
    data = read_document(Document("html", blocks)).data
    assert data["departments"] == [
        {"name": "综合事务部", "headcount": 4, "duties": "负责日常事务。\n负责档案。"},
        {"name": "学习部", "headcount": 3, "duties": "组织讲座。"},
    ]

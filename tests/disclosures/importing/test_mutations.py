"""The same disclosure in another shape gives the same data, for every year's form."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

import pytest

from disclosures import editions
from disclosures.demo import clean_disclosure
from disclosures.importing.blocks import Block, Document
from disclosures.importing.document import read_document
from disclosures.importing.readers.docx import read
from tests.disclosures.importing.mutations import ALONE, TOGETHER
from tests.disclosures.importing.plainword import Who, write_plain

YEARS = ("2020", "2021", "2021-2022", "2024-2025")


@cache
def plain(year: str) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    form = editions.load(year)
    content = clean_disclosure(Random(11), Who.school, "student", form)
    titles = [
        form.text(section.title, school=Who.school, organisation=Who.organisation)
        for section in form.sections
        if section.key != "second_level"
    ]
    document = read(write_plain(content, form))
    return tuple(document.blocks), tuple(titles)


def data(blocks: list[Block], *leave: str) -> dict[str, Any]:
    found = read_document(Document("docx", list(blocks))).data
    return {key: value for key, value in found.items() if key not in leave}


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("names", [(name,) for name in ALONE] + list(TOGETHER))
def test_the_shape_of_a_file_changes_nothing(year: str, names: tuple[str, ...]) -> None:
    blocks, titles = plain(year)
    changed, headings = list(blocks), list(titles)
    for name in names:
        changed = ALONE[name](changed, headings)
    leave = ["complaint_emails"] if "closing_early" in names else []
    leave += ["sections_order"] if "shuffled" in names else []
    assert data(changed, *leave) == data(list(blocks), *leave)
    if "closing_early" in names:
        assert data(changed)["complaint_emails"] == ["sheng@example.org", "quanguo@example.org"]


@pytest.mark.parametrize("year", YEARS)
def test_what_was_written_is_read(year: str) -> None:
    blocks, _titles = plain(year)
    form = editions.load(year)
    content = clean_disclosure(Random(11), Who.school, "student", form)
    found = read_document(Document("docx", list(blocks)))
    assert found.edition == year
    assert found.data["school"] == Who.school
    assert [item["answer"] for item in found.data["indicators"]] == [
        content.indicators.answers[item.id].answer for item in form.indicators
    ]
    assert [row["name"] for row in found.data["roster"]] == [
        row.name for row in content.roster.rows
    ]
    assert found.data["charter"]["text"] == content.charter.text
    assert found.data["congress"]["text"] == content.congress.text
    assert found.remarks == []
    assert found.unplaced == []

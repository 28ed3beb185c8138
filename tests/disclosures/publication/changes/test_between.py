"""What is said of corrections as colleges make them."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from disclosures.content import Disclosure
from disclosures.editions import load
from disclosures.publication.assemble import assemble
from disclosures.publication.changes import Kind, between
from disclosures.publication.document import Document, Header
from disclosures.publication.redact import Policy
from tests.disclosures.checks.filings import data

HEADER = Header(school="星河大学", organisation="学生会", period="2024—2025", edition="2024-2025")


def document(content: dict[str, Any], names: str = "full") -> Document:
    form = load("2024-2025")
    return assemble(Disclosure.model_validate(content), form, HEADER, Policy(names=names))


@pytest.fixture
def content() -> dict[str, Any]:
    return copy.deepcopy(data())


def changed(old: Document, new: Document) -> dict[str, Any]:
    return {one.key: one.changes for one in between(old, new) if one.kind is not Kind.SAME}


def marked(spans: Any, mark: str) -> str:
    return "".join(span.text for span in spans if span.mark == mark)


def test_a_person_put_in_is_one_row_and_not_a_new_number_for_all_below(content):
    old = document(content)
    row = {**content["roster"]["rows"][0], "name": "欧阳新入"}
    content["roster"]["rows"].insert(2, row)
    (table,) = changed(old, document(content))["roster"]
    (line,) = table.rows
    assert (line.kind, line.name, line.now) == ("added", "欧阳新入", 3)


def test_a_cell_is_told_with_what_stood_there(content):
    old = document(content)
    before = content["roster"]["rows"][1]["department"]
    content["roster"]["rows"][1]["department"] = "海洋部"
    (table,) = changed(old, document(content))["roster"]
    ((cell,),) = (row.cells for row in table.rows)
    assert marked(cell.text, "ins") in "海洋部"
    assert "".join(span.text for span in cell.text if span.mark != "ins") == before


def test_an_answer_is_told_in_words(content):
    old = document(content)
    content["indicators"]["answers"]["i01"]["answer"] = "否"
    (table,) = changed(old, document(content))["indicators"]
    (row,) = table.rows
    texts = [(marked(cell.text, "del"), marked(cell.text, "ins")) for cell in row.cells]
    assert row.name.startswith("1★")
    assert texts == [("是", "否")]


def test_an_article_put_in_renumbers_the_others_in_one_line(content):
    old = document(content)
    lines = content["charter"]["text"].split("\n")
    at = next(place for place, line in enumerate(lines) if line.startswith("第三条"))
    content["charter"]["text"] = "\n".join(
        [*lines[:at], "第三条　新的一条，全文如此。", *lines[at:]]
    )
    (section,) = [one for one in between(old, document(content)) if one.kind is Kind.CHANGED]
    assert [marked(one.text, "ins") for one in section.shown] == ["新的一条，全文如此。"]


def test_what_redaction_hides_is_no_change_and_a_masked_name_stays_masked(content):
    old = document(content, "masked")
    first = content["roster"]["rows"][0]
    first["name"] = first["name"][0] + "改名"
    content["roster"]["rows"][1]["name"] = "司徒清风"
    new = document(content, "masked")
    (table,) = changed(old, new)["roster"]
    told = str(table)
    assert "改名" not in told
    assert "清风" not in told
    assert len(table.rows) <= 2
    content["roster"]["rows"][1]["name"] = "司徒明月"
    assert changed(new, document(content, "masked")) == {}

"""After its time a roster is numbers: no name of it is left in any output, and what is fixed stays as it was."""

from __future__ import annotations

import json

import jsonschema
import pytest

from disclosures import editions, exchange
from disclosures.content import Departments, Roster
from disclosures.editions import load
from disclosures.enums import NamePolicy
from disclosures.exporting.schema import schema
from disclosures.publication import render
from disclosures.publication.document import Paragraph, Table, to_json
from disclosures.publication.retention import retained
from tests.disclosures.publication import invented

NAMES = invented.NAMES
SPACED = "林 知夏"


def tables(document):
    section = next(one for one in document.sections if one.key == "roster")
    return {block.name: block for block in section.blocks if isinstance(block, Table)}


@pytest.mark.parametrize("key", editions.keys())
def test_of_every_years_roster_only_numbers_stay(key):
    document = retained(invented.document(key))
    found = tables(document)
    assert "roster" not in found
    assert set(found) <= {"roster_post", "roster_department", "roster_grade"}
    for table in found.values():
        assert sum(int(row.cells[1].text) for row in table.rows) == 6
    text = json.dumps(to_json(document), ensure_ascii=False)
    for name in (*NAMES, SPACED):
        if name != "文明":  # also a word of the charter, see below
            assert name not in text


def test_the_numbers_stand_in_the_rosters_order_with_what_was_left_empty():
    rows = invented.people(4)
    rows = (*rows[:3], rows[3].model_copy(update={"department": " "}))
    content = invented.disclosure().model_copy(update={"roster": Roster(rows=rows)})
    document = retained(invented.document(content=content))
    found = tables(document)["roster_department"]
    assert [(row.cells[0].text, row.cells[1].text) for row in found.rows] == [
        ("主席团", "2"),
        ("学习部", "1"),
        ("未填写", "1"),
    ]
    section = next(one for one in document.sections if one.key == "roster")
    assert isinstance(section.blocks[0], Paragraph)
    assert section.blocks[0].text.startswith("工作人员共4人。")


def test_a_name_that_is_a_word_goes_where_it_is_a_name_and_stays_where_it_is_a_word():
    document = retained(invented.document())
    text = render.to_html(document)
    assert "精神文明" in text
    assert "文*等同志" in text


def test_officials_and_fixed_texts_stay_as_they_were():
    before = invented.document()
    after = retained(before)
    assert (after.title, after.preamble, after.closing, after.header) == (
        before.title,
        before.preamble,
        before.closing,
        before.header,
    )
    assert after.sections[-1] == before.sections[-1]
    assert "江海清" in render.to_html(after)


def test_the_data_has_the_numbers_and_no_people():
    document = retained(invented.document())
    assert document.data["roster"] is None
    assert document.data["roster_counts"]["people"] == 6
    assert document.data["roster_counts"]["department"] == {"主席团": 2, "学习部": 4}
    jsonschema.validate(document.data, schema())
    read = exchange.read(document.data, load(invented.EDITION))
    assert read.disclosure.roster.rows == ()
    assert [one.path for one in read.problems if "roster_counts" in one.path] == []


def test_a_second_time_changes_nothing_and_without_a_roster_nothing_is_said():
    once = retained(invented.document())
    assert retained(once) == once
    bare = invented.disclosure().model_copy(
        update={"roster": Roster(), "departments": Departments()}
    )
    document = invented.document(content=bare)
    assert retained(document) is document


def test_what_was_masked_before_is_counted_alike():
    document = retained(invented.document(names=NamePolicy.MASKED))
    assert document.data["roster_counts"]["people"] == 6
    assert "林*" in render.to_html(document)  # in the texts, as it was published

"""Tables: no management data needed, empty rows left out, too many refused."""

import pytest

from disclosures.forms import fields
from disclosures.forms.rows import Column, rows

COLUMNS = (
    Column("name", lambda: fields.line("姓名", longest=4)),
    Column("rank", lambda: fields.line("排名")),
)


def table(data=None, initial=(), **kwargs):
    return rows("rows", COLUMNS, data=data, initial=list(initial), **kwargs)


def kept(formset):
    assert formset.is_valid()
    return [(position, values["name"]) for position, values in formset.kept()]


def test_rows_shown_and_spare():
    formset = table(initial=[{"name": "甲"}], spare=2)
    assert not formset.is_bound
    assert [form["name"].value() for form in formset] == ["甲", None, None]


def test_rows_are_counted_from_their_cells():
    assert kept(table({"rows-0-name": "甲", "rows-2-name": "丙", "rows-TOTAL_FORMS": "1"})) == [
        (0, "甲"),
        (2, "丙"),
    ]


def test_a_post_that_does_not_speak_of_the_table_shows_the_draft():
    formset = table({"other": "1"}, [{"name": "甲"}])
    assert not formset.is_bound
    assert formset.forms[0]["name"].value() == "甲"


def test_empty_and_ticked_rows_are_left_out():
    data = {
        "rows-0-name": "",
        "rows-1-name": "乙",
        "rows-1-DELETE": "on",
        "rows-2-name": "丙",
        "rows-3-rank": "  ",
    }
    assert kept(table(data)) == [(2, "丙")]


def test_a_ticked_row_may_be_wrong():
    assert kept(
        table({"rows-0-name": "太长的名字", "rows-0-DELETE": "on", "rows-1-name": "乙"})
    ) == [(1, "乙")]


def test_a_wrong_cell_names_its_error():
    formset = table({"rows-0-name": "太长的名字"})
    assert not formset.is_valid()
    assert "最多4字" in formset.forms[0].errors["name"][0]


@pytest.mark.parametrize(("count", "valid"), [(150, True), (151, False)])
def test_the_most_rows(count, valid):
    formset = table({f"rows-{n}-name": "甲" for n in range(count)})
    assert formset.is_valid() is valid
    if not valid:
        assert "现在有151行" in formset.non_form_errors()[0]
        assert len(formset.forms) == 151


def test_empty_rows_do_not_count_against_the_most():
    data = {f"rows-{n}-name": "甲" if n < 150 else "" for n in range(200)}
    assert len(kept(table(data))) == 150


def test_cells_are_named_row_by_row_for_screen_readers():
    assert 'aria-label="第2行 排名"' in str(table(initial=[{}, {}]).forms[1]["rank"])


def test_other_tables_of_the_same_beginning_are_not_read():
    assert kept(table({"rows-0-name": "甲", "rows_more-5-name": "乙"})) == [(0, "甲")]

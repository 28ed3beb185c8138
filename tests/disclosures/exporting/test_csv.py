"""The roster as a text file, and read back."""

from __future__ import annotations

import csv
import io

from disclosures import editions
from disclosures.content import Roster, RosterRow
from disclosures.exporting import rosters
from disclosures.exporting.cells import unmarked

FORM = editions.load("2024-2025")
PEOPLE = Roster(
    rows=(
        RosterRow(name="林知夏", post="主席", department="主席团", rank="2/27", note='说"好"，行'),
        RosterRow(name="=HYPERLINK(1)", rank="一年级", note="第一行\n第二行"),
        RosterRow(name="㛃", rank="-", grade="2023级"),
    )
)


def lines(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_a_chinese_excel_takes_it_for_utf_8_and_its_lines_for_lines():
    raw = rosters.to_csv(FORM, PEOPLE)
    assert raw.startswith(b"\xef\xbb\xbf")
    text = raw.decode("utf-8-sig")
    assert text.count("\r\n") == 4
    assert "第一行\n第二行" in text
    assert text.split(",")[:2] == ["序号", "姓名"]


def test_no_cell_begins_a_formula_and_no_rank_becomes_a_date():
    header, first, second, third = lines(rosters.to_csv(FORM, PEOPLE))
    rank = next(at for at, label in enumerate(header) if "本人排名" in label)
    assert (first[rank], second[rank], third[rank]) == ("'2/27", "一年级", "-")
    assert second[1] == "'=HYPERLINK(1)"


def test_everything_that_was_typed_comes_back():
    header, *found = lines(rosters.to_csv(FORM, PEOPLE))
    shown = rosters.columns(FORM, PEOPLE)
    assert header == [column.label for column in shown]
    for row, person in zip(found, PEOPLE.rows, strict=True):
        back = {
            column.key: unmarked(cell)
            for column, cell in zip(shown, row, strict=True)
            if column.key != "no"
        }
        assert RosterRow(**back) == person


def test_columns_are_those_of_the_form_and_any_other_that_holds_something():
    keys = [column.key for column in rosters.columns(FORM, PEOPLE)]
    asked = [column.key for column in (*FORM.roster.columns, *FORM.roster.asked)]
    assert keys == [*asked, "note"]

"""What stands in a cell is text, whatever a college typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.exporting.cells import LONGEST, clean, in_text_file, safe, unmarked

BEGINNINGS = tuple("=+-@＝＋－＠\t\r")


@pytest.mark.parametrize(
    "typed",
    [
        '=HYPERLINK("http://example.org","点这里")',
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1",
        " =1",
        "　=1",
        "＝1+1",
        "＠A1",
        "'=1",
    ],
)
def test_nothing_begins_like_a_formula(typed):
    assert safe(typed).startswith("'")
    assert unmarked(safe(typed)) == clean(typed)


@pytest.mark.parametrize("typed", ["-", "——", "－", "--", "2/27", "一年级", "a=b", "", "'好'"])
def test_what_is_no_formula_stays_as_it_is(typed):
    assert safe(typed) == typed


@pytest.mark.parametrize(
    "typed",
    ["2/27", "1/46", "2-27", "12:30", "2024年9月", "3月", "007", "1E5", "123456789012", "9日"],
)
def test_a_text_file_keeps_what_excel_would_change(typed):
    assert in_text_file(typed) == f"'{typed}"
    assert unmarked(in_text_file(typed)) == typed


@pytest.mark.parametrize("typed", ["38", "2023级", "4（38）", "文体部", "第2名/共27人", "0", "3.5"])
def test_a_text_file_leaves_the_rest_alone(typed):
    assert in_text_file(typed) == typed


@given(st.text())
def test_no_text_at_all_begins_a_formula_or_holds_what_no_cell_can(typed):
    for made in (safe(typed), in_text_file(typed)):
        assert not made.startswith(BEGINNINGS) or not made.strip("-－—―\u3000\u00a0 \n")
        assert not set(made) & {chr(code) for code in range(32) if code != 10}
        made.encode()


def test_what_is_too_long_is_cut_and_says_so():
    made = safe("长" * 40_000)
    assert len(made) == LONGEST
    assert made.endswith("全文见 Word 文件）")

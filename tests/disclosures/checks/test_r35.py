"""R35: what a list of examples cannot say: the running numbers of an imported roster."""

from tests.disclosures.checks.filings import check, data


def test_a_gap_in_the_numbers_is_told_once_with_its_row():
    (found,) = check("R35", data(), misnumbered=("roster[4].no", "roster[5].no"))
    assert (found.severity, found.path) == ("warning", "roster")
    assert "第5行" in found.message


def test_numbers_of_other_tables_do_not_count():
    assert check("R35", data(), misnumbered=("responsible[0].no",)) == []

"""T25: no private particulars."""

from tests.disclosures.checks.filings import check, spoilt


def test_the_number_itself_is_not_repeated():
    found = check("T25", spoilt({"roster[3].note": "电话13812345678"}))
    assert [finding.path for finding in found] == ["roster[3].note"]
    assert "138" not in f"{found[0].message}{found[0].evidence}"

"""A filing in which nothing is wrong has no finding, in either layout of the structure table."""

from disclosures.checks import run, verdicts
from tests.disclosures.checks.filings import data, facts, put


def test_a_clean_filing_has_only_the_optional_table_unchecked():
    found = run(facts(data()))
    assert [(f.rule, f.severity.value, f.message) for f in found if f.rule != "R31"] == []


def test_a_presidium_row_in_the_structure_table_changes_nothing():
    content = data()
    rows = content["departments"]["rows"]
    put(content, "departments.rows", [{"name": "主席团", "headcount": "3", "duties": ""}, *rows])
    assert [f.rule for f in run(facts(content)) if f.rule != "R31"] == []


def test_every_indicator_gets_a_verdict_and_the_numbers_are_consistent():
    read = facts(data())
    states = {key: verdict.state.value for key, verdict in verdicts(read, run(read)).items()}
    assert len(states) == 19
    assert {states[key] for key in ("i03", "i04", "i05", "i06", "i07", "i08", "i11", "i17")} == {
        "consistent"
    }
    assert states["i16"] == "no_evidence"

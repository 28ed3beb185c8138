"""What the system says of each indicator by itself."""

import pytest

from disclosures.checks import VerdictState, run, verdicts
from tests.disclosures.checks.filings import facts, roster, spoilt


def verdict(indicator, changes):
    read = facts(spoilt(changes))
    return verdicts(read, run(read))[indicator]


@pytest.mark.parametrize(
    ("indicator", "changes"),
    [
        ("i03", {"indicators.i03.number": "24"}),
        ("i04", {"indicators.i04.number": "4"}),
        ("i05", {"indicators.i05.number": "6"}),
        ("i06", {"roster[5].post": "主任"}),
        ("i07", {"roster[5].political_status": "群众"}),
        ("i08", {"roster[5].rank": "10/32"}),
        ("i11", {"congress.date": "2024-12-12"}),
        ("i17", {"responsible[1].full_time": "否"}),
    ],
)
def test_a_contradiction_is_given_as_the_reason(indicator, changes):
    found = verdict(indicator, changes)
    assert found.state is VerdictState.CONTRADICTED
    assert found.reason
    assert found.findings
    assert found.paths == tuple(dict.fromkeys(path for _, path in found.findings))


@pytest.mark.parametrize(
    ("indicator", "changes"),
    [
        ("i03", {"indicators.i03.number": ""}),
        ("i03", {"roster.rows": []}),
        ("i04", {"roster.rows": [{**p, "post": "", "department": ""} for p in roster()]}),
        ("i05", {"departments.rows": [], "roster.rows": []}),
        ("i06", {"roster.rows": [{**p, "post": ""} for p in roster()]}),
        ("i07", {"roster.rows": []}),
        ("i08", {"roster[5].rank": "15"}),
        ("i08", {"roster[5].failed_courses": ""}),
        ("i08", {"roster[3].grade": "", "roster[3].faculty": ""}),
        ("i11", {"congress.date": "", "congress.text": "大会胜利闭幕。"}),
        ("i17", {"responsible[0].full_time": ""}),
        ("i16", {}),
    ],
)
def test_without_the_facts_there_is_no_evidence(indicator, changes):
    found = verdict(indicator, changes)
    assert found.state is VerdictState.NO_EVIDENCE
    assert found.reason


@pytest.mark.parametrize("indicator", ["i03", "i04", "i05", "i06", "i07", "i08", "i11", "i17"])
def test_with_them_it_is_consistent_and_says_what_was_compared(indicator):
    found = verdict(indicator, {})
    assert found.state is VerdictState.CONSISTENT
    assert found.findings == ()
    assert len(found.reason) > 8
    assert found.paths


def test_an_honest_no_is_not_contradicted():
    changes = {"indicators.i07.answer": "否", "roster[5].political_status": "群众"}
    assert verdict("i07", changes).state is VerdictState.CONSISTENT

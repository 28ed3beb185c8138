"""R22: more candidates than seats, by a fifth."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    (
        {
            "congress.candidates": "",
            "congress.seats": "",
            "election_rules.text": "实行差额选举，差额比例不低于10%。",
        },
        [("warning", "election_rules.text"), ("unchecked", "congress.candidates")],
    ),
]
TEXT_ONLY = {"congress.candidates": "", "congress.seats": ""}


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R22", changes) == expected

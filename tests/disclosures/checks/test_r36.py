"""R36: ranks that look like percentages."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({f"roster[{n}].rank": f"15/{60 + n}" for n in (4, 5, 6, 8, 9)}, [("information", "roster")]),
    ({f"roster[{n}].rank": f"{n}/100" for n in (4, 5, 6, 8, 9)}, [("information", "roster")]),
    ({"roster[5].rank": "3/50", "roster[6].rank": "3/50"}, [("information", "roster")]),
]
PASSES = [
    {},
    {"roster[5].rank": "9/70", "roster[6].rank": "9/80"},
    {"roster.rows": []},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R36", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R36", changes) == []

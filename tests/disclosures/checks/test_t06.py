"""T06: a department by its name; what its charter says stands in the examples."""

import pytest

from tests.disclosures.checks.filings import fired


@pytest.mark.parametrize(
    ("name", "expected"),
    [("新媒体中心", "contradiction"), ("办公室", "information"), ("秘书处", "information")],
)
def test_a_department_by_its_name(name, expected):
    assert fired("T06", {"departments[1].name": name}) == [(expected, "departments[1].name")]


@pytest.mark.parametrize("name", ["学习部", "学习部（含网络信息中心联络）", "主席团", ""])
def test_a_department_rightly_named(name):
    assert fired("T06", {"departments[1].name": name}) == []

"""T19: the charter says when it was adopted."""

import pytest

from tests.disclosures.checks.filings import fired


def test_a_field_is_enough():
    assert fired("T19", {"charter.text": "第一条 本会服务同学。"}) == []


@pytest.mark.parametrize(
    "title", ["青川大学学生会章程（草案）", "青川大学学生会章程（征求意见稿）"]
)
def test_a_draft_is_none(title):
    assert fired("T19", {"charter.title": title}) == [("warning", "charter.text")]

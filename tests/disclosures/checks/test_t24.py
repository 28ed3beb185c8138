"""T24: no debris of conversion."""

import pytest

from tests.disclosures.checks.filings import fired

PLACE = "charter.text"
FIRES = [
    "第一条 甲。\n- 4 -\n第二条 乙。",
    "第一条 甲\n；\n第二条 乙。",
    "第一条 甲。\n第 3 页 共 9 页\n第二条 乙。",
    "第一条 甲。\n— 12 —",
]
PASSES = [
    "第一条 甲。\n第二条 乙。",
    "第一条 甲。（2024年修订）",
    "共4页的附件另行公布。",
    "一、甲\n二、乙",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T24", {PLACE: text}) == [("information", "charter.text")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T24", {PLACE: text}) == []

"""T25: no private particulars."""

import pytest

from tests.disclosures.checks.filings import check, fired, spoilt

PLACE = "charter.text"
FIRES = [
    "联系电话13812345678。",
    "身份证号110101200001011234。",
    "QQ号：12345678",
    "邮箱 zhangsan@qq.com",
    "加入QQ群 987654321",
]
PASSES = [
    "邮箱 xuelian@example.edu.cn",
    "2024年12月11日召开大会。",
    "编号20241211138001。",
    "代表150名，学生14600人。",
    "QQ空间和公众号。",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T25", {PLACE: text}) == [("warning", "charter.text")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T25", {PLACE: text}) == []


def test_the_number_itself_is_not_repeated():
    found = check("T25", spoilt({"roster[3].note": "电话13812345678"}))
    assert [finding.path for finding in found] == ["roster[3].note"]
    assert "138" not in f"{found[0].message}{found[0].evidence}"

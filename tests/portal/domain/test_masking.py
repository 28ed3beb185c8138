"""What the log may say of a value."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from portal.domain import masking


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("请电 13912345678 联系", "请电 139****78 联系"),
        ("139 1234 5678", "139****78"),
        ("0512-66554433", "0512****33"),
        ("110101200001011234", "110***4"),
        ("11010120000101123X", "110***X"),
        ("写信到 wang.fang@example.edu.cn", "写信到 w***@example.edu.cn"),
        ("QQ 1234567890", "QQ 12****90"),
        ("第3章第12条", "第3章第12条"),
        ("2026-10-31", "2026-10-31"),
        ("20261031", "20261031"),
    ],
)
def test_a_text_loses_what_reaches_a_person(typed, kept):
    assert masking.text(typed) == kept


def test_a_name_keeps_its_first_character_only():
    assert masking.name(" 王小明 ") == "王*"
    assert masking.name("") == ""


def test_a_long_text_is_shortened_and_says_so():
    kept = masking.text("条" * 500)
    assert len(kept) == masking.LONGEST
    assert kept.endswith("…")


def test_values_become_plain_json():
    given = {
        "until": dt.date(2026, 11, 2),
        "share": Decimal("0.10"),
        "kinds": {"b", "a"},
        "students": ["张三", "李四"],
        "inner": {"full_name": "王芳"},
        "on": True,
        "none": None,
    }
    assert masking.value("", given) == {
        "until": "2026-11-02",
        "share": "0.10",
        "kinds": ["a", "b"],
        "students": ["张*", "李*"],
        "inner": {"full_name": "王*"},
        "on": True,
        "none": None,
    }


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("加QQ：123456", "加QQ：【QQ号】"),
        ("微信：li_hua88", "微信：【微信号】"),
        ("住在3号楼412", "住在【住址】"),
        ("2003年5月出生", "【出生日期】出生"),
    ],
)
def test_what_only_the_scanner_knows_is_taken_out_of_the_log(typed: str, kept: str) -> None:
    assert masking.text(typed) == kept

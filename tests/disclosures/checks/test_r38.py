"""R38: every faculty has delegates."""

import pytest

from tests.disclosures.checks.filings import fired

UNITS = {
    "units": [{"name": f"{name}学生会"} for name in ("文学院", "数学学院", "计算机与信息工程学院")]
}
SILENT = {"delegate_rules.text": "代表经班级团支部推荐。", "congress.text": ""}


def sent(*names):
    return [{"name": name, "count": "50"} for name in names]


FIRES = [
    (
        {**SILENT, "second_level": UNITS, "congress.delegations": sent("文学院", "数学学院")},
        [("information", "congress.delegations")],
    ),
    (
        {
            **SILENT,
            "second_level": UNITS,
            "delegate_rules.text": "名额：文学院代表20名，计算机与信息工程学院代表30名。",
        },
        [("information", "congress.delegations")],
    ),
    ({**SILENT, "second_level": UNITS}, [("unchecked", "congress.delegations")]),
    ({**SILENT, "roster.rows": []}, [("unchecked", "congress.delegations")]),
    (
        {**SILENT, "second_level": UNITS, "congress.delegations": sent("第一代表团", "第二代表团")},
        [("unchecked", "congress.delegations")],
    ),
]
PASSES = [
    {},
    {
        **SILENT,
        "second_level": UNITS,
        "congress.delegations": sent("文学院", "数学学院", "计算机与信息工程学院"),
    },
    {
        **SILENT,
        "second_level": UNITS,
        "congress.delegations": sent("文学院代表团", "数学学院代表团", "计信学院"),
    },
    {
        **SILENT,
        "second_level": UNITS,
        "delegate_rules.text": "各学院至少有2名代表，不足的由学院团委调整。",
    },
    {
        **SILENT,
        "second_level": UNITS,
        "delegate_rules.text": "代表名额按学生人数分配到各二级学院。",
    },
    {
        **SILENT,
        "second_level": UNITS,
        "congress.text": "文学院代表40名、数学学院代表30名、计算机与信息工程学院代表80名。",
    },
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R38", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R38", changes) == []

"""R31: the second-level table is there where demanded, and its numbers fit."""

import pytest

from tests.disclosures.checks.filings import fired


def table(units=2, **more):
    items = [f"s{n:02}" for n in range(1, 15)]
    rows = [
        {"name": f"第{n}学院学生会", "answers": dict.fromkeys(items, "是")} for n in range(units)
    ]
    return {"counts": dict.fromkeys(items, str(units)), "total": str(units), "units": rows, **more}


def counts(**changes):
    return {**table()["counts"], **changes}


FIRES = [
    ({}, [("unchecked", "second_level")]),
    ({"@edition": "2023-2024"}, [("warning", "second_level")]),
    (
        {"second_level": table(counts=counts(s03="3"))},
        [("contradiction", "second_level.counts.s03")],
    ),
    (
        {"second_level": table(counts=counts(s03="1"))},
        [("contradiction", "second_level.counts.s03")],
    ),
    ({"second_level": table(counts=counts(s03=""))}, [("contradiction", "second_level.counts")]),
    ({"second_level": table(total="3")}, [("contradiction", "second_level.total")]),
    (
        {"second_level": table(units=2) | {"units": table()["units"][:1] * 2}},
        [("contradiction", "second_level.units[1].name")],
    ),
    (
        {"@edition": "2023-2024", "second_level": table() | {"units": []}},
        [("warning", "second_level.units")],
    ),
    ({"second_level": table(total="") | {"units": []}}, [("unchecked", "second_level.total")]),
    (
        {
            "second_level": table(units=1)
            | {"units": [{"name": "文学院学生会", "answers": {"s01": "是"}}]}
        },
        [("contradiction", "second_level.units[0].answers")],
    ),
    (
        {"second_level": table(units=1) | {"units": [{"answers": table()["units"][0]["answers"]}]}},
        [("contradiction", "second_level.units[0].name")],
    ),
]
PASSES = [
    {"@edition": "2020"},
    {"second_level": table()},
    {"second_level": table(total="")},
    {"second_level": table() | {"units": []}},
    {"second_level": table(counts=counts(s03="若干"))},
    {"@edition": "2023-2024", "second_level": table()},
    {
        "@edition": "2021",
        "second_level": {"counts": {f"s{n:02}": "12" for n in range(1, 14)}, "total": "12"},
    },
    {
        "second_level": table(units=1)
        | {"units": [{"name": "文学院学生会", "answers": dict.fromkeys(counts(), "√")}]}
    },
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R31", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R31", changes) == []

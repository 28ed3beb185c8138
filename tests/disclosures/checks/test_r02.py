"""R02: numbers and date of the remark column."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"indicators.i03.number": ""}, [("error", "indicators.i03.number")]),
    ({"indicators.i04.number": "若干"}, [("error", "indicators.i04.number")]),
    ({"indicators.i05.number": "5至6"}, [("error", "indicators.i05.number")]),
    ({"indicators.i11.date": ""}, [("error", "indicators.i11.date")]),
    ({"indicators.i11.date": "12月11日"}, [("error", "indicators.i11.date")]),
    ({"indicators.i11.date": "2024年12月"}, [("error", "indicators.i11.date")]),
    (
        {"indicators.i11.date": "", "indicators.i11.note": "召开日期为：2024年12月"},
        [("error", "indicators.i11.date")],
    ),
    ({"@edition": "2020", "indicators.i03.number": "四十余"}, [("error", "indicators.i03.number")]),
]
PASSES = [
    {},
    {"indicators.i03.number": "二十三"},
    {"indicators.i03.number": "23 人"},
    {"indicators.i03.number": "２３"},
    {"indicators.i11.date": "2024 年 12 月 11 日"},
    {"indicators.i11.date": "2024.12.11"},
    {"indicators.i11.date": "2024年12月10日至11日"},
    {"indicators.i11.date": "", "indicators.i11.answer": "否"},
    {"indicators.i03.number": "", "indicators.i03.note": "实有23人（其中主席团3人）"},
    {"indicators.i11.date": "2024年12月11号"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R02", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R02", changes) == []

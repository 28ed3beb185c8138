from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.reading import day, day_range, days, month, spotted_days

DAY = date(2024, 12, 11)


@pytest.mark.parametrize(
    "text",
    [
        "2024年12月11日", "2024-12-11", "2024.12.11", "2024/12/11", "２０２４年１２月１１日",
        "二〇二四年十二月十一日", "二○二四年十二月十一日", "二零二四年十二月十一日", "24年12月11日",
        "2024 年 12 月 11 日", "召开日期为：2024年12月11日", "召开日期为：2024年12月11日（星期三）。",
        "2024-12-11T09:00:00", "2024年12月11日至12日", "2024年12月11日召开；即2024-12-11",
        "2024年12月11号", "2024年12月11",
    ],
)  # fmt: skip
def test_the_same_day_in_many_spellings(text: str) -> None:
    assert day(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "", "12月11日", "2024年12月", "2024", "2024年2月30日", "2024-13-01", "12.11", "24.12.11",
        "2024年12月11日，2025年3月1日", "召开日期为：____", "20241211", "2024年12月111日",
        "二零二四", "0000年1月1日",
    ],
)  # fmt: skip
def test_no_single_full_date(text: str) -> None:
    assert day(text) is None


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2020年11月17日—2020年11月18日", date(2020, 11, 18)),
        ("2020年11月17日至18日", date(2020, 11, 18)),
        ("2020年11月17-18日", date(2020, 11, 18)),
        ("2020.11.17-11.18", date(2020, 11, 18)),
        ("2020年11月17日到12月2日", date(2020, 12, 2)),
        ("2020-11-17~2020-11-18", date(2020, 11, 18)),
        ("2020年11月17日（星期二）至18日", date(2020, 11, 18)),
        ("2020年11月17日", date(2020, 11, 17)),
        ("2020年11月17日至2日", date(2020, 11, 17)),
    ],
)
def test_ranges(text: str, last: date) -> None:
    assert day_range(text) == (date(2020, 11, 17), last)


def test_several_dates_keep_their_order_and_place() -> None:
    text = "春季培训2025年3月8日，秋季培训2024年10月12日。"
    assert days(text) == [date(2025, 3, 8), date(2024, 10, 12)]
    spotted = spotted_days(text)
    assert [text[s.start : s.end] for s in spotted] == ["2025年3月8日", "2024年10月12日"]


@pytest.mark.parametrize(
    ("text", "found"),
    [("2024年3月", (2024, 3)), ("2024.3", (2024, 3)), ("2024年3月5日", (2024, 3)),
     ("3月", None), ("2024年", None), ("2024年13月", None)],
)  # fmt: skip
def test_month(text: str, found: tuple[int, int] | None) -> None:
    assert month(text) == found


@given(st.dates(date(1950, 1, 1), date(2999, 12, 31)))
def test_iso_and_chinese_read_back(on: date) -> None:
    assert day(on.isoformat()) == day(f"{on.year}年{on.month}月{on.day}日") == on


@given(st.text(alphabet="0123456789年月日-./至—第二〇十 "))
def test_no_text_raises(text: str) -> None:
    for reader in (day, day_range, days, month):
        reader(text)

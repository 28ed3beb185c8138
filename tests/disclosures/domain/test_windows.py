"""Until when a filing may be worked on: its cycle's days, its union's own, its letter's."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from disclosures import wording
from disclosures.domain import windows
from disclosures.enums import FilingState as State
from disclosures.models import Cycle, Filing
from portal import clock
from portal.models import Federation

OPENS, DUE, CLOSES = dt.date(2026, 3, 1), dt.date(2026, 4, 30), dt.date(2026, 5, 31)
CHINA = ZoneInfo("Asia/Shanghai")


def day(month, number):
    return dt.date(2026, month, number)


def cycle():
    return Cycle(opens=OPENS, due=DUE, closes=CLOSES)


def filing(state=State.DRAFT, **days):
    body = Federation(name="云溪省学生联合会")
    return Filing(state=state, cycle=cycle(), federation=body, **days)


def on(moment):
    return clock.at(dt.datetime(*moment, tzinfo=CHINA))


@pytest.mark.parametrize(
    ("state", "extended", "letter", "asked", "last"),
    [
        (State.DRAFT, None, None, DUE, CLOSES),
        (State.DRAFT, day(5, 10), None, day(5, 10), CLOSES),
        (State.DRAFT, day(6, 20), None, day(6, 20), day(6, 20)),
        (State.DRAFT, day(4, 20), None, DUE, CLOSES),  # the cycle's own day was moved past it
        (State.RETURNED, None, day(6, 5), day(6, 5), day(6, 5)),
        (State.RETURNED, None, day(5, 5), day(5, 5), CLOSES),
        (State.RETURNED, day(6, 20), day(6, 5), day(6, 20), day(6, 20)),
        (State.RETURNED, day(5, 10), day(6, 5), day(6, 5), day(6, 5)),
        (State.RETURNED, day(6, 20), None, day(6, 20), day(6, 20)),
        (State.CORRECTING, None, day(9, 1), day(9, 1), day(9, 1)),
        (State.SUBMITTED, None, day(9, 1), DUE, CLOSES),
    ],
)
def test_the_day_that_is_asked_for_and_the_last_one(state, extended, letter, asked, last):
    one = filing(state, extended_until=extended, return_due=letter)
    assert (windows.asked_by(one), windows.last_day(one)) == (asked, last)


@pytest.mark.parametrize(
    ("moment", "extended", "sentence"),
    [
        ((2026, 2, 28, 23, 30), None, "填报从2026年3月1日开始"),
        ((2026, 3, 1, 0, 30), None, None),
        ((2026, 5, 31, 23, 30), None, None),
        ((2026, 6, 1, 0, 30), None, "填报已于2026年5月31日截止"),
        ((2026, 6, 1, 0, 30), day(6, 20), None),
        ((2026, 6, 20, 23, 30), day(6, 20), None),
        ((2026, 6, 21, 0, 30), day(6, 20), "延期已于2026年6月20日到期"),
        ((2026, 6, 1, 0, 30), day(5, 10), "填报已于2026年5月31日截止"),
    ],
)
def test_the_window_opens_and_closes_at_midnight_in_china(moment, extended, sentence):
    with on(moment):
        said = windows.closed_reason(filing(extended_until=extended))
        opened = windows.is_open(cycle(), extended)
    if sentence is None:
        assert (said, opened) == (None, True)
    else:
        assert sentence in said
        assert "云溪省学生联合会" in said or "到时再填" in said
        assert not opened


def test_an_extension_is_called_one():
    assert wording.day_of(cycle(), None) == "2026年4月30日"
    assert wording.day_of(cycle(), DUE) == "2026年4月30日"
    assert wording.day_of(cycle(), day(5, 10)) == "2026年5月10日（已延期，原期限2026年4月30日）"
    late = filing(State.RETURNED, extended_until=day(6, 20), return_due=day(6, 5))
    assert wording.asked_day(late) == "2026年6月20日（已延期，原期限2026年6月5日）"
    late.return_due = day(7, 1)
    assert wording.asked_day(late) == "2026年7月1日"

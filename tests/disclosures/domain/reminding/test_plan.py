"""Which reminder a union is due on a day: a table of dates and states."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.domain.reminding.plan import GRACE, Dates, Kind, due_on, planned, prefix
from disclosures.enums import FilingState as State

OPENS, DUE, CLOSES = dt.date(2026, 3, 1), dt.date(2026, 4, 30), dt.date(2026, 5, 31)
DATES = Dates(OPENS, DUE, CLOSES)
BEGUN, NOT_BEGUN = State.DRAFT, ""


def day(month, number):
    return dt.date(2026, month, number)


@pytest.mark.parametrize(
    ("today", "kind"),
    [
        (day(2, 28), None),
        (day(3, 1), Kind.OPENING),
        (day(3, 3), Kind.OPENING),
        (day(3, 4), None),
        (day(4, 15), None),
        (day(4, 16), Kind.TWO_WEEKS),
        (day(4, 18), Kind.TWO_WEEKS),
        (day(4, 19), None),
        (day(4, 26), None),
        (day(4, 27), Kind.THREE_DAYS),
        (day(4, 29), Kind.THREE_DAYS),
        (day(4, 30), None),
        (day(5, 1), Kind.OVERDUE),
        (day(5, 31), None),
    ],
)
@pytest.mark.parametrize("state", [BEGUN, NOT_BEGUN])
def test_a_filing_that_is_written_or_not_begun(today, kind, state):
    one = due_on(today, DATES, state)
    assert (one and one.kind) == kind


def test_overdue_comes_every_three_days_and_four_times_at_most():
    sent = {
        due_on(DUE + dt.timedelta(days=after), DATES, BEGUN).key(7, 9)
        for after in range(1, 32)
        if due_on(DUE + dt.timedelta(days=after), DATES, BEGUN)
    }
    assert sent == {f"reminder:7:9:overdue-{nth}:20260430" for nth in (1, 2, 3, 4)}
    days = [one.day for one in planned(DATES, BEGUN) if one.kind == Kind.OVERDUE]
    assert days == [day(5, 1), day(5, 4), day(5, 7), day(5, 10)]


def test_nothing_is_overdue_once_the_cycle_is_closed():
    short = Dates(OPENS, DUE, day(5, 2))
    assert [due_on(day(5, number), short, BEGUN) is None for number in (1, 2, 3, 4)] == [
        False,
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    "state", [State.SUBMITTED, State.APPROVED, State.PUBLISHED], ids=lambda state: state.value
)
def test_who_is_done_is_left_in_peace(state):
    dates = Dates(OPENS, DUE, CLOSES, letter=day(5, 5))
    assert planned(dates, state) == []
    assert not any(due_on(OPENS + dt.timedelta(days=n), dates, state) for n in range(100))


@pytest.mark.parametrize("state", [State.RETURNED, State.CORRECTING])
@pytest.mark.parametrize(
    ("today", "kind"),
    [
        (day(5, 1), None),
        (day(5, 2), Kind.RETURN_DUE),
        (day(5, 4), Kind.RETURN_DUE),
        (day(5, 5), None),
        (day(5, 6), Kind.RETURN_OVERDUE),
        (day(5, 8), Kind.RETURN_OVERDUE),
        (day(5, 9), None),
        (day(4, 27), None),  # the cycle's days no longer matter
    ],
)
def test_a_returned_filing_is_reminded_of_its_letter(state, today, kind):
    one = due_on(today, Dates(OPENS, DUE, CLOSES, letter=day(5, 5)), state)
    assert (one and one.kind) == kind


def test_a_letter_that_runs_past_the_cycle_is_reminded_of_on_the_day_after():
    late = Dates(OPENS, DUE, day(6, 10), letter=day(6, 10))
    assert due_on(day(6, 11), late, State.RETURNED).kind == Kind.RETURN_OVERDUE


def test_a_returned_filing_without_a_date_gets_nothing():
    assert planned(DATES, State.RETURNED) == []


def test_an_extension_moves_the_days_and_is_another_reminder():
    extended = Dates(OPENS, day(5, 10), CLOSES)
    assert due_on(day(4, 27), extended, BEGUN).kind == Kind.TWO_WEEKS  # 14 days before 10 May, +1
    assert due_on(day(5, 7), extended, BEGUN).kind == Kind.THREE_DAYS
    assert due_on(day(5, 1), extended, BEGUN) is None
    before, after = due_on(day(4, 27), DATES, BEGUN), due_on(day(5, 7), extended, BEGUN)
    assert before.key(7, 9) == "reminder:7:9:due-3:20260430"
    assert after.key(7, 9) == "reminder:7:9:due-3:20260510"


@pytest.mark.parametrize(
    ("due", "kinds"),
    [
        (OPENS, [Kind.OPENING]),
        (day(3, 4), [Kind.OPENING]),
        (day(3, 5), [Kind.OPENING, Kind.THREE_DAYS]),
        (day(3, 16), [Kind.OPENING, Kind.TWO_WEEKS, Kind.THREE_DAYS]),
    ],
)
def test_a_short_cycle_is_not_announced_twice_on_its_first_day(due, kinds):
    found = [one.kind for one in planned(Dates(OPENS, due, due), NOT_BEGUN)]
    assert found == kinds


def test_the_latest_of_two_that_are_late_is_sent():
    short = Dates(OPENS, day(3, 5), CLOSES)  # opening on the 1st, three days before on the 2nd
    assert due_on(day(3, 3), short, NOT_BEGUN).kind == Kind.THREE_DAYS


def test_keys_of_one_union_begin_alike_and_of_no_other():
    one = due_on(OPENS, DATES, NOT_BEGUN)
    assert one.key(7, 9).startswith(prefix(7, 9))
    assert not one.key(7, 99).startswith(prefix(7, 9))
    assert one.key(7, 99).startswith(prefix(7))


@given(
    lengths=st.tuples(st.integers(0, 60), st.integers(0, 60)),
    letter=st.none() | st.integers(-10, 90),
    state=st.sampled_from(["", *State]),
)
def test_whatever_the_dates_each_is_sent_once_in_time_and_none_to_who_is_done(
    lengths, letter, state
):
    due = OPENS + dt.timedelta(days=lengths[0])
    closes = due + dt.timedelta(days=lengths[1])
    day_of_letter = None if letter is None else OPENS + dt.timedelta(days=letter)
    dates = Dates(OPENS, due, max(closes, day_of_letter or closes), day_of_letter)
    mornings = [OPENS + dt.timedelta(days=number) for number in range(-30, 160)]
    sent = {morning: one for morning in mornings if (one := due_on(morning, dates, state))}
    keys = {one.key(7, 9) for one in sent.values()}
    assert keys <= {one.key(7, 9) for one in planned(dates, state)}
    assert len(keys) <= (2 if state in {State.RETURNED, State.CORRECTING} else 7)
    for morning, one in sent.items():
        assert 0 <= (morning - one.day).days <= GRACE
        assert morning <= dates.last or one.kind == Kind.RETURN_OVERDUE
    if state in {State.SUBMITTED, State.APPROVED, State.PUBLISHED}:
        assert not sent

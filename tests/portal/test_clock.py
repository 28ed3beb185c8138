from datetime import UTC, date, datetime

import pytest

from portal import clock

NEW_YEAR = datetime(2025, 12, 31, 17, 0, tzinfo=UTC)


def test_the_set_time_holds_inside_and_ends_with_it() -> None:
    before = clock.now()
    with clock.at(NEW_YEAR):
        assert clock.now() == NEW_YEAR
        assert clock.today() == date(2026, 1, 1)  # Chinese time is eight hours ahead
    assert clock.now() >= before


def test_an_exception_ends_it_too() -> None:
    with pytest.raises(RuntimeError), clock.at(NEW_YEAR):
        raise RuntimeError
    assert clock.now() != NEW_YEAR

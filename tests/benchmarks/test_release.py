"""A province becomes public at one moment: how long one transaction takes for 170 publications."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disclosures.domain import releasing
from disclosures.models import RegisterEntry
from portal import clock
from tests.disclosures.domain.waiting import cycle_of, passed

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db(transaction=True)]
COUNT = 170


def test_a_province_in_one_release() -> None:
    cycle = cycle_of()
    for _one in range(COUNT):
        passed(cycle)
    with clock.at(cycle.release_at + dt.timedelta(seconds=1)):
        begun = time.perf_counter()
        with CaptureQueriesContext(connection) as asked:
            assert releasing.work(cycle.pk) == COUNT
        took = time.perf_counter() - begun
        begun = time.perf_counter()
        releasing.release_due(clock.now())
        idle = time.perf_counter() - begun
    assert RegisterEntry.objects.count() == COUNT
    print(  # noqa: T201
        f"\n{COUNT} publications released in {took:.2f} s, {len(asked) / COUNT:.1f} queries each; "
        f"beat with nothing due: {idle * 1000:.1f} ms"
    )
    assert took < 60

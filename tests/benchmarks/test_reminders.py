"""A morning's reminders for a province: time a union, and memory that does not grow with their number."""

from __future__ import annotations

import datetime as dt
import gc
import time
import tracemalloc
from zoneinfo import ZoneInfo

import pytest

from disclosures.domain.reminding import work
from disclosures.models import Cycle, Filing, FilingFindings, SectionDraft
from portal import clock
from portal.enums import Role
from portal.models import College, Membership, Message, Union
from tests.benchmarks import report
from tests.disclosures.checks.filings import data
from tests.factories import CycleFactory, FederationFactory, member

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]
FEW, MANY = 300, 900
MORNING = dt.datetime(2026, 4, 27, 8, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_a_morning_of_many_unions() -> None:
    took, peaks = {}, {}
    for count in (FEW, MANY):
        cycle = province(count)
        with clock.at(MORNING):
            took[count] = timed(lambda cycle=cycle: work.remind(cycle.pk))
            assert Message.objects.filter(key__startswith=f"reminder:{cycle.pk}:").count() == count
            peaks[count] = peak(cycle)
    each = {count: took[count] / count for count in took}
    report(f"Reminders, each of {MANY} unions", each[MANY], each[FEW], f"each of {FEW}")
    print(  # noqa: T201
        f"peak memory: {peaks[FEW] / 1e6:.1f} MB for {FEW}, {peaks[MANY] / 1e6:.1f} MB for {MANY}"
    )
    assert each[MANY] < 2 * each[FEW]
    assert peaks[MANY] < 1.5 * peaks[FEW]


def peak(cycle: Cycle) -> int:
    """Bytes at the highest, on the next morning, when everything is written again."""
    FilingFindings.objects.filter(filing__cycle=cycle).delete()
    Cycle.objects.filter(pk=cycle.pk).update(due=cycle.due + dt.timedelta(days=1))
    usual = gc.get_threshold()
    gc.set_threshold(usual[0], 2, 2)  # what nobody holds any more is soon gone
    tracemalloc.start()
    try:
        with clock.at(MORNING + dt.timedelta(days=1)):
            assert work.remind(cycle.pk)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.set_threshold(*usual)


def timed(act) -> float:
    before = time.process_time()
    act()
    return time.process_time() - before


def province(count: int) -> Cycle:
    """A cycle of ``count`` unions, each with a full draft and somebody who reads for it."""
    cycle = CycleFactory(
        federation=FederationFactory(),
        opens=dt.date(2026, 3, 1),
        due=dt.date(2026, 4, 30),
        closes=dt.date(2026, 5, 31),
    )
    person = member(Role.SECRETARY)
    name = f"第%d师范学院{cycle.pk}"
    colleges = College.objects.bulk_create(
        College(federation=cycle.federation, name=name % number) for number in range(count)
    )
    unions = Union.objects.bulk_create(
        Union(college=college, kind="student", name="学生会") for college in colleges
    )
    Membership.objects.bulk_create(
        Membership(user=person, role=Role.SECRETARY, college=college) for college in colleges
    )
    filings = Filing.objects.bulk_create(
        Filing(union=union, cycle=cycle, college=union.college, federation=cycle.federation)
        for union in unions
    )
    content = data()
    SectionDraft.objects.bulk_create(
        (
            SectionDraft(filing=filing, key=key, content=section, revision=1)
            for filing in filings
            for key, section in content.items()
        ),
        batch_size=2000,
    )
    return cycle

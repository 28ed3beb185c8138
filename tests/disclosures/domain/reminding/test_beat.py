"""When the morning's work is asked for: by beat, in Chinese time, under names that a worker knows."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from disclosures.domain.reminding import work
from disclosures.tasks import remind, remind_all
from portal.celery import app
from portal.enums import Role
from portal.models import Job, Message
from portal.scoping import scope_nothing
from reviews.domain import digests as reviewers
from reviews.tasks import digest, digests
from tests.factories import CycleFactory, SubmissionFactory, UnionFactory, member

MINE = ("remind-colleges", "digests")


def next_at(name, moment):
    """When the entry is due after ``moment``."""
    schedule = settings.CELERY_BEAT_SCHEDULE[name]["schedule"]
    schedule.app, schedule.nowfun = app, lambda: moment
    return moment + schedule.remaining_estimate(moment)


@pytest.mark.parametrize("name", list(settings.CELERY_BEAT_SCHEDULE))
def test_every_name_on_the_schedule_is_a_task(name):
    app.loader.import_default_modules()
    assert settings.CELERY_BEAT_SCHEDULE[name]["task"] in app.tasks


@pytest.mark.parametrize(
    ("name", "expected"),
    [("remind-colleges", (2026, 4, 18, 8, 30)), ("digests", (2026, 4, 20, 8, 0))],
)
def test_reminders_go_every_morning_and_digests_on_working_days(name, expected):
    china = ZoneInfo("Asia/Shanghai")
    friday_noon = dt.datetime(2026, 4, 17, 12, tzinfo=china)
    assert app.conf.timezone == "Asia/Shanghai"
    found = next_at(name, friday_noon)
    assert found.replace(microsecond=0) == dt.datetime(*expected, tzinfo=china)


@pytest.mark.django_db(transaction=True)
def test_from_the_schedule_to_the_message(monkeypatch):
    from portal import clock

    noon = dt.datetime(2026, 4, 20, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
    monkeypatch.setattr(clock, "now", lambda: noon)
    cycle = CycleFactory(opens=noon.date())
    union = UnionFactory(college__federation=cycle.federation)
    member(Role.SECRETARY, college=union.college)
    reviewer = member(Role.REVIEWER, federation=cycle.federation)
    SubmissionFactory(
        filing__union=UnionFactory(college__federation=cycle.federation), filing__cycle=cycle
    )
    with scope_nothing():
        remind_all()
        digests()
        assert not Job.objects.exists()  # out of sight
    for task, run in ((work.TASK, remind), (reviewers.TASK, digest)):
        job = Job.objects.get(task=task)
        with scope_nothing():
            run(job.pk)
    assert Message.objects.get(kind="opening").college == union.college
    assert Message.objects.get(kind="digest").person == reviewer

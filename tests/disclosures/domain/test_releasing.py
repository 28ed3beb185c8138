"""Public at once, or everything of a cycle on its day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disclosures import wording
from disclosures.domain import cycles, release_outlook, releasing
from disclosures.domain.cycles import TermsRefused
from disclosures.domain.released import is_public
from disclosures.enums import FilingState
from disclosures.models import Filing, RegisterEntry
from portal import clock
from portal.access import actor_of
from portal.enums import Role
from portal.models import Event, Job, Message
from portal.scoping import scope
from tests.disclosures.domain.waiting import cycle_of, give_files, next_version, passed, soon
from tests.factories import FederationFactory, member


@pytest.fixture
def cycle(db):
    return cycle_of()


@pytest.fixture
def lead(cycle):
    return actor_of(member(Role.LEAD, federation=cycle.federation))


def at(moment):
    return clock.at(moment + dt.timedelta(seconds=1))


def shown(publication):
    """Whether nginx would find the page."""
    return (Path(django_settings.PUBLISHED_ROOT) / "d" / publication.code / "index.html").exists()


def state(publication):
    return Filing.objects.get(pk=publication.filing_id).state


def test_what_waits_is_in_no_register_and_in_no_folder_that_is_served(cycle):
    publication = passed(cycle)
    assert releasing.waits(publication)
    assert not releasing.release_if_due(publication)
    assert releasing.release_due(clock.now()) == 0
    assert RegisterEntry.objects.count() == Job.objects.count() == 0
    assert not shown(publication)
    assert state(publication) == FilingState.APPROVED


def test_without_a_day_it_is_public_as_soon_as_it_has_files(db):
    publication = passed(cycle_of(release_at=None))
    assert not releasing.waits(publication)
    assert releasing.release_if_due(publication)
    assert RegisterEntry.objects.get().publication == publication
    assert shown(publication)
    assert state(publication) == FilingState.PUBLISHED
    assert Message.objects.count() == 0, "it was told at the approval"


def test_without_files_nothing_is_released(db):
    publication = passed(cycle_of(release_at=None), files=False)
    assert not releasing.release_if_due(publication)
    assert RegisterEntry.objects.count() == 0


def test_at_its_moment_everything_of_the_cycle_is_public_at_once(cycle):
    below = FederationFactory(parent=cycle.federation)
    waiting = [passed(cycle), passed(cycle), passed(cycle, federation=below)]
    unfinished, elsewhere = passed(cycle, files=False), passed(cycle_of(release_at=soon(days=25)))
    with at(cycle.release_at):
        assert releasing.release_due(clock.now()) == 1
        job = Job.objects.get()
        assert (job.task, job.object_id) == (releasing.TASK, cycle.pk)
        assert releasing.work(cycle.pk) == 3
        assert releasing.release_due(clock.now()) == 0
    assert {entry.publication for entry in RegisterEntry.objects.all()} == set(waiting)
    assert all(shown(one) and state(one) == FilingState.PUBLISHED for one in waiting)
    assert state(unfinished) == state(elsewhere) == FilingState.APPROVED
    assert Event.objects.filter(action="filing.publish").count() == 3
    assert Event.objects.get(action="cycle.released").data == {"count": 3}
    told = Message.objects.filter(kind="published").order_by("college_id")
    assert [one.college_id for one in told] == [one.filing.college_id for one in waiting]
    assert {entry.published_at for entry in RegisterEntry.objects.all()} == {
        cycle.release_at + dt.timedelta(seconds=1)
    }


def test_the_job_may_run_twice(cycle):
    passed(cycle)
    with at(cycle.release_at):
        assert [releasing.work(cycle.pk), releasing.work(cycle.pk)] == [1, 0]
    assert Event.objects.filter(action="filing.publish").count() == 1
    assert Message.objects.count() == 1


def test_a_job_that_comes_too_early_releases_nothing(cycle):
    passed(cycle)
    assert releasing.work(cycle.pk) == 0
    assert RegisterEntry.objects.count() == 0


def test_what_gets_its_files_after_the_moment_is_released_at_once_and_its_college_told(cycle):
    late = passed(cycle, files=False)
    with at(cycle.release_at):
        releasing.work(cycle.pk)
        give_files(late)
        assert releasing.release_if_due(late)
    assert is_public(late)
    assert Message.objects.get().college_id == late.filing.college_id


def test_what_is_approved_after_the_moment_is_told_nothing_more(cycle):
    with at(cycle.release_at):
        late = passed(cycle)
        assert releasing.release_if_due(late)
    assert Message.objects.count() == 0


def test_a_correction_of_what_is_public_waits_for_no_day(db):
    cycle = cycle_of(release_at=None)
    first = passed(cycle)
    releasing.release(first)
    type(cycle).objects.filter(pk=cycle.pk).update(release_at=soon())
    second = next_version(first)
    assert not releasing.waits(second)
    assert releasing.release_if_due(second)
    assert RegisterEntry.objects.get().publication == second
    old = Path(django_settings.PUBLISHED_ROOT) / "d" / first.code / "index.html"
    assert second.code in old.read_text(), "the old address says where the new one is"


def test_beat_asks_one_question_when_nothing_is_due(cycle, django_assert_num_queries):
    passed(cycle)
    with CaptureQueriesContext(connection) as asked:
        releasing.release_due(clock.now())
    asked_of_tables = [one["sql"] for one in asked if "disclosures_" in one["sql"]]
    assert len(asked_of_tables) == 1


def queries_of_release(number):
    cycle = cycle_of()
    for _one in range(number):
        passed(cycle)
    with at(cycle.release_at), CaptureQueriesContext(connection) as asked:
        assert releasing.work(cycle.pk) == number
    return len(asked)


def test_each_publication_costs_a_literal_number_of_queries(db):
    one, three = queries_of_release(1), queries_of_release(3)
    assert (three - one) / 2 <= 25


# --- Setting the day -----------------------------------------------------------------------


def test_only_the_lead_moves_the_day(cycle):
    reviewer = actor_of(member(Role.REVIEWER, federation=cycle.federation))
    other = actor_of(member(Role.LEAD, federation=FederationFactory()))
    for actor in (reviewer, other):
        with pytest.raises(PermissionDenied):
            releasing.move(actor, cycle, None)


def test_moving_the_day_is_on_record_and_those_who_wait_are_told(cycle, lead):
    publication, later = passed(cycle), soon(days=25)
    with scope(lead):
        releasing.move(lead, cycle, later)
    event = Event.objects.get(action="cycle.change")
    assert event.data["changes"]["release_at"][1] == later.isoformat()
    told = Message.objects.get()
    assert told.kind == "release_moved"
    assert wording.moment_of(later) in told.subject
    assert told.college_id == publication.filing.college_id
    assert Job.objects.count() == 0


def test_moving_it_there_and_back_tells_the_last_word_only(cycle, lead):
    passed(cycle)
    first, then = cycle.release_at, soon(days=25)
    for moment, when in ((then, 1), (first, 2)):
        with clock.at(clock.now() + dt.timedelta(seconds=when)):
            releasing.move(lead, cycle, moment)
    waiting = Message.objects.filter(cancelled_at=None)
    assert [wording.moment_of(first) in one.subject for one in waiting] == [True]


def test_what_a_dead_release_had_shown_is_hidden_when_the_day_moves_away(cycle, lead):
    publication = passed(cycle)
    with at(cycle.release_at):
        releasing.release(publication)
        RegisterEntry.objects.all().delete()
        Filing.objects.update(state=FilingState.CORRECTING)
        Filing.objects.update(state=FilingState.SUBMITTED)
        Filing.objects.update(state=FilingState.APPROVED)
        assert shown(publication)
        releasing.move(lead, cycle, clock.now() + dt.timedelta(days=3))
    assert not shown(publication)


@pytest.mark.parametrize("moment", ["now", "past", "none"])
def test_now_the_past_and_no_day_at_all_release_what_waits(cycle, lead, moment):
    publication = passed(cycle)
    wanted = {"now": clock.now(), "past": soon(days=-3), "none": None}[moment]
    if moment == "now":
        releasing.release_now(lead, cycle)
    else:
        releasing.move(lead, cycle, wanted)
    assert Job.objects.get().task == releasing.TASK
    assert releasing.work(cycle.pk) == 1
    assert is_public(publication)
    cycle.refresh_from_db()
    if moment == "none":
        assert cycle.release_at is None
    else:
        assert abs(clock.now() - cycle.release_at) < dt.timedelta(minutes=2)


@pytest.mark.parametrize(
    ("days", "sentence"), [(-31, "统一公开的时间要在开始填报"), (900, "请核对年份")]
)
def test_a_day_that_cannot_be_is_refused_with_what_to_choose(cycle, lead, days, sentence):
    with pytest.raises(TermsRefused, match=sentence) as refused:
        releasing.move(lead, cycle, soon(days=days))
    assert refused.value.field == "release_at"
    cycle.refresh_from_db()
    assert cycle.release_at > clock.now()


def test_saving_other_terms_after_the_day_moves_nothing(cycle, lead):
    day = cycle.release_at
    with at(day):
        changed = cycles.change(lead, cycle, cycles.terms_of(cycle))
    assert changed == []


# --- What people are told --------------------------------------------------------------------


def test_the_waiting_state_has_its_words_for_college_and_reviewer(cycle):
    filing = passed(cycle).filing
    moment = wording.moment_of(cycle.release_at)
    assert wording.for_college(filing).sentence == f"审核已通过，将于{moment}统一公开。"
    assert wording.for_reviewer(filing).label == f"已通过，{moment}统一公开"
    with at(cycle.release_at):
        assert wording.for_reviewer(filing).label == "已通过，待公开"


def test_a_moment_is_written_as_one_says_it():
    moment = dt.datetime(2026, 3, 20, 1, 0, tzinfo=dt.UTC)
    with clock.at(moment):
        assert wording.moment_of(moment) == "3月20日9:00"
    with clock.at(moment - dt.timedelta(days=200)):
        assert wording.moment_of(moment) == "2026年3月20日9:00"


def test_the_outlook_counts_each_filing_once(cycle, lead, django_assert_max_num_queries):
    passed(cycle)
    passed(cycle, files=False)
    releasing.release(passed(cycle))
    with scope(lead), django_assert_max_num_queries(14):
        found = release_outlook.outlook(lead, cycle)
    assert (found.ready, found.baking, found.failed, found.public, found.waiting) == (1, 1, 0, 1, 2)

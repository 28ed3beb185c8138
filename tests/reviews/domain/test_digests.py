"""The digest: what waits for whom, once a working day, nothing where there is nothing."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from disclosures.enums import FilingState
from disclosures.models import Cycle, Filing
from portal import clock
from portal.access import actor_of
from portal.domain import jobs
from portal.enums import JobState, Role
from portal.models import Job, Message
from portal.scoping import scope, scope_colleges, scope_nothing
from reviews.domain import digests
from reviews.domain.waiting import Waiting, waiting_for
from reviews.enums import ObjectionState
from reviews.models import BlindReading, Claim, Objection
from tests.factories import (
    CycleFactory,
    FederationFactory,
    FilingFactory,
    LetterFactory,
    MembershipFactory,
    PublicationFactory,
    ReviewFactory,
    SubmissionFactory,
    UnionFactory,
    member,
)

CHINA = ZoneInfo("Asia/Shanghai")
TODAY = dt.date(2026, 4, 20)  # a Monday
SENT = dt.datetime(2026, 4, 16, 23, 30, tzinfo=CHINA)


def at(day=20, hour=8):
    return clock.at(dt.datetime(2026, 4, day, hour, tzinfo=CHINA))


@pytest.fixture
def federation(db):
    return FederationFactory()


@pytest.fixture
def reviewer(federation):
    return member(Role.REVIEWER, federation=federation)


@pytest.fixture
def lead(federation):
    return member(Role.LEAD, federation=federation)


def sent(federation, sent_at=SENT, **filing):
    """A filing that was submitted; its college can be reached."""
    union = UnionFactory(college__federation=federation)
    member(Role.SECRETARY, college=union.college)
    cycle = Cycle.objects.filter(federation=federation).first() or CycleFactory(
        federation=federation
    )
    values = {"state": FilingState.SUBMITTED, "cycle": cycle} | filing
    found = FilingFactory(union=union, drafts=(), **values)
    SubmissionFactory(filing=found, submitted_at=sent_at)
    return found


def found(person, today=TODAY):
    actor = actor_of(person)
    with scope(actor):
        return waiting_for(actor, today)


def tell(federation):
    with scope_colleges(federation_ids=[federation.pk]):
        return digests.tell(federation.pk)


def test_nothing_waits_and_nothing_is_written(federation, reviewer, lead):
    sent(federation, state=FilingState.PUBLISHED)
    with at():
        assert tell(federation) == 0
    assert found(reviewer) == Waiting()
    assert not Message.objects.exists()


def test_what_is_assigned_what_is_anybodys_and_the_oldest(federation, reviewer):
    other = member(Role.REVIEWER, federation=federation)
    mine, theirs = sent(federation), sent(federation)
    sent(federation, dt.datetime(2026, 4, 18, 9, tzinfo=CHINA))
    sent(FederationFactory())
    Claim.objects.create(filing=mine, assignee=reviewer)
    Claim.objects.create(filing=theirs, assignee=other)
    waiting = found(reviewer)
    assert (waiting.assigned, waiting.anybody) == (1, 1)
    assert (waiting.oldest.union, waiting.oldest.days) == (str(mine.union), 4)
    with at():
        assert tell(federation) == 2
    told = Message.objects.get(person=reviewer)
    assert told.subject == "有2份填报等待审核"
    assert told.text.splitlines() == [
        "分给您的填报有1份，等待审核。",
        "还没有分给任何人的填报有1份。",
        f"等得最久的是{mine.union}，已经4天。",
    ]
    assert (told.kind, told.url, told.key) == (
        "digest",
        "/work/reviews/",
        f"digest:{reviewer.pk}:20260420",
    )


def test_the_days_of_waiting_turn_at_midnight_in_china(federation, reviewer):
    sent(federation, dt.datetime(2026, 4, 19, 23, 30, tzinfo=CHINA))
    assert found(reviewer).oldest.days == 1
    Filing.objects.all().update(state=FilingState.SUBMITTED)
    assert found(reviewer, dt.date(2026, 4, 19)).oldest.days == 0


def test_one_message_a_person_and_day_whatever_the_memberships(federation, reviewer):
    sent(federation)
    other = FederationFactory(parent=federation)
    MembershipFactory(user=reviewer, role=Role.LEAD, college=None, federation=other)
    with at():
        assert [tell(federation), tell(federation), tell(other)] == [1, 0, 0]
    with at(21):
        assert tell(other) == 1
    assert Message.objects.count() == 2


def test_overdue_returns_and_only_they(federation, reviewer):
    sent(federation, state=FilingState.RETURNED, return_due=dt.date(2026, 4, 19))
    sent(federation, state=FilingState.CORRECTING, return_due=dt.date(2026, 4, 1))
    sent(federation, state=FilingState.RETURNED, return_due=TODAY)
    sent(federation, state=FilingState.SUBMITTED, return_due=dt.date(2026, 4, 1))
    more = {"return_due": dt.date(2026, 4, 10), "extended_until": TODAY}
    sent(federation, state=FilingState.RETURNED, **more)
    assert found(reviewer).overdue == 2
    with at():
        tell(federation)
    assert "退回后过了修改期限还没有交回的有2份" in Message.objects.get().text


def test_what_wants_a_second_person_is_for_the_others(federation, reviewer):
    first = member(Role.REVIEWER, federation=federation)
    filing = sent(federation)
    ReviewFactory(submission=filing.submissions.get(), proposed_by=first, proposed_at=SENT)
    assert (found(first).second, found(reviewer).second) == (0, 1)
    assert (found(first).anybody, found(reviewer).anybody) == (0, 0)


def test_blind_readings_letters_and_objections(federation, reviewer, lead):
    filing = sent(federation)
    submission = filing.submissions.get()
    BlindReading.objects.create(submission=submission, reader=reviewer, assigned_at=SENT)
    LetterFactory(review=ReviewFactory(submission=submission), by=lead, left_at=None)
    publication = PublicationFactory(submission=submission)
    for number, state in enumerate(ObjectionState):
        Objection.objects.create(
            number=f"2026-{number}",
            secret="x",
            publication=publication,
            filing=filing,
            college=filing.college,
            federation=federation,
            section="charter",
            text="章程不是这样。",
            state=state,
            received_at=SENT,
        )
    mine, leads = found(reviewer), found(lead)
    assert (mine.blind, leads.blind) == (1, 0)
    assert (mine.letters, leads.letters) == (0, 1)
    assert mine.objections == leads.objections == len(ObjectionState) - 2


def test_nobody_is_told_of_the_own_college(federation, reviewer):
    filing = sent(federation)
    MembershipFactory(user=reviewer, role=Role.OBSERVER, college=filing.college)
    assert found(reviewer) == Waiting()


def test_the_lead_is_told_whom_no_reminder_reaches(federation, reviewer, lead):
    days = {"opens": dt.date(2026, 3, 1), "due": TODAY, "closes": dt.date(2026, 5, 1)}
    cycle = CycleFactory(federation=federation, **days)
    silent = UnionFactory(college__federation=federation)
    done = UnionFactory(college__federation=federation)
    FilingFactory(union=done, cycle=cycle, state=FilingState.SUBMITTED, drafts=())
    with_people = UnionFactory(college__federation=federation)
    member(Role.EDITOR, college=with_people.college)
    assert found(lead).unreachable == (silent.college.name,)
    assert found(reviewer).unreachable == ()
    assert found(lead, dt.date(2026, 5, 2)).unreachable == ()
    with at():
        tell(federation)
    text = Message.objects.get(person=lead).text
    assert f"1所高校没有能登录的填报员或书记，收不到提醒：{silent.college.name}。" in text


@pytest.mark.parametrize(("day", "count"), [(17, 2), (18, 0), (19, 0), (20, 2)])
def test_jobs_are_queued_on_working_days_for_federations_with_people(
    federation, reviewer, day, count
):
    member(Role.LEAD)
    member(Role.OBSERVER, federation=FederationFactory())
    with at(day), scope_nothing():
        assert digests.enqueue_all() == count
    assert Job.objects.count() == count


@pytest.mark.parametrize("count", [1, 4])
def test_the_same_queries_for_few_and_many(federation, lead, count, django_assert_num_queries):
    for _ in range(count):
        Claim.objects.create(filing=sent(federation), assignee=lead)
        sent(federation)
        UnionFactory(college__federation=federation)
    actor = actor_of(lead)
    with scope(actor), django_assert_num_queries(12):
        waiting = waiting_for(actor, TODAY)
    assert (waiting.assigned, waiting.anybody) == (count, count)


@pytest.mark.django_db(transaction=True)
def test_it_runs_as_a_job_under_the_scope_of_the_federation():
    federation = FederationFactory()
    member(Role.REVIEWER, federation=federation)
    sent(federation)
    job = jobs.enqueue(digests.TASK, federation.pk, college=None, federation=federation)
    with scope_nothing():
        assert jobs.run(job.pk, digests.tell)
    assert Job.objects.get().state == JobState.DONE
    told = Message.objects.get()
    assert (told.federation, told.posted_by) == (federation, None)

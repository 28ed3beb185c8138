"""The morning's reminders: who gets which, once, and nobody who is done."""

from __future__ import annotations

import dataclasses
import datetime as dt
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from disclosures.domain import cycles, submit
from disclosures.domain.assessment import assess
from disclosures.domain.extensions import grant
from disclosures.domain.reminding import cases, questions, work
from disclosures.domain.reminding.questions import Questions
from disclosures.domain.reminding.stopping import stop
from disclosures.domain.standing import keep
from disclosures.enums import FilingState
from disclosures.models import Filing, SectionDraft
from portal import clock
from portal.access import actor_of
from portal.domain import jobs
from portal.enums import DeliveryState, JobState, Role
from portal.models import Delivery, Event, Job, Message, Notice
from portal.notify import leaving
from portal.scoping import scope, scope_colleges, scope_nothing
from tests.disclosures.desk import acting, answer_all, filled
from tests.factories import (
    CollegeFactory,
    CycleFactory,
    FederationFactory,
    FilingFactory,
    UnionFactory,
    member,
)

CHINA = ZoneInfo("Asia/Shanghai")
OPENS, DUE, CLOSES = dt.date(2026, 3, 1), dt.date(2026, 4, 30), dt.date(2026, 5, 31)


def at(month, day, hour=8, minute=30):
    return clock.at(dt.datetime(2026, month, day, hour, minute, tzinfo=CHINA))


def cycle_of(federation, **changes):
    return CycleFactory(
        federation=federation, **({"opens": OPENS, "due": DUE, "closes": CLOSES} | changes)
    )


def union_with(federation, role=Role.SECRETARY):
    """A union of a new college, with somebody who reads what is sent."""
    college = CollegeFactory(federation=federation)
    member(role, college=college)
    return UnionFactory(college=college)


@pytest.fixture
def cycle(db):
    return cycle_of(FederationFactory())


@pytest.fixture
def union(cycle):
    return union_with(cycle.federation)


def kinds():
    return sorted(Message.objects.values_list("kind", flat=True))


def test_a_union_that_has_not_begun_is_told_when_it_opens(cycle, union):
    with at(3, 1):
        assert work.remind(cycle.pk) == 1
    told = Message.objects.get()
    assert (told.kind, told.audience, told.college) == ("opening", "college", union.college)
    assert told.key == f"reminder:{cycle.pk}:{union.pk}:opening:20260301"
    assert told.url == "/work/"
    assert told.subject == "学生会的填报开始了，请在2026年4月30日前提交"
    assert "还没有开始填报" in told.text
    assert told.text.endswith("就不会再收到这样的提醒。")
    event = Event.objects.get(action="cycle.remind")
    assert (event.actor, event.data) == (None, {"count": 1})


def test_the_same_day_again_and_the_next_send_nothing_new(cycle, union):
    with at(4, 16):
        assert [work.remind(cycle.pk) for _ in range(2)] == [1, 0]
    with at(4, 17):
        assert work.remind(cycle.pk) == 0
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    ("moment", "sent"),
    [
        ((4, 15, 23, 30), []),
        ((4, 16, 0, 30), ["due"]),
        ((4, 30, 23, 30), []),
        ((5, 1, 0, 30), ["overdue"]),
    ],
)
def test_the_day_turns_at_midnight_in_china(cycle, union, moment, sent):
    with at(*moment):
        work.remind(cycle.pk)
    assert kinds() == sent


def test_a_missed_morning_is_made_up_for_with_the_right_number_of_days(cycle, union):
    with at(4, 18):
        work.remind(cycle.pk)
    assert Message.objects.get().subject == "距学生会填报的提交期限还有12天"


def test_whoever_is_done_gets_nothing(cycle):
    for state in (FilingState.SUBMITTED, FilingState.APPROVED, FilingState.PUBLISHED):
        FilingFactory(
            union=union_with(cycle.federation), cycle=cycle, state=state, return_due=DUE, drafts=()
        )
    with at(5, 1):
        assert work.remind(cycle.pk) == 0


def test_a_cycle_without_reminders_sends_none(union):
    cycle = cycle_of(union.college.federation, edition__key="2023-2024", reminders=False)
    with at(3, 1):
        assert work.remind(cycle.pk) == 0
        assert Message.objects.count() == 0


def test_nobody_there_to_read_it_and_nothing_is_written(cycle):
    college = CollegeFactory(federation=cycle.federation)
    UnionFactory(college=college)
    member(Role.OBSERVER, college=college)
    gone = member(Role.SECRETARY, college=college)
    gone.is_active = False
    gone.save()
    with at(3, 1):
        assert work.remind(cycle.pk) == 0
    member(Role.EDITOR, college=college)
    with at(3, 2):
        assert work.remind(cycle.pk) == 1


def begun(cycle, changes=None, **values):
    """A filing of ``cycle`` with everything in its drafts, of a college that somebody reads for."""
    filing = filled(changes, union=union_with(cycle.federation), cycle=cycle)
    Filing.objects.filter(pk=filing.pk).update(**values)
    return Filing.objects.get(pk=filing.pk)


def ready(cycle):
    """A filing that only has to be submitted."""
    filing = begun(cycle)
    with at(4, 1):
        answer_all(acting(filing), filing)
    return filing


def returned(cycle, due, **values):
    filing = begun(cycle)
    for state in (FilingState.SUBMITTED, FilingState.RETURNED):
        Filing.objects.filter(pk=filing.pk).update(state=state)
    Filing.objects.filter(pk=filing.pk).update(return_due=due, open_sections=["roster"], **values)
    return Filing.objects.get(pk=filing.pk)


def text_after(cycle, month, day):
    with at(month, day):
        work.remind(cycle.pk)
    return Message.objects.latest("id").text


def test_what_is_open_is_said_in_words(cycle):
    spoilt = {"indicators.i05.answer": "", "indicators.i03.number": "22"}
    filing = begun(cycle, spoilt)
    SectionDraft.objects.filter(filing=filing, key="charter").update(revision=0, content={})
    said = text_after(cycle, 4, 27)
    assert Message.objects.get().url == f"/work/filings/{filing.pk}/"
    assert "请在2026年4月30日（含当天）前提交，还有3天。" in said
    assert "还没有填：“" in said
    assert "章程" in said
    found = [one for one in assess(filing).findings if one.section != "charter"]
    errors = sum(one.severity == "error" for one in found)
    contradictions = sum(one.severity == "contradiction" for one in found)
    assert errors >= 1
    assert contradictions >= 1
    assert f"有{errors}处错误" in said
    assert f"有{contradictions}处前后矛盾" in said


def test_explained_contradictions_are_no_longer_counted(cycle):
    filing = begun(cycle, {"indicators.i03.number": "22"})
    with clock.at(dt.datetime(2026, 4, 1, tzinfo=CHINA)):
        answer_all(acting(filing), filing)
    said = text_after(cycle, 4, 27)
    assert "矛盾" not in said
    assert "内容都齐了，请书记检查并提交。" in said


def test_overdue_says_until_when_it_is_still_taken(cycle):
    begun(cycle)
    assert "期限2026年4月30日已过4天。2026年5月31日以后不能再提交" in text_after(cycle, 5, 4)
    assert Message.objects.get().subject == "学生会的填报已过提交期限4天，请尽快提交"


def test_a_return_is_reminded_of_with_its_questions(cycle, monkeypatch):
    filing = returned(cycle, dt.date(2026, 5, 5))
    given = lambda filings: {one.pk: Questions(5, 3) for one in filings}  # noqa: E731
    monkeypatch.setattr(questions, "_providers", [given])
    said = text_after(cycle, 5, 2)
    assert Message.objects.get().kind == "unanswered"
    assert "请在2026年5月5日（含当天）前提交，还有3天。" in said
    assert "退回函里有5个问题，其中3个还没有回复" in said
    said = text_after(cycle, 5, 6)
    assert "期限2026年5月5日已过1天。2026年5月31日以后不能再提交" in said
    assert Message.objects.latest("id").key.startswith(f"reminder:{cycle.pk}:{filing.union_id}:")


def test_a_return_that_can_no_longer_be_submitted_says_whom_to_ask(cycle):
    returned(cycle, dt.date(2026, 6, 10))
    said = text_after(cycle, 6, 11)
    assert "现在不能再提交，请联系" in said
    assert cycle.federation.name in said


def test_an_extension_moves_the_reminders(cycle, union):
    lead = actor_of(member(Role.LEAD, federation=cycle.federation))
    FilingFactory(union=union, cycle=cycle)
    with at(4, 27):
        assert work.remind(cycle.pk) == 1
        with scope(lead):
            grant(lead, union, cycle, dt.date(2026, 6, 20), "书记外出挂职，六月返校后盖章。")
    old = Message.objects.get(kind="due")
    assert old.cancelled_at  # it had not left
    with at(5, 1):
        assert work.remind(cycle.pk) == 0
    with at(6, 17):
        assert work.remind(cycle.pk) == 1
    assert "2026年6月20日" in Message.objects.latest("id").text


@pytest.mark.parametrize(
    ("state", "subject"),
    [
        (FilingState.RETURNED, "学生会退回的填报还有3天要交回"),
        (FilingState.CORRECTING, "学生会公开内容的更正还有3天要交回"),
    ],
)
def test_what_is_to_come_back_is_called_by_its_name(cycle, state, subject):
    union = union_with(cycle.federation)
    FilingFactory(union=union, cycle=cycle, state=state, return_due=dt.date(2026, 5, 5))
    text_after(cycle, 5, 2)
    assert Message.objects.get().subject == subject


@pytest.mark.parametrize(
    ("changes", "taken_back"),
    [
        ({"due": dt.date(2026, 5, 10)}, True),
        ({"reminders": False}, True),
        ({"rank_policy": "band"}, False),
    ],
)
def test_a_change_of_the_cycles_days_takes_back_what_is_on_its_way(
    cycle, union, changes, taken_back
):
    lead = actor_of(member(Role.LEAD, federation=cycle.federation))
    other = cycle_of(cycle.federation, edition__key="2023-2024")
    with at(4, 27), scope(lead):
        assert work.remind(cycle.pk) + work.remind(other.pk) == 2
        cycles.change(lead, cycle, dataclasses.replace(cycles.terms_of(cycle), **changes))
    mine, others = (
        Message.objects.get(key__startswith=f"reminder:{one.pk}:") for one in (cycle, other)
    )
    assert (bool(mine.cancelled_at), others.cancelled_at) == (taken_back, None)


def test_an_extension_of_a_returned_filing_moves_its_letters_date(cycle):
    filing = returned(cycle, dt.date(2026, 5, 5))
    lead = actor_of(member(Role.LEAD, federation=cycle.federation))
    with at(5, 1), scope(lead):
        grant(lead, filing.union, cycle, dt.date(2026, 5, 20), "书记外出挂职，五月中旬返校后盖章。")
    for morning in ((5, 2), (5, 6)):
        with at(*morning):
            assert work.remind(cycle.pk) == 0
    assert "请在2026年5月20日（含当天）前提交，还有3天" in text_after(cycle, 5, 17)


def test_who_submits_is_reminded_no_more_even_of_what_was_written(cycle):
    filing, other = ready(cycle), begun(cycle)
    with at(4, 27):
        assert work.remind(cycle.pk) == 2
        submit.submit(acting(filing), filing, declaration=True)
    mine = Message.objects.get(college=filing.college)
    assert mine.cancelled_at
    assert not Message.objects.get(college=other.college).cancelled_at
    with at(4, 27, 9):
        assert not leaving.leave(mine.pk, clock.now())
        assert leaving.leave_due(clock.now()) == 1
    assert set(Notice.objects.values_list("message__college", flat=True)) == {other.college_id}
    for morning in ((4, 28), (5, 1), (5, 4)):
        with at(*morning):
            work.remind(cycle.pk)
    assert Message.objects.filter(college=filing.college).count() == 1


def test_a_mail_that_waits_for_another_try_is_not_sent_after_the_submission(cycle):
    filing = ready(cycle)
    with at(4, 27):
        work.remind(cycle.pk)
        leaving.leave_due(clock.now())
        assert {one.state for one in Delivery.objects.all()} == {DeliveryState.WAITING}
        submit.submit(acting(filing), filing, declaration=True)
    for mail in Delivery.objects.all():
        assert (mail.state, mail.next_at) == (DeliveryState.NONE, None)
        assert "不再提醒" in mail.problem
    assert Message.objects.get().left_at


def test_what_another_union_of_the_college_gets_is_left_alone(cycle, union):
    graduate = UnionFactory(college=union.college, kind="graduate")
    with at(3, 1):
        assert work.remind(cycle.pk) == 2
        stop(cycle.pk, union.pk)
    live = Message.objects.get(cancelled_at=None)
    assert live.key.split(":")[2] == str(graduate.pk)


def test_only_the_unions_for_which_the_cycle_holds_are_reminded(cycle):
    nearer = FederationFactory(parent=cycle.federation, level="city")
    below = FederationFactory(parent=cycle.federation, level="city")
    cycle_of(nearer, edition=cycle.edition, opens=dt.date(2026, 3, 20))
    union_with(nearer)
    mine = union_with(below)
    union_with(FederationFactory())
    with at(3, 1):
        assert work.remind(cycle.pk) == 1
    assert Message.objects.get().college == mine.college


@pytest.mark.parametrize("count", [1, 5])
@pytest.mark.parametrize(("morning", "queries"), [((3, 1), 37), ((4, 27), 37), ((4, 10), 19)])
def test_the_same_queries_for_one_and_for_many(
    cycle, count, morning, queries, django_assert_num_queries
):
    for _ in range(count):
        filing = begun(cycle)
        keep(filing, assess(filing).standing)
        union_with(cycle.federation)
    with at(*morning), django_assert_num_queries(queries):
        work.remind(cycle.pk)


def test_many_unions_are_taken_in_batches(cycle, monkeypatch):
    for _ in range(5):
        union_with(cycle.federation)
    sizes = [len(found) for found in cases.batches(cycle, 2)]
    assert sizes == [2, 2, 1]


def test_rules_do_not_run_again_where_what_is_kept_fits(cycle, monkeypatch):
    from disclosures.domain import standing

    filing = ready(cycle)
    with at(4, 27):
        keep(filing, assess(filing).standing)
    monkeypatch.setattr(standing, "found_by", lambda *_: pytest.fail("a rule ran"))
    assert "内容都齐了" in text_after(cycle, 4, 27)


def test_each_cycle_is_queued_once_in_its_own_scope(cycle):
    cycle_of(FederationFactory(), reminders=False)
    cycle_of(FederationFactory(), opens=dt.date(2026, 5, 1), due=CLOSES)
    cycle_of(
        FederationFactory(),
        opens=dt.date(2020, 1, 1),
        due=dt.date(2020, 2, 1),
        closes=dt.date(2020, 3, 1),
    )
    with at(3, 1), scope_nothing():
        assert [work.enqueue_all() for _ in range(2)] == [1, 1]
    job = Job.objects.get()
    assert (job.task, job.object_id, job.federation) == (work.TASK, cycle.pk, cycle.federation)


@pytest.mark.django_db(transaction=True)
def test_two_workers_on_the_same_morning_send_one_reminder_each(monkeypatch):
    cycle = cycle_of(FederationFactory())
    for _ in range(3):
        union_with(cycle.federation)
    monkeypatch.setattr(clock, "now", lambda: dt.datetime(2026, 3, 1, 8, 30, tzinfo=CHINA))
    start, written = Barrier(2), []

    def run():
        try:
            start.wait(timeout=20)
            with scope_colleges(federation_ids=[cycle.federation_id]):
                written.append(work.remind(cycle.pk))
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert Message.objects.count() == 3
    assert len(written) == 2


@pytest.mark.django_db(transaction=True)
def test_a_submission_in_the_middle_of_the_morning_is_spared(monkeypatch):
    cycle = cycle_of(FederationFactory())
    filing = ready(cycle)
    monkeypatch.setattr(clock, "now", lambda: dt.datetime(2026, 4, 27, 8, 30, tzinfo=CHINA))
    person = acting(filing)
    real = work.spare

    def meanwhile(*args):
        other = Thread(target=college)
        other.start()
        other.join(60)
        real(*args)

    def college():
        try:
            with scope(person):
                submit.submit(person, Filing.objects.get(pk=filing.pk), declaration=True)
        finally:
            connection.close()

    monkeypatch.setattr(work, "spare", meanwhile)
    with scope_colleges(federation_ids=[cycle.federation_id]):
        work.remind(cycle.pk)
    assert Filing.objects.get().state == FilingState.SUBMITTED
    assert Message.objects.get(kind="due").cancelled_at


@pytest.mark.django_db(transaction=True)
def test_it_runs_as_a_job_under_the_scope_of_the_federation_alone(monkeypatch):
    cycle = cycle_of(FederationFactory())
    union_with(cycle.federation)
    monkeypatch.setattr(clock, "now", lambda: dt.datetime(2026, 3, 1, 8, 30, tzinfo=CHINA))
    job = jobs.enqueue(work.TASK, cycle.pk, college=None, federation=cycle.federation)
    with scope_nothing():
        assert jobs.run(job.pk, work.remind)
    assert Job.objects.get().state == JobState.DONE
    assert Message.objects.count() == 1

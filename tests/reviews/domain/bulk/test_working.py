"""Each filing of a bulk decision: done once, as the person who asked, each on its own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from disclosures.models import Publication
from portal import clock
from portal.access import actor_of
from portal.enums import JobState, Role
from portal.models import Event, Job, Membership
from portal.scoping import scope, scope_colleges
from reviews.domain import bulk, claims, decide, rounds, verdicts
from reviews.models import BulkItem, Flag, Letter, Review
from tests.factories import MembershipFactory
from tests.reviews.conftest import RANK


def begin(province, plan=None):
    with scope(province.actor):
        return bulk.start(province.actor, plan or province.plan())


def do(row):
    """What the worker does: each item under the scope of its job."""
    for job in Job.objects.filter(task="reviews.bulk", state=JobState.QUEUED).order_by("pk"):
        with scope_colleges(federation_ids=[job.federation_id]):
            bulk.work(job.object_id)
    return [(item.said, item.asked, item.problem) for item in row.items.all()]


def test_a_start_keeps_every_sentence_and_queues_every_filing(three):
    row = begin(three)
    assert (row.federation, row.by, row.rule, row.template) == (
        three.federation,
        three.reviewer,
        "R12",
        "R12",
    )
    assert [len(item.questions) for item in row.items.all()] == [2, 1]
    jobs = Job.objects.filter(task="reviews.bulk")
    assert [job.federation for job in jobs] == [three.federation] * 2
    event = Event.objects.get(action="bulk.start")
    assert event.data == {"kind": "flag", "rule": "R12", "filings": 2}
    assert (event.college, event.federation) == (None, three.federation)
    assert not Review.objects.exists()


def test_questions_and_letters_are_written_and_what_could_not_be_is_said(three):
    done = do(begin(three))
    assert done[0] == ("returned", 2, "")
    assert done[1][:2] == ("flagged", 1)
    assert "还有 1 个栏目没有看完" in done[1][2]
    assert Flag.objects.count() == 3
    assert {flag.template for flag in Flag.objects.all()} == {"R12"}
    assert {flag.by for flag in Flag.objects.all()} == {three.reviewer}
    letter = Letter.objects.get()
    assert letter.review.filing == three.cases[0].filing
    assert letter.left_at


def test_what_was_previewed_is_what_is_sent(three):
    plan = three.plan()
    promised = [bulk.attempt(three.actor, plan, item) for item in plan.items]
    row = begin(three, plan)
    assert do(row) == [(one.done.said, one.done.asked, one.done.problem) for one in promised]
    assert [letter.text for letter in Letter.objects.order_by("pk")] == [
        one.letter for one in promised if one.letter
    ]


def test_without_finish_there_are_questions_and_no_letters(three):
    assert do(begin(three, three.plan(finish=False))) == [("flagged", 2, ""), ("flagged", 1, "")]
    assert not Letter.objects.exists()
    assert set(Review.objects.values_list("outcome", flat=True)) == {""}


def test_clean_ones_are_approved_and_published(three):
    plan = bulk.approvals(bulk.clean(three.standings))
    assert do(begin(three, plan)) == [("approved", 0, "")]
    assert Publication.objects.get().filing == three.cases[2].filing


def test_where_a_second_person_is_wanted_it_is_proposed(province, wait):
    case = wait()
    case.filing.cycle.second_reader = True
    case.filing.cycle.save()
    plan = bulk.approvals(bulk.clean(province.standings))
    assert do(begin(province, plan)) == [("proposed", 0, "")]
    assert not Publication.objects.exists()


def test_colleagues_can_go_on_at_once(three):
    mine = three.cases[1].filing
    row = begin(three, three.plan(finish=False))
    claims.take(three.actor, mine)
    do(row)
    assert claims.held(three.cases[0].filing) is None
    assert claims.of(three.cases[0].filing).assignee == three.reviewer
    assert claims.held(mine).user == three.reviewer  # who was reading it still is


def test_a_second_time_changes_nothing(three):
    row = begin(three)
    first = do(row)
    counts = (Flag.objects.count(), Event.objects.count(), Letter.objects.count())
    assert do(row) == first
    assert (Flag.objects.count(), Event.objects.count(), Letter.objects.count()) == counts


def test_one_that_somebody_decided_meanwhile_stops_alone(three):
    row, colleague = begin(three), actor_of(three.colleague())
    review = rounds.open(colleague, three.cases[0].submission)
    for key in verdicts.sections_of(review):
        verdicts.approve(colleague, review, key, "学校的说明成立。")
    decide.approve(colleague, review)
    done = do(row)
    assert done[0][:2] == ("", 0)
    assert f"已经由 {colleague.user.get_full_name()} 作出结论" in done[0][2]
    assert done[1][0] == "flagged"


def test_one_that_somebody_is_reading_stops_alone(three):
    row, colleague = begin(three), actor_of(three.colleague())
    claims.take(colleague, three.cases[1].filing)
    done = do(row)
    assert done[0][0] == "returned"
    assert f"{colleague.user.get_full_name()}正在审阅" in done[1][2]
    assert not Flag.objects.filter(review__filing=three.cases[1].filing).exists()


def test_one_that_the_college_pulled_back_or_sent_again_stops_alone(three):
    row = begin(three)
    three.cases[0].filing.state = "draft"
    three.cases[0].filing.save()
    three.cases[1].resubmit({}, findings=[RANK], explanations=[])
    done = do(row)
    assert "现在不在审核中" in done[0][2]
    assert "已经有了新的提交" in done[1][2]
    assert not Flag.objects.exists()


def test_a_question_that_was_asked_meanwhile_is_not_asked_twice(three):
    row = begin(three, three.plan(finish=False))
    review = rounds.open(three.actor, three.cases[1].submission)
    verdicts.flag(three.actor, review, "roster", "roster[1].rank", "other", "请核对。", "R12")
    assert do(row)[1] == ("", 0, "同样的问题已经有人提过了，没有再提。")
    assert review.flags.count() == 1


def test_who_lost_the_right_meanwhile_does_nothing_more(three):
    row = begin(three)
    Membership.objects.filter(user=three.reviewer).delete()
    assert {problem for _said, _asked, problem in do(row)} == {"这份填报现在不在您的审核范围内。"}
    assert not Review.objects.exists()


def test_who_joined_the_college_meanwhile_does_not_decide_it(three):
    row = begin(three)
    college = three.cases[0].filing.college
    MembershipFactory(user=three.reviewer, role=Role.OBSERVER, college=college)
    done = do(row)
    assert "不能审核本校" in done[0][2]
    assert done[1][0] == "flagged"


def test_it_is_taken_up_again_by_whoever_began_it(three):
    row = begin(three)
    Job.objects.update(state=JobState.FAILED)
    with pytest.raises(PermissionDenied, match="发起人"):
        bulk.resume(actor_of(three.colleague(Role.LEAD)), row)
    assert bulk.resume(three.actor, row) == 2
    assert do(row)[0][0] == "returned"
    assert bulk.resume(three.actor, row) == 0


def test_who_may_not_decide_cannot_start(three):
    plan = three.plan()
    for role in (Role.OBSERVER, Role.OPERATOR):
        with pytest.raises(PermissionDenied):
            bulk.start(actor_of(three.colleague(role)), plan)
    assert not BulkItem.objects.exists()


def test_a_letter_waits_as_a_single_one_does(three, settings):
    settings.RETURN_HOLD = timedelta(minutes=10)
    with clock.at(clock.now()) as _:
        do(begin(three))
    letter = Letter.objects.get()
    assert letter.left_at is None
    decide.take_back(three.actor, letter.review)

"""Who is told what of a round."""

from __future__ import annotations

from datetime import timedelta

from portal import clock
from portal.access import actor_of
from portal.enums import Role
from portal.models import Message
from portal.notify import recipients
from reviews.domain import claims, decide, letters
from reviews.domain.correcting import correct
from tests.factories import MembershipFactory


def messages():
    return list(Message.objects.order_by("id").values_list("kind", "key"))


def test_a_return_tells_the_college_where_it_is_asked_about(case):
    review = case.return_("roster[1].rank")
    letter = letters.current(review)
    message = Message.objects.get()
    assert (message.kind, message.key) == ("returned", f"returned:{letter.pk}")
    assert f"{case.submission.number} 号材料有 1 处需要修改或说明" in message.text
    assert "工作人员名单" in message.text
    assert message.college == case.filing.college
    assert message.url == f"/work/reviews/{case.submission.pk}/letter/"


def test_a_letter_that_waits_tells_nobody_and_taken_back_never(case):
    review = case.open()
    case.flag(review)
    case.approve(review, but=("roster",))
    due = clock.today() + timedelta(days=7)
    decide.return_(case.actor, review, due, hold=timedelta(minutes=10))
    decide.take_back(case.actor, review)
    assert messages() == []


def test_a_correction_is_told_beside_the_first(case):
    review = case.return_("roster[1].rank", "congress.date")
    correct(case.actor, review, "写错了行", retract=[review.flags.first()])
    assert [kind for kind, _key in messages()] == ["returned", "corrected"]


def test_an_approval_tells_the_college(case):
    review = case.open()
    case.approve(review)
    decide.approve(case.actor, review)
    message = Message.objects.get()
    assert (message.kind, message.college) == ("approved", case.filing.college)
    assert case.submission.number in message.text


def test_a_second_person_is_asked_and_the_first_hears_of_a_no(case):
    case.filing.cycle.second_reader = True
    case.filing.cycle.save(update_fields=["second_reader"])
    review = case.open()
    case.approve(review)
    decide.approve(case.actor, review)
    other = actor_of(case.colleague())
    decide.send_back(other, review, "名单还要问。")
    assert [kind for kind, _key in messages()] == ["second", "sent_back"]
    last = Message.objects.order_by("id").last()
    assert (last.person, "名单还要问。" in last.text) == (case.reviewer, True)
    decide.approve(case.actor, review)
    assert [kind for kind, _key in messages()] == ["second", "sent_back", "second"]


def test_no_member_of_the_college_is_asked_for_the_second_look(case):
    case.filing.cycle.second_reader = True
    case.filing.cycle.save(update_fields=["second_reader"])
    own = case.colleague()
    MembershipFactory(user=own, role=Role.SECRETARY, college=case.filing.college)
    review = case.open()
    case.approve(review)
    decide.approve(case.actor, review)
    people = recipients.of(Message.objects.get(kind="second"))
    assert case.reviewer in people
    assert own not in people


def test_who_is_given_a_filing_is_told_who_takes_it_is_not(case):
    claims.take(case.actor, case.filing)
    assert messages() == []
    lead, other = actor_of(case.colleague(Role.LEAD)), case.colleague()
    claims.assign(lead, case.filing, other)
    message = Message.objects.get()
    assert (message.kind, message.person) == ("assigned", other)


def test_no_message_names_a_student(case):
    review = case.return_("roster[1].rank", "congress.date")
    correct(case.actor, review, "写错了行", retract=[review.flags.last()])
    assert "王听雨" in letters.current(review).text
    assert not any("王听雨" in one.subject + one.text for one in Message.objects.all())


def test_who_is_given_a_filing_again_is_told_again(case):
    lead, first, second = actor_of(case.colleague(Role.LEAD)), case.colleague(), case.colleague()
    for person in (first, first, second, first):
        claims.assign(lead, case.filing, person)
    told = Message.objects.filter(kind="assigned").order_by("id")
    assert [message.person for message in told] == [first, second, first]

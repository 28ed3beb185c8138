"""The college answers; a question is settled by an answer or by a change at its place."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from disclosures.domain import openpoints
from disclosures.domain.submit import unchanged_reason
from disclosures.models import Submission
from portal import clock
from portal.access import actor_of
from portal.enums import Role
from portal.models import Event
from reviews.domain import decide, replies, verdicts
from reviews.domain.correcting import correct
from reviews.domain.refusals import Refused
from reviews.models import Reply
from tests.factories import MembershipFactory, member
from tests.reviews.conftest import CONTENT


@pytest.fixture
def returned(case):
    """The filing, returned with two questions on the roster and one on the charter."""
    review = case.open()
    case.approve(review, but=("roster", "charter"))
    for path in ("roster[1].rank", "roster[0]", "charter.text"):
        case.flag(review, path)
    decide.return_(case.actor, review, clock.today() + timedelta(days=3))
    case.filing.refresh_from_db()
    return case


def points(case):
    return {point.path: point for point in openpoints.open_points(case.filing)}


def settled(case):
    return {path for path, point in points(case).items() if point.settled}


def change_roster(case, row, **values):
    rows = [dict(each) for each in CONTENT["roster"]["rows"]]
    rows[row] |= values
    case.draft("roster", {"rows": rows})


def flag(case, path):
    return case.filing.reviews.get().flags.get(path=path)


def test_every_question_of_the_letter_is_open_at_first(returned):
    assert set(points(returned)) == {"roster[1].rank", "roster[0]", "charter.text"}
    assert settled(returned) == set()
    point = points(returned)["roster[1].rank"]
    assert (point.section, point.reason, point.sentence, point.reply) == (
        "roster",
        "前后不一致",
        "请核对排名。",
        "",
    )
    assert point.reply_url == f"/work/reviews/flags/{point.id}/reply/"


def test_a_filing_that_was_never_returned_has_none(case):
    assert openpoints.open_points(case.filing) == ()
    assert list(replies.open_points(case.filing)) == []


def test_a_change_at_the_place_settles_that_question_alone(returned):
    change_roster(returned, 1, rank="9/35")
    assert settled(returned) == {"roster[1].rank"}


def test_a_change_beside_the_place_settles_nothing(returned):
    change_roster(returned, 1, post="副部长")
    assert settled(returned) == set()


def test_a_row_in_front_settles_nothing_below(returned):
    rows = CONTENT["roster"]["rows"]
    returned.draft("roster", {"rows": [{"name": "赵知远", "post": "干事"}, *rows]})
    assert settled(returned) == set()


def test_a_change_in_an_article_settles_a_question_on_the_text(returned):
    returned.draft(
        "charter",
        CONTENT["charter"]
        | {"text": "第一章 总则\n第一条 本会服务同学。\n第二条 本会接受校党委领导。"},
    )
    assert settled(returned) == {"charter.text"}


def test_an_answer_settles(returned):
    replies.add(returned.college, flag(returned, "roster[1].rank"), "已向教务处核实，无误。")
    assert settled(returned) == {"roster[1].rank"}
    assert points(returned)["roster[1].rank"].reply == "已向教务处核实，无误。"
    assert Event.objects.filter(action="review.reply").count() == 1


def test_the_latest_answer_counts_and_the_same_is_kept_once(returned):
    asked = flag(returned, "roster[1].rank")
    for text in ("甲", "乙", "乙"):
        replies.add(returned.college, asked, text)
    assert points(returned)["roster[1].rank"].reply == "乙"
    assert list(asked.replies.values_list("text", flat=True)) == ["甲", "乙"]


def test_a_question_that_was_taken_back_is_not_in_the_letter(case):
    review = case.open()
    case.approve(review, but=("roster",))
    verdicts.retract(case.actor, case.flag(review, "roster[0]"))
    case.flag(review)
    decide.return_(case.actor, review, clock.today() + timedelta(days=3))
    case.filing.refresh_from_db()
    assert set(points(case)) == {"roster[1].rank"}


@pytest.mark.parametrize(
    ("text", "said"), [("", "还没有写"), ("　 ", "还没有写"), ("长" * 1001, "1000 个字")]
)
def test_an_answer_must_be_usable(returned, text, said):
    with pytest.raises(Refused, match=said):
        replies.add(returned.college, flag(returned, "roster[0]"), text)
    assert not Reply.objects.exists()


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "\u202e反过来\u202c", "👩🏽‍🎓", "长" * 1000, "a\x00b"]
)
def test_odd_answers_are_kept_as_text(returned, text):
    replies.add(returned.college, flag(returned, "roster[0]"), text)
    assert points(returned)["roster[0]"].reply == text.replace("\x00", "")


def test_only_the_college_answers(returned):
    observer = member(Role.OBSERVER, college=returned.filing.college)
    for actor in (returned.actor, actor_of(observer), actor_of(member(Role.SECRETARY))):
        with pytest.raises(PermissionDenied):
            replies.add(actor, flag(returned, "roster[0]"), "好的。")


def test_before_the_return_there_is_nothing_to_answer(case):
    asked = case.flag(case.open())
    with pytest.raises(Refused, match="不需要回复"):
        replies.add(case.college, asked, "好的。")


def test_after_the_second_return_the_first_letter_is_closed(returned):
    first = flag(returned, "roster[0]")
    returned.filing.state = "submitted"
    returned.filing.save(update_fields=["state"])
    returned.submission = returned.resubmit(CONTENT)
    second = returned.open()
    returned.approve(second, but=("charter",))
    returned.flag(second, "charter.text")
    decide.return_(returned.actor, second, clock.today() + timedelta(days=3))
    returned.filing.refresh_from_db()
    assert [point.path for point in openpoints.open_points(returned.filing)] == ["charter.text"]
    with pytest.raises(Refused, match="不需要回复"):
        replies.add(returned.college, first, "好的。")
    assert Submission.objects.filter(filing=returned.filing).count() == 2


def test_nobody_answers_for_a_college_that_is_not_the_own(returned):
    reviewer = returned.reviewer
    MembershipFactory(user=reviewer, role=Role.EDITOR)
    with pytest.raises(PermissionDenied):
        replies.add(actor_of(reviewer), flag(returned, "roster[0]"), "好的。")


def test_the_submission_asks_for_a_change_or_an_answer(returned):
    from disclosures.domain.submit import assess

    assert unchanged_reason(returned.filing, assess(returned.filing))
    replies.add(returned.college, flag(returned, "roster[0]"), "无误。")
    assert unchanged_reason(returned.filing, assess(returned.filing)) is None


def test_an_answer_that_waited_for_the_correction_finds_the_question_gone(returned):
    review = replies.last_return(returned.filing)
    seen = review.flags.get(path="charter.text")
    correct(returned.actor, review, "写错了栏目", retract=[review.flags.get(pk=seen.pk)])
    with pytest.raises(Refused, match="已经撤回"):
        replies.add(returned.college, seen, "已改。")
    assert not Reply.objects.exists()

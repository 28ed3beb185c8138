"""What a reader of a resubmission is told: answered, asked, unasked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal import clock
from portal.access import actor_of
from reviews.domain import decide, looks, material, replies, settling, verdicts
from reviews.pages import comparing
from tests.reviews.conftest import CONTENT
from tests.reviews.views.conftest import client_of


@pytest.fixture
def again(case):
    """Return a maker of the second submission, after a return with two questions on the roster."""
    review = case.open()
    case.approve(review, but=("roster",))
    case.flag(review, "roster[1].rank", "请核对排名。")
    case.flag(review, "roster[0]", "请补全院系。")
    decide.return_(case.actor, review, clock.today() + timedelta(days=3))
    case.filing.refresh_from_db()

    def make(**changes):
        case.filing.state = "submitted"
        case.filing.opened_at = None
        case.filing.save(update_fields=["state", "opened_at"])
        return case.resubmit(CONTENT | changes)

    return make


def rows(*changes):
    return {
        "rows": [
            row | change for row, change in zip(CONTENT["roster"]["rows"], changes, strict=True)
        ]
    }


def since(case, submission, review=None):
    return comparing.since(case.actor, submission, material.of(submission), review)


def test_a_first_submission_has_nothing_to_compare(case):
    told = since(case, case.submission)
    assert told.situation.key == "first"
    assert (told.base, told.relevant) == (None, False)


def test_only_what_was_asked(case, again):
    told = since(case, again(roster=rows({}, {"rank": "9/35"})))
    assert told.situation.key == "as_asked"
    assert told.sentence.startswith("按要求修改：1 处改动都是退回函要求的，没有别的改动。")
    assert told.against == "与上次退回的第 1 次提交相比"
    assert [one.change.path for one in told.asked] == ["roster[1].rank"]
    assert told.unasked == []
    assert [(one.flag.path, one.state, one.open) for one in told.questions] == [
        ("roster[1].rank", "学校已修改", True),
        ("roster[0]", "没有修改，也没有回复", True),
    ]


def test_what_nobody_asked_for_is_set_apart(case, again):
    told = since(
        case,
        again(
            roster=rows({}, {"rank": "9/35", "post": "副部长"}),
            charter=CONTENT["charter"] | {"title": "章程"},
        ),
    )
    assert told.situation.key == "unasked"
    assert "1 处按要求作了修改，还有 2 处不在退回函的要求之内" in told.sentence
    assert [one.change.path for one in told.unasked] == ["charter.title", "roster[1].post"]


def test_nothing_changed_but_answered(case, again):
    flag = case.filing.reviews.get().flags.first()
    replies.add(case.college, flag, "核实无误。")
    told = since(case, again())
    assert told.sentence.startswith("内容没有改动。")
    assert told.questions[0].state == "学校已回复"
    assert told.questions[0].replies[0]["text"] == "核实无误。"


def test_a_submission_that_was_pulled_back_does_not_count_as_read(case, again):
    again(roster=rows({}, {"rank": "8/35"}))
    told = since(case, again(roster=rows({}, {"rank": "9/35"})))
    assert told.base == case.submission
    assert told.asked[0].change.old == "21/35"


def test_what_i_looked_at_comes_before_what_was_returned(case, again):
    second = again(roster=rows({}, {"rank": "8/35"}))
    looks.look(case.actor, second)
    third = again(roster=rows({}, {"rank": "9/35", "post": "副部长"}))
    told = since(case, third)
    assert told.against == "与您上次看过的第 2 次提交相比"
    assert told.told_against == "与上次退回的第 1 次提交相比："
    assert "1 处按要求作了修改，还有 1 处不在退回函的要求之内" in told.sentence
    assert [(one.change.old, one.asked) for one in told.differences] == [
        ("部长", False),
        ("8/35", True),
    ]
    colleague = actor_of(case.colleague())
    other = comparing.since(colleague, third, material.of(third))
    assert (other.against, other.told_against) == ("与上次退回的第 1 次提交相比", "")


def test_a_question_leads_to_where_its_row_is_now(case, again):
    moved = {"rows": CONTENT["roster"]["rows"][::-1]}
    told = since(case, again(roster=moved))
    assert [one.now for one in told.questions] == ["roster[0].rank", "roster[1]"]
    gone = since(case, again(roster={"rows": CONTENT["roster"]["rows"][:1]}))
    assert [one.now for one in gone.questions] == ["roster", "roster[0]"]


def test_what_the_reviewer_said_of_a_question(case, again):
    second = again(roster=rows({}, {"rank": "9/35"}))
    case.submission = second
    review = case.open()
    first, other = case.filing.reviews.order_by("pk")[0].flags.order_by("pk")
    settling.settle(case.actor, review, first)
    verdicts.flag(
        case.actor, review, "roster", "roster[0]", "incomplete", "仍未补全。", again_of=other
    )
    told = since(case, second, review)
    assert [(one.state, one.open) for one in told.questions] == [
        ("已解决", False),
        ("仍有问题，已再提", False),
    ]


def test_the_part_of_a_section(case, again):
    told = since(
        case,
        again(roster=rows({}, {"rank": "9/35"}), charter=CONTENT["charter"] | {"title": "章程"}),
    )
    assert [one.change.section for one in told.of("charter").differences] == ["charter"]
    assert told.of("charter").questions == []
    assert told.of("congress").differences == []


def test_the_pages_show_it(case, again):
    second = again(
        roster=rows({"faculty": "文学院"}, {"rank": "9/35"}),
        charter=CONTENT["charter"] | {"title": "章程"},
    )
    desk = client_of(case.reviewer)
    overview = desk.get(f"/work/reviews/{second.pk}/").content.decode()
    assert "2 处按要求作了修改，还有 1 处不在退回函的要求之内" in overview
    assert f'href="/work/reviews/{second.pk}/compare/?with=1"' in overview
    roster = desk.get(f"/work/reviews/{second.pk}/sections/roster/").content.decode()
    assert "<del>21</del><ins>9</ins>/35" in roster
    assert "请核对排名。" in roster
    congress = desk.get(f"/work/reviews/{second.pk}/sections/congress/").content.decode()
    assert "本栏目没有改动" in congress
    old = desk.get(f"/work/reviews/{case.submission.pk}/").content.decode()
    assert "学校已有更新的提交" in old


def test_a_fallen_verdict_says_why(case, again):
    second = again(charter=CONTENT["charter"] | {"title": "章程"})
    case.submission = second
    case.open()
    desk = client_of(case.reviewer)
    charter = desk.get(f"/work/reviews/{second.pk}/sections/charter/").content.decode()
    assert "上次的认可不再有效：</strong>本栏目有 1 处改动，请重看。" in charter
    departments = desk.get(f"/work/reviews/{second.pk}/sections/departments/").content.decode()
    assert "上次的认可不再有效" not in departments

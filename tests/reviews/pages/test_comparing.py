"""What a reader of a resubmission is told: answered, asked, unasked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal import clock
from reviews.domain import decide, material, replies
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


def since(submission):
    return comparing.since(submission, material.of(submission))


def test_a_first_submission_has_nothing_to_compare(case):
    assert since(case.submission) is None


def test_only_what_was_asked(again):
    told = since(again(roster=rows({}, {"rank": "9/35"})))
    assert told.sentence == "与第 1 次提交相比，1 处按要求作了修改，没有别的改动。"
    assert [one.change.path for one in told.asked] == ["roster[1].rank"]
    assert told.unasked == []
    assert [(one.flag.path, one.changed, one.settled) for one in told.answered] == [
        ("roster[1].rank", True, True),
        ("roster[0]", False, False),
    ]


def test_what_nobody_asked_for_is_set_apart(again):
    told = since(
        again(
            roster=rows({}, {"rank": "9/35", "post": "副部长"}),
            charter=CONTENT["charter"] | {"title": "章程"},
        )
    )
    assert told.sentence == "与第 1 次提交相比，1 处按要求作了修改，另有 2 处不在退回函的要求之内。"
    assert [one.change.path for one in told.unasked] == ["charter.title", "roster[1].post"]


def test_nothing_changed_but_answered(case, again):
    flag = case.filing.reviews.get().flags.first()
    replies.add(case.college, flag, "核实无误。")
    told = since(again())
    assert told.sentence == "与第 1 次提交相比，内容没有改动。"
    assert told.answered[0].settled
    assert told.answered[0].replies[0]["text"] == "核实无误。"


def test_a_submission_that_was_pulled_back_does_not_count_as_read(case, again):
    again(roster=rows({}, {"rank": "8/35"}))
    told = since(again(roster=rows({}, {"rank": "9/35"})))
    assert told.review.submission == case.submission
    assert told.asked[0].change.old == "21/35"


def test_the_part_of_a_section(again):
    told = since(
        again(roster=rows({}, {"rank": "9/35"}), charter=CONTENT["charter"] | {"title": "章程"})
    )
    assert [one.change.section for one in told.of("charter").differences] == ["charter"]
    assert told.of("charter").answered == []
    assert not told.of("congress").relevant


def test_the_pages_show_it(case, again):
    second = again(
        roster=rows({"faculty": "文学院"}, {"rank": "9/35"}),
        charter=CONTENT["charter"] | {"title": "章程"},
    )
    desk = client_of(case.reviewer)
    overview = desk.get(f"/work/reviews/{second.pk}/").content.decode()
    assert "2 处按要求作了修改，另有 1 处不在退回函的要求之内" in overview
    roster = desk.get(f"/work/reviews/{second.pk}/sections/roster/").content.decode()
    assert "<del>21</del><ins>9</ins>/35" in roster
    assert "请核对排名。" in roster
    congress = desk.get(f"/work/reviews/{second.pk}/sections/congress/").content.decode()
    assert "上次退回以来" not in congress
    old = desk.get(f"/work/reviews/{case.submission.pk}/").content.decode()
    assert "学校已有更新的提交" in old

"""A letter that left is corrected; what it said before stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from portal import clock
from portal.models import Event
from portal.scoping import scope
from reviews.domain import letters, verdicts
from reviews.domain.correcting import Addition, correct
from reviews.domain.refusals import Refused
from reviews.models import Flag

WHY = "第一次写错了行"


@pytest.fixture
def returned(case):
    case.review = case.return_("roster[1].rank", "congress.date")
    return case


def flag(path):
    return Flag.objects.get(path=path)


def test_a_question_is_taken_back_and_one_added(returned):
    added = Addition("charter", "charter.text", "unclear", "第二条请写全。")
    letter = correct(
        returned.actor, returned.review, WHY, retract=[flag("congress.date")], add=[added]
    )
    assert (letter.version, letter.reason, letter.left_at is not None) == (2, WHY, True)
    assert "此前的退回函有更正（第一次写错了行），请以本函为准。" in letter.text
    assert "第二条请写全。" in letter.text
    assert "大会" not in letter.text.split("\n\n", 1)[1].split("请逐条")[0]
    returned.filing.refresh_from_db()
    assert set(returned.filing.open_sections) == {"roster", "congress", "charter"}
    assert letters.current(returned.review) == letter


def test_the_first_letter_stays_to_be_seen_by_the_college(returned):
    correct(returned.actor, returned.review, WHY, retract=[flag("congress.date")])
    with scope(returned.college):
        versions = list(returned.review.letters.values_list("version", "reason"))
    assert versions == [(1, ""), (2, WHY)]


def test_only_the_date(returned):
    due = clock.today() + timedelta(days=20)
    correct(returned.actor, returned.review, "学校来函申请延期", due=due)
    returned.filing.refresh_from_db()
    assert returned.filing.return_due == due
    event = Event.objects.get(action="review.corrected")
    assert event.college == returned.filing.college


@pytest.mark.parametrize(
    ("reason", "values", "says"),
    [
        ("", {}, "请写明为什么"),
        (WHY, {}, "没有改动"),
        (WHY, {"due": timedelta(days=-1)}, "晚于今天"),
    ],
)
def test_a_correction_without_sense_is_refused(returned, reason, values, says):
    values = {name: clock.today() + value for name, value in values.items()}
    with pytest.raises(Refused, match=says):
        correct(returned.actor, returned.review, reason, **values)
    assert returned.review.letters.count() == 1


def test_one_question_at_least_is_left(returned):
    with pytest.raises(Refused, match="至少要留下一个问题"):
        correct(returned.actor, returned.review, WHY, retract=Flag.objects.all())


def test_once_the_college_has_submitted_again_it_is_too_late(returned):
    returned.send_again()
    with pytest.raises(Refused, match="已经重新提交"):
        correct(returned.actor, returned.review, WHY, retract=[flag("congress.date")])


def test_a_wrong_place_changes_nothing(returned):
    nowhere = Addition("charter", "roster[99]", "unclear", "请核对。")
    with pytest.raises(Refused):
        correct(
            returned.actor, returned.review, WHY, retract=[flag("congress.date")], add=[nowhere]
        )
    assert verdicts.live_flags(returned.review).count() == 2


def test_the_college_corrects_nothing(returned):
    with pytest.raises(PermissionDenied):
        correct(returned.college, returned.review, WHY, retract=[flag("congress.date")])


def test_a_date_that_is_too_far_off_is_refused(returned):
    with pytest.raises(Refused, match="太远"):
        correct(returned.actor, returned.review, WHY, due=clock.today() + timedelta(days=367))

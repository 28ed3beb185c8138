"""Questions of the last return: raised, answered, settled, or raised again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal import clock
from reviews.domain import decide, replies, settling, verdicts
from reviews.domain.refusals import Refused
from reviews.domain.settling import Stage
from reviews.models import Flag
from tests.reviews.conftest import CONTENT


@pytest.fixture
def asked(case):
    """A filing that came back with questions on a row and on the congress."""
    case.return_("roster[1].rank", "congress.date")
    return case


def stages(review):
    return {one.flag.path: one.stage for one in settling.questions(review)}


def with_rank(rank):
    rows = [dict(row) for row in CONTENT["roster"]["rows"]]
    rows[1]["rank"] = rank
    return {"rows": rows}


def flag(path):
    return Flag.objects.get(path=path)


def test_a_first_reading_has_none(case):
    assert settling.questions(case.open()) == []


def test_raised_until_the_college_changes_or_answers(asked):
    replies.add(asked.college, flag("congress.date"), "日期以公示为准。")
    asked.send_again(roster=with_rank("5/35"))
    review = asked.open()
    assert stages(review) == {"roster[1].rank": Stage.ANSWERED, "congress.date": Stage.ANSWERED}
    changed = {one.flag.path: one.changed for one in settling.questions(review)}
    assert changed == {"roster[1].rank": True, "congress.date": False}


def test_what_was_neither_changed_nor_answered_is_still_raised(asked):
    asked.send_again(roster=with_rank("5/35"))
    assert stages(asked.open())["congress.date"] is Stage.RAISED


def test_settled_by_hand_and_not_after_all(asked):
    asked.send_again()
    review, question = asked.open(), flag("congress.date")
    settling.settle(asked.actor, review, question)
    settling.settle(asked.actor, review, question)
    assert stages(review)["congress.date"] is Stage.SETTLED
    assert question.settlements.count() == 1
    settling.settle(asked.actor, review, question, settled=False)
    assert stages(review)["congress.date"] is Stage.RAISED


def test_approving_the_section_settles_its_questions_and_taking_it_back_does_not(asked):
    asked.send_again()
    review = asked.open()
    verdicts.approve(asked.actor, review, "congress")
    assert stages(review) == {"roster[1].rank": Stage.RAISED, "congress.date": Stage.SETTLED}
    verdicts.withdraw(asked.actor, review, "congress")
    assert stages(review)["congress.date"] is Stage.RAISED


def test_raised_again(asked):
    asked.send_again()
    review, question = asked.open(), flag("congress.date")
    again = verdicts.flag(
        asked.actor, review, "congress", "congress", "unclear", "仍请核对。", again_of=question
    )
    assert again.again_of == question
    assert stages(review)["congress.date"] is Stage.AGAIN


def test_a_question_at_the_same_place_raises_it_again_by_itself(asked):
    asked.send_again()
    review = asked.open()
    assert asked.flag(review, "congress.date").again_of == flag_of_round(1, "congress.date")


def flag_of_round(ordinal, path):
    return Flag.objects.get(review__submission__ordinal=ordinal, path=path)


def test_a_round_does_not_end_before_every_question_has_a_word(asked):
    asked.send_again()
    review = asked.open()
    asked.flag(review, "congress.ordinal")
    asked.approve(review, but=("congress",))
    due = clock.today() + timedelta(days=3)
    with pytest.raises(Refused, match="还有 1 个没有了结"):
        decide.return_(asked.actor, review, due)
    settling.settle(asked.actor, review, flag_of_round(1, "congress.date"))
    assert decide.return_(asked.actor, review, due).outcome == "returned"


def test_only_questions_of_the_last_return_are_settled(asked):
    asked.send_again()
    review = asked.open()
    mine = asked.flag(review, "charter.text")
    with pytest.raises(Refused, match="不是上一次退回"):
        settling.settle(asked.actor, review, mine)
    with pytest.raises(Refused, match="不是上一次退回"):
        verdicts.flag(
            asked.actor, review, "charter", "charter", "unclear", "请核对。", again_of=mine
        )

"""The reviewer and the machine: a disagreement wants a sentence; what is clean goes quickly; the last word can be undone."""

from __future__ import annotations

import pytest

from portal.access import actor_of
from portal.models import Event
from reviews.domain import claims, verdicts
from reviews.domain.refusals import Refused
from reviews.enums import VerdictKind
from tests.reviews.conftest import CONTENT, FITS, SECTIONS

APPROVED = VerdictKind.APPROVED


@pytest.fixture
def review(case):
    return case.open()


def test_the_machine_objects_where_there_are_errors_or_contradictions(review):
    assert [one.rule for one in verdicts.disagreement(review, "roster")] == ["R12"]
    assert verdicts.disagreement(review, "congress") == []  # a warning


@pytest.mark.parametrize("sentence", ["", "  ", "对的", "\x00\x00\x00\x00"])
def test_nobody_overrules_it_without_a_word(case, review, sentence):
    with pytest.raises(Refused, match="一句话写明理由"):
        verdicts.approve(case.actor, review, "roster", sentence)
    assert not review.verdicts.exists()


def test_the_sentence_and_the_rules_are_kept(case, review):
    verdict = verdicts.approve(case.actor, review, "roster", f" {FITS} ")
    assert (verdict.sentence, verdict.against) == (FITS, ["R12"])
    event = Event.objects.get(action="review.approved")
    assert event.data == {"section": "roster", "against": ["R12"]}


def test_a_sentence_may_not_be_endless(case, review):
    with pytest.raises(Refused, match="300 个字以内"):
        verdicts.approve(case.actor, review, "roster", "很" * 301)


def test_where_the_machine_agrees_no_sentence_is_kept(case, review):
    assert verdicts.approve(case.actor, review, "charter", "随便写的话").sentence == ""


def test_what_is_clean_is_approved_at_once(case, review):
    done = verdicts.approve_clean(case.actor, review)
    assert done == [key for key in SECTIONS if key not in {"roster", "congress"}]
    assert set(verdicts.current(review)) == set(done)
    assert verdicts.approve_clean(case.actor, review) == []


def test_on_resubmission_asked_questions_and_unasked_changes_want_a_human(case):
    case.return_("departments[0].duties")
    case.send_again(
        charter={"title": "学生会章程", "text": "第一条 全新的章程。"},
        departments=CONTENT["departments"],
    )
    review = case.open()
    left = set(SECTIONS) - set(verdicts.clean_sections(review)) - set(verdicts.current(review))
    assert {"charter", "departments"} <= left
    assert "responsible" not in left


def test_undo_goes_back_word_by_word(case, review):
    verdicts.approve(case.actor, review, "charter")
    case.flag(review)
    verdicts.approve(case.actor, review, "departments")
    assert "组织架构" in verdicts.undo(case.actor, review)
    assert "问题" in verdicts.undo(case.actor, review)
    assert verdicts.current(review) == {"charter": APPROVED}
    assert "章程" in verdicts.undo(case.actor, review)
    assert verdicts.current(review) == {}
    with pytest.raises(Refused, match="没有可以撤销"):
        verdicts.undo(case.actor, review)


def test_undo_leaves_a_colleagues_word(case, review):
    verdicts.approve(case.actor, review, "charter")
    claims.release(case.actor, case.filing)
    other = actor_of(case.colleague())
    verdicts.approve(other, review, "departments")
    verdicts.undo(other, review)
    with pytest.raises(Refused):
        verdicts.undo(other, review)
    assert verdicts.current(review) == {"charter": APPROVED}


def test_nothing_is_deleted_by_undoing(case, review):
    verdicts.approve(case.actor, review, "charter")
    verdicts.undo(case.actor, review)
    kinds = list(review.verdicts.order_by("id").values_list("kind", flat=True))
    assert kinds == ["approved", "withdrawn"]
    verdicts.approve(case.actor, review, "charter")
    assert verdicts.current(review) == {"charter": APPROVED}


def test_what_is_not_approved_is_not_withdrawn(case, review):
    assert verdicts.withdraw(case.actor, review, "charter") is None
    assert not review.verdicts.exists()

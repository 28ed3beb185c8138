"""Approving and flagging sections: append-only, the latest counts."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from portal.access import actor_of
from portal.enums import Role
from portal.models import Event
from reviews.domain import claims, verdicts
from reviews.domain.refusals import Refused
from reviews.enums import FlagReason, VerdictKind
from reviews.models import Flag
from tests.reviews.conftest import FITS

APPROVED, FLAGGED = VerdictKind.APPROVED, VerdictKind.FLAGGED


@pytest.fixture
def review(case):
    return case.open()


def test_nothing_is_said_at_first(review):
    assert verdicts.current(review) == {}


def test_an_approved_section(case, review):
    verdicts.approve(case.actor, review, "charter")
    assert verdicts.current(review) == {"charter": APPROVED}
    assert Event.objects.filter(action="review.approved", data={"section": "charter"}).count() == 1


def test_approving_twice_is_kept_once(case, review):
    first = verdicts.approve(case.actor, review, "charter")
    assert verdicts.approve(case.actor, review, "charter") == first
    assert review.verdicts.count() == 1


def test_a_flag_keeps_place_reason_sentence_rule_and_who(case, review):
    flag = verdicts.flag(
        case.actor, review, "roster", "roster[1].rank", FlagReason.INCONSISTENT, " 请核对。 ", "R12"
    )
    assert (flag.path, flag.reason, flag.sentence, flag.rule, flag.by) == (
        "roster[1].rank", "inconsistent", "请核对。", "R12", case.reviewer,
    )  # fmt: skip
    assert verdicts.current(review) == {"roster": FLAGGED}
    event = Event.objects.get(action="review.flagged")
    assert event.data == {
        "section": "roster",
        "flag": flag.pk,
        "path": "roster[1].rank",
        "reason": "inconsistent",
    }


def test_the_events_never_hold_what_was_written(case, review):
    case.flag(review, sentence="张清越的排名不对。")
    assert not [event for event in Event.objects.all() if "张清越" in str(event.data)]


def test_a_section_with_a_standing_flag_cannot_be_approved(case, review):
    case.flag(review)
    with pytest.raises(Refused, match="先撤回"):
        verdicts.approve(case.actor, review, "roster", FITS)
    assert verdicts.current(review) == {"roster": FLAGGED}


def test_a_flag_after_an_approval_counts(case, review):
    verdicts.approve(case.actor, review, "roster", FITS)
    case.flag(review)
    assert verdicts.current(review) == {"roster": FLAGGED}


def test_a_retracted_flag_leaves_the_section_without_a_verdict(case, review):
    flag = case.flag(review)
    verdicts.retract(case.actor, flag)
    assert verdicts.current(review) == {}
    verdicts.approve(case.actor, review, "roster", FITS)
    assert verdicts.current(review) == {"roster": APPROVED}


def test_an_approval_before_a_retracted_flag_does_not_come_back(case, review):
    verdicts.approve(case.actor, review, "roster", FITS)
    verdicts.retract(case.actor, case.flag(review))
    assert verdicts.current(review) == {}


def test_a_section_stays_flagged_while_one_of_two_flags_stands(case, review):
    first = case.flag(review)
    case.flag(review, "roster[0].rank")
    verdicts.retract(case.actor, first)
    assert verdicts.current(review) == {"roster": FLAGGED}
    assert list(verdicts.live_flags(review).values_list("path", flat=True)) == ["roster[0].rank"]


def test_retracting_marks_and_keeps_who_did_it_first(case, review):
    flag = case.flag(review)
    verdicts.retract(case.actor, flag)
    claims.release(case.actor, case.filing)
    again = verdicts.retract(actor_of(case.colleague()), flag)
    assert again.retracted_by == case.reviewer
    assert Flag.objects.count() == 1
    assert Event.objects.filter(action="review.retract").count() == 1


@pytest.mark.parametrize(
    "path",
    ["roster[9]", "roster[1].shoe_size", "charter", "", "roster[", "indicators.i99x", "根本没有"],
)
def test_a_place_that_the_section_does_not_have_is_refused(case, review, path):
    with pytest.raises(Refused, match="找不到这个位置"):
        verdicts.flag(case.actor, review, "roster", path, FlagReason.OTHER, "请改。")


@pytest.mark.parametrize("section", ["party_guidance", "nothing", ""])
def test_a_section_that_the_form_does_not_have_is_refused(case, review, section):
    with pytest.raises(Refused, match="没有这个栏目"):
        verdicts.approve(case.actor, review, section)
    with pytest.raises(Refused, match="没有这个栏目"):
        verdicts.flag(case.actor, review, section, section, FlagReason.OTHER, "请改。")


@pytest.mark.parametrize(
    ("sentence", "said"),
    [("", "请写明"), (" \n ", "请写明"), ("\x00", "请写明"), ("长" * 501, "500 个字")],
)
def test_a_flag_wants_a_usable_sentence(case, review, sentence, said):
    with pytest.raises(Refused, match=said):
        verdicts.flag(case.actor, review, "roster", "roster", FlagReason.OTHER, sentence)
    assert not Flag.objects.exists()


def test_a_reason_that_is_none_is_refused(case, review):
    with pytest.raises(Refused, match="类型"):
        verdicts.flag(case.actor, review, "roster", "roster", "because", "请改。")


@pytest.mark.parametrize(
    "sentence",
    ["<script>alert(1)</script>", "\u202e反过来的字\u202c", "👩🏽‍🎓请补充🙂", "长" * 500, "a\x00b"],
)
def test_odd_sentences_are_kept_as_text(case, review, sentence):
    flag = case.flag(review, sentence=sentence)
    flag.refresh_from_db()
    assert flag.sentence == sentence.replace("\x00", "")


def test_an_observer_says_nothing(case, review):
    actor = actor_of(case.colleague(Role.OBSERVER))
    with pytest.raises(PermissionDenied):
        verdicts.approve(actor, review, "charter")
    with pytest.raises(PermissionDenied):
        verdicts.flag(actor, review, "roster", "roster", FlagReason.OTHER, "请改。")

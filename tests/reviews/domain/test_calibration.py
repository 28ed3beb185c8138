"""A share of the filings is read blind by a second person; where the two differ is told to the lead."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.access import actor_of
from portal.enums import Role
from portal.models import Event, Message
from reviews.domain import bulk, calibration, calibration_results, claims, verdicts
from reviews.domain.calibration_results import Tally
from reviews.domain.refusals import Refused
from reviews.enums import Outcome, VerdictKind
from reviews.models import BlindReading
from tests.factories import THEN, member
from tests.reviews.conftest import CONTENT, SECTIONS

pytestmark = pytest.mark.django_db
DRAWN = next(
    f"2024-2025-{n:06}-1" for n in range(99) if calibration.drawn(f"2024-2025-{n:06}-1", 50)
)
WHY = "排名没有写清楚，请补全。"


@pytest.fixture
def drawn(make_case):
    """A filing that is drawn at fifty per cent, with a colleague to read it."""
    case = make_case(number=DRAWN)
    case.filing.cycle.blind_share = 50
    case.filing.cycle.save()
    case.second = case.colleague()
    return case


@pytest.fixture
def reading(drawn):
    """The blind reading of the colleague; the review is open."""
    drawn.review = drawn.open()
    return BlindReading.objects.get()


def said(drawn, reading, **flagged):
    """The blind reader speaks on every section: flags those named (with rules), approves the others."""
    actor = actor_of(drawn.second)
    for key in SECTIONS:
        rules = flagged.get(key)
        kind = VerdictKind.APPROVED if rules is None else VerdictKind.FLAGGED
        calibration.say(actor, reading, key, kind, rules or (), WHY)
    reading.refresh_from_db()


def test_the_share_is_kept_and_the_same_number_is_always_drawn_alike():
    numbers = [f"2025-2026-{n:06}-1" for n in range(2000)]
    for share in (0, 10, 50):
        chosen = [one for one in numbers if calibration.drawn(one, share)]
        assert abs(len(chosen) - share * 20) <= 80
        assert chosen == [one for one in numbers if calibration.drawn(one, share)]
    assert all(calibration.drawn(one, 50) for one in numbers if calibration.drawn(one, 10))


def test_opening_gives_it_to_a_second_person(drawn):
    review = drawn.open()
    reading = BlindReading.objects.get()
    assert (reading.submission, reading.reader) == (drawn.submission, drawn.second)
    assert calibration.chosen(review) == reading
    event = Event.objects.get(action="calibration.chosen")
    assert (event.college, event.federation) == (None, drawn.filing.federation)


@pytest.mark.parametrize("share", [0, 50])
def test_what_is_not_drawn_is_read_once(make_case, share):
    number = next(n for n in map(str, range(99)) if not calibration.drawn(n, 50))
    case = make_case(number=number)
    case.colleague()
    case.filing.cycle.blind_share = share
    case.filing.cycle.save()
    case.open()
    assert not BlindReading.objects.exists()


def test_a_later_round_is_not_drawn(drawn):
    drawn.submission = drawn.resubmit(CONTENT)
    drawn.submission.number = DRAWN
    drawn.open()
    assert not BlindReading.objects.exists()


def test_without_anybody_else_nobody_reads_it(make_case):
    case = make_case(number=DRAWN)
    case.filing.cycle.blind_share = 50
    case.filing.cycle.save()
    case.colleague(Role.OBSERVER)
    member(Role.REVIEWER)
    case.open()
    assert not BlindReading.objects.exists()


def test_neither_the_one_who_has_it_nor_a_member_of_the_college(drawn):
    theirs = member(Role.EDITOR, college=drawn.filing.college)
    member_too = drawn.second
    member_too.memberships.create(role=Role.OBSERVER, college=drawn.filing.college)
    third = drawn.colleague(Role.LEAD)
    fourth = drawn.colleague()
    claims.assign(actor_of(third), drawn.filing, third)
    drawn.open()
    assert BlindReading.objects.get().reader == fourth
    assert theirs != fourth


def test_who_has_read_least_reads_next(drawn, make_case):
    BlindReading.objects.create(
        submission=make_case().submission, reader=drawn.second, assigned_at=THEN
    )
    third = drawn.colleague()
    drawn.open()
    assert BlindReading.objects.get(submission=drawn.submission).reader == third


def test_the_second_reader_cannot_write_the_review_before_being_done(drawn, reading):
    second = actor_of(drawn.second)
    assert calibration.barred(drawn.second, drawn.submission)
    assert not calibration.barred(drawn.reviewer, drawn.submission)
    claims.release(drawn.actor, drawn.filing)
    with pytest.raises(Refused, match="独立审阅"):
        verdicts.approve(second, drawn.review, "congress")
    said(drawn, reading)
    assert not calibration.barred(drawn.second, drawn.submission)
    assert verdicts.approve(second, drawn.review, "congress")


def test_it_is_done_when_every_section_has_been_spoken_of(drawn, reading):
    actor = actor_of(drawn.second)
    for key in SECTIONS[:-1]:
        calibration.say(actor, reading, key, VerdictKind.APPROVED, (), WHY)
    calibration.say(actor, reading, SECTIONS[0], VerdictKind.FLAGGED, (), WHY)
    reading.refresh_from_db()
    assert reading.done_at is None
    assert calibration.current(reading)[SECTIONS[0]].kind == VerdictKind.FLAGGED
    calibration.say(actor, reading, SECTIONS[-1], VerdictKind.APPROVED, (), WHY)
    reading.refresh_from_db()
    assert reading.done_at
    with pytest.raises(Refused, match="已经完成"):
        calibration.say(actor, reading, SECTIONS[0], VerdictKind.APPROVED, (), WHY)


@pytest.mark.parametrize(
    ("section", "kind", "sentence", "refusal"),
    [
        ("congress", VerdictKind.FLAGGED, " 错 ", "写明问题"),
        ("roster", VerdictKind.APPROVED, "", "写明理由"),
        ("roster", VerdictKind.APPROVED, "行", "写明理由"),
        ("nothing", VerdictKind.APPROVED, WHY, "请选择"),
        ("congress", VerdictKind.WITHDRAWN, WHY, "请选择"),
        ("congress", VerdictKind.FLAGGED, "长" * 301, "300 个字"),
    ],
)
def test_what_is_missing_is_said(drawn, reading, section, kind, sentence, refusal):
    with pytest.raises(Refused, match=refusal):
        calibration.say(actor_of(drawn.second), reading, section, kind, (), sentence)
    assert not reading.verdicts.exists()


def test_only_rules_that_found_something_there_are_held_to_be_right(drawn, reading):
    actor = actor_of(drawn.second)
    flagged = calibration.say(
        actor, reading, "roster", VerdictKind.FLAGGED, ["R12", "R17", "X"], WHY
    )
    approved = calibration.say(actor, reading, "roster", VerdictKind.APPROVED, ["R12"], WHY)
    assert (flagged.rules, approved.rules) == (["R12"], [])


def test_nobody_reads_in_anothers_name(drawn, reading):
    for other in (drawn.actor, actor_of(drawn.colleague(Role.LEAD)), drawn.college):
        with pytest.raises(PermissionDenied):
            calibration.say(other, reading, "charter", VerdictKind.APPROVED, (), WHY)


def decided(drawn):
    drawn.review.outcome, drawn.review.decided_at = Outcome.RETURNED, THEN
    drawn.review.decided_by = drawn.reviewer
    drawn.review.save()


def test_nothing_is_told_before_both_have_spoken(drawn, reading):
    said(drawn, reading, roster=["R12"])
    assert calibration_results.cases(BlindReading.objects.all()) == []
    decided(drawn)
    assert calibration_results.cases(BlindReading.objects.all())
    BlindReading.objects.update(done_at=None)
    assert calibration_results.cases(BlindReading.objects.all()) == []


def test_where_the_two_differ(drawn, reading):
    """The review flags R12 and approves the congress with R17's warning; the blind reader the other way round."""
    flag = verdicts.flag(
        drawn.actor,
        drawn.review,
        "roster",
        "roster[1].rank",
        "unclear",
        "请核对第2行的排名。",
        "R12",
    )
    drawn.approve(drawn.review, but=("roster",))
    gone = verdicts.flag(
        drawn.actor, drawn.review, "charter", "charter", "other", "请补全章程的内容。"
    )
    verdicts.retract(drawn.actor, gone)
    verdicts.approve(drawn.actor, drawn.review, "charter", WHY)
    said(drawn, reading, congress=["R17"], delegate_rules=[])
    decided(drawn)
    found = calibration_results.cases(BlindReading.objects.all())
    rules = {case.rule: case for case in found if case.rule}
    assert set(rules) == {"R12", "R17"}
    assert (rules["R12"].main, rules["R12"].blind) == ((True, flag.sentence), (False, WHY))
    assert (rules["R17"].main.upheld, rules["R17"].blind.upheld) == (False, True)
    assert calibration_results.tallies(found, by_rule=True) == [
        Tally("R12", 1, 0, 0, 1, 0),
        Tally("R17", 1, 0, 0, 0, 1),
    ]
    sections = {one.key: one for one in calibration_results.tallies(found, by_rule=False)}
    assert set(sections) == set(SECTIONS)
    assert {key for key, one in sections.items() if one.differing} == {
        "roster",
        "congress",
        "delegate_rules",
    }
    assert sections["charter"] == Tally("charter", 1, 0, 1, 0, 0)
    assert sections["roster"].share == 100


def test_agreement_is_agreement(drawn, reading):
    verdicts.flag(
        drawn.actor,
        drawn.review,
        "roster",
        "roster[1].rank",
        "unclear",
        "请核对第2行的排名。",
        "R12",
    )
    drawn.approve(drawn.review, but=("roster",))
    said(drawn, reading, roster=["R12"])
    decided(drawn)
    found = calibration_results.cases(BlindReading.objects.all())
    assert not any(case.differs for case in found)
    assert Tally("R12", 1, 1, 0, 0, 0) in calibration_results.tallies(found, by_rule=True)


def test_who_is_to_read_blind_is_told_once(drawn):
    review = drawn.open()
    calibration.chosen(review)
    message = Message.objects.get(kind="blind")
    assert (message.person, message.college) == (drawn.second, None)
    assert message.url == reverse("review:blind", args=[drawn.submission.pk])


def test_among_many_it_does_not_show_what_the_reviewer_said_either(drawn, reading):
    second = actor_of(drawn.second)
    assert bulk.standings(second) == []
    said(drawn, reading)
    (standing,) = bulk.standings(second)
    assert standing.submission == drawn.submission.pk

"""Asked, answered, corrected, closed: each step from where it may be taken, each side in its own scope."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from disclosures.domain import drafts, lifecycle, openpoints, publish, submit
from disclosures.models import Filing, RegisterEntry
from portal.access import actor_of
from portal.enums import Role
from portal.models import Event, Message
from portal.scoping import scope
from reviews.domain.objections import corrections, handling, looking, publics
from reviews.domain.objections.receiving import receive
from reviews.domain.refusals import Refused
from reviews.enums import ObjectionState
from reviews.models import Objection, ObjectionContact, ObjectionStep
from tests.disclosures.desk import acting, answer_all, filled
from tests.factories import member
from tests.factories.objections import ObjectionContactFactory, ObjectionFactory

pytestmark = pytest.mark.django_db

DUE = dt.date(2099, 6, 30)
TEXT = "章程第二条和学校发布的不一样。"


@pytest.fixture
def objection() -> Objection:
    return ObjectionContactFactory().objection


def reviewer(row: Objection | Filing, role: Role = Role.REVIEWER):
    return actor_of(member(role, federation=row.federation))


def secretary(row: Objection | Filing, role: Role = Role.SECRETARY):
    return actor_of(member(role, college=row.college))


# --- Who sees what (the database's own rows) ---------------------------------------------


def test_the_college_sees_nothing_before_it_is_asked_and_never_the_contact(objection):
    college, federation = secretary(objection), reviewer(objection)
    with scope(federation):
        handling.note(federation, objection, "先打个电话。")
    with scope(college):
        assert not Objection.objects.exists()
        assert not ObjectionStep.objects.exists()
    with scope(federation):
        handling.ask(federation, objection, "请核实章程。")
        assert ObjectionContact.objects.get().contact == "fanying@example.org"
    with scope(college):
        assert Objection.objects.get().text == objection.text
        assert not ObjectionContact.objects.exists()
        assert [step.kind for step in ObjectionStep.objects.all()] == ["asked"]


def test_another_college_and_another_federation_see_nothing(objection):
    other = ObjectionFactory()
    with scope(reviewer(objection)):
        handling.ask(reviewer(objection), objection, "请核实。")
    for actor in (reviewer(other), secretary(other)):
        with scope(actor):
            assert objection not in Objection.objects.all()
            assert not ObjectionContact.objects.filter(objection=objection).exists()


# --- Steps -----------------------------------------------------------------------------------


def test_asked_answered_and_closed_with_a_public_answer(objection):
    federation, college = reviewer(objection), secretary(objection, Role.EDITOR)
    with scope(federation):
        handling.ask(federation, objection, "请核实章程。")
    with scope(college):
        handling.answer_of_college(college, objection, "已核对，章程是去年修订的。")
    with scope(federation):
        handling.close(federation, objection, "经核实，公开的是现行章程。")
    objection.refresh_from_db()
    assert (objection.state, objection.closed_at is None) == (ObjectionState.CLOSED, False)
    assert [one.kind for one in Message.objects.order_by("id")] == [
        "objection_asked",
        "objection_answered",
    ]
    actions = Event.objects.filter(action__startswith="objection.").order_by("id")
    assert [(event.action, event.data) for event in actions] == [
        ("objection.asked", {"state": "asked"}),
        ("objection.answered", {"state": "answered"}),
        ("objection.closed", {"state": "closed"}),
    ]


def test_the_reporter_reads_that_steps_were_taken_and_only_the_answer_in_words():
    entry = RegisterEntry.objects.get(publication=ObjectionFactory().publication)
    public = publics.find(entry.publication.code)
    receipt = receive(public, "roster", TEXT)
    row = Objection.objects.get(number=receipt.number)
    handling.ask(reviewer(row), row, "请核实，反映人说……")
    handling.answer_of_college(secretary(row), row, "内部说明。")
    handling.note(reviewer(row), row, "备注。")
    handling.close(reviewer(row), row, "经核实属实，已提醒学校。")
    told = looking.by_receipt(receipt.number, receipt.secret)
    assert [line.kind for line in told.lines] == ["received", "asked", "answered", "closed"]
    assert [line.answer for line in told.lines] == ["", "", "", "经核实属实，已提醒学校。"]
    assert told.answer == "经核实属实，已提醒学校。"


@pytest.mark.parametrize("state", [ObjectionState.CLOSED, ObjectionState.CORRECTED])
def test_what_has_ended_takes_nothing_but_notes(state):
    row = ObjectionFactory(state=state)
    federation = reviewer(row)
    for work in (
        lambda: handling.ask(federation, row, "请核实。"),
        lambda: handling.answer_of_college(secretary(row), row, "属实。"),
        lambda: handling.correct(federation, row, ["roster"], "请更正。", DUE),
        lambda: handling.close(federation, row, "经核实。"),
    ):
        with pytest.raises(Refused, match="不能再"):
            work()
    assert handling.note(federation, row, "归档。").public is False


def test_every_step_wants_words_and_the_right_person(objection):
    federation, college = reviewer(objection), secretary(objection)
    with pytest.raises(Refused, match="请写明"):
        handling.ask(federation, objection, " \x00 ")
    with pytest.raises(Refused, match="1000 个字以内"):
        handling.close(federation, objection, "字" * 1001)
    for stranger in (college, reviewer(objection, Role.OBSERVER), secretary(ObjectionFactory())):
        with pytest.raises(PermissionDenied):
            handling.ask(stranger, objection, "请核实。")
    with pytest.raises(PermissionDenied):
        handling.answer_of_college(federation, objection, "属实。")
    objection.refresh_from_db()
    assert objection.state == ObjectionState.RECEIVED


def test_nobody_handles_what_is_said_about_his_or_her_own_college(objection):
    both = member(Role.REVIEWER, federation=objection.federation)
    from tests.factories import MembershipFactory

    MembershipFactory(user=both, college=objection.college, role=Role.EDITOR)
    with pytest.raises(PermissionDenied, match="本校"):
        handling.ask(actor_of(both), objection, "请核实。")


# --- Corrections ---------------------------------------------------------------------------


def published() -> tuple[Filing, Objection]:
    """A filing with a public version, and an objection to its charter; no files are written."""
    filing = filled()
    answer_all(acting(filing), filing)
    submission = submit.submit(acting(filing), filing, declaration=True)
    publication = approve(filing, submission)
    RegisterEntry.objects.create(
        publication=publication,
        filing_ref=filing.pk,
        college_ref=filing.college_id,
        published_at=publication.approved_at,
    )
    lifecycle.move(filing, "publish", None)
    filing.refresh_from_db()
    row = ObjectionFactory(entry=RegisterEntry.objects.get(), section="charter", text=TEXT)
    return filing, row


def approve(filing: Filing, submission):
    lifecycle.move(filing, "approve", reviewer(filing))
    return publish.create(submission, reviewer(filing).user)


def mend(filing: Filing) -> None:
    draft = filing.drafts.get(key="charter")
    content = {**draft.content, "text": draft.content["text"] + "\n补充一条。"}
    drafts.save(acting(filing), filing, "charter", content, draft.revision)


def test_a_correction_is_told_to_the_reporter_once_it_is_public():
    filing, row = published()
    federation = reviewer(row)
    with scope(federation):
        handling.correct(federation, row, ["charter"], "请按现行章程更正。", DUE)
    filing.refresh_from_db()
    assert (filing.state, filing.open_sections, filing.return_due) == (
        "correcting",
        ["charter"],
        DUE,
    )
    (point,) = openpoints.open_points(filing)
    assert (point.section, point.sentence, point.settled) == (
        "charter",
        "请按现行章程更正。",
        False,
    )
    mend(filing)
    assert openpoints.open_points(filing)[0].settled
    second = approve(filing, submit.submit(acting(filing), filing, declaration=True))
    assert corrections.settle() == 0
    RegisterEntry.objects.update(publication=second)
    assert (corrections.settle(), corrections.settle()) == (1, 0)
    row.refresh_from_db()
    assert (row.state, row.closed_at is None) == ("corrected", False)
    assert row.steps.last().text == "学校已经更正，第2版已公开。"


def test_a_college_that_answers_instead_is_not_held_to_a_change_but_cannot_submit_the_same():
    filing, row = published()
    handling.correct(reviewer(row), row, ["charter"], "请更正。", DUE)
    filing.refresh_from_db()
    with scope(secretary(row)):
        handling.answer_of_college(secretary(row), row, "公开的就是现行章程。")
        (point,) = openpoints.open_points(filing)
    assert (point.reply, point.settled) == ("公开的就是现行章程。", True)
    row.refresh_from_db()
    assert row.state == ObjectionState.CORRECTING
    with pytest.raises(Refused, match="和已经公开的一样"):
        submit.submit(acting(filing), filing, declaration=True)


def test_closing_gives_the_correction_up_unless_somebody_else_waits_for_it():
    filing, row = published()
    other = ObjectionFactory(entry=RegisterEntry.objects.get(), section="roster")
    federation = reviewer(row)
    with scope(federation):
        handling.correct(federation, row, ["charter"], "请更正。", DUE)
        handling.correct(federation, other, ["roster"], "请更正。", DUE)
        handling.close(federation, row, "经核实，不需要更正。")
        filing.refresh_from_db()
        assert (filing.state, filing.open_sections) == ("correcting", ["charter", "roster"])
    mend(filing)
    with scope(federation):
        handling.close(federation, other, "经核实，不需要更正。")
    filing.refresh_from_db()
    assert (filing.state, filing.open_sections) == ("published", [])
    assert "补充一条" not in filing.drafts.get(key="charter").content["text"]


def test_a_correction_under_review_is_decided_before_it_is_answered():
    filing, row = published()
    handling.correct(reviewer(row), row, ["charter"], "请更正。", DUE)
    filing.refresh_from_db()
    mend(filing)
    submit.submit(acting(filing), filing, declaration=True)
    with pytest.raises(Refused, match="请先审核"):
        handling.close(reviewer(row), row, "经核实。")
    row.refresh_from_db()
    assert row.state == ObjectionState.CORRECTING


def test_the_sweep_is_a_task_that_beat_calls(settings):
    from reviews import tasks

    _filing, row = published()
    handling.correct(reviewer(row), row, ["charter"], "请更正。", DUE)
    tasks.settle_objections()
    row.refresh_from_db()
    assert row.state == ObjectionState.CORRECTING
    called = settings.CELERY_BEAT_SCHEDULE["settle-objections"]["task"]
    assert called == tasks.settle_objections.name


def test_closed_without_asking_the_college_never_reads_it(objection):
    with scope(reviewer(objection)):
        handling.close(reviewer(objection), objection, "经核对，公开的内容属实。")
    with scope(secretary(objection)):
        assert not Objection.objects.exists()


def test_of_what_the_college_was_never_asked_its_history_says_nothing(objection):
    federation, college = reviewer(objection), secretary(objection)
    with scope(federation):
        handling.close(federation, objection, "经核实，公开内容属实。")
    with scope(college):
        assert not Event.objects.filter(target=f"objection:{objection.pk}").exists()


def test_of_what_it_was_asked_the_college_sees_the_end(objection):
    federation, college = reviewer(objection), secretary(objection)
    with scope(federation):
        handling.ask(federation, objection, "请核实章程。")
        handling.close(federation, objection, "经核实，公开内容属实。")
    with scope(college):
        assert Event.objects.filter(action="objection.closed").exists()

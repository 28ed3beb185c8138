"""Correcting what is public: opened, mended, published as the next version; or given up."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from disclosures.domain import (
    correcting,
    corrections,
    drafts,
    lifecycle,
    publish,
    submit,
    withdrawing,
)
from disclosures.domain.bake import bake
from disclosures.domain.refused import Refused
from disclosures.enums import FilingState
from disclosures.models import Filing, RegisterEntry, Submission
from portal import clock
from portal.access import actor_of
from portal.enums import Role
from portal.models import Event, Message
from tests.disclosures.desk import acting, answer_all, filled, reviewer
from tests.factories import member
from tests.factories.publishing import WithdrawalFactory

pytestmark = pytest.mark.django_db

DUE = dt.date(2099, 6, 30)
WHY = "章程漏了一条。"


def public() -> Filing:
    """A filing with one submission, approved and in the register; no files are written."""
    filing = filled()
    secretary = acting(filing)
    answer_all(secretary, filing)
    publication = approve(filing, submit.submit(secretary, filing, declaration=True))
    RegisterEntry.objects.create(
        publication=publication,
        filing_ref=filing.pk,
        college_ref=filing.college_id,
        published_at=publication.approved_at,
    )
    lifecycle.move(filing, "publish", None)
    filing.refresh_from_db()
    return filing


def approve(filing: Filing, submission: Submission):
    lifecycle.move(filing, "approve", reviewer(filing))
    return publish.create(submission, reviewer(filing).user)


def charter(filing: Filing, words: str = "补充一条。") -> None:
    draft = filing.drafts.get(key="charter")
    content = {**draft.content, "text": draft.content["text"] + "\n" + words}
    drafts.save(acting(filing), filing, "charter", content, draft.revision)


def test_a_corrected_version_takes_the_place_of_the_first_which_still_verifies(client):
    filing = public()
    first = filing.publications.get()
    bake(first.pk)
    correcting.open_(reviewer(filing), filing, ["charter"], DUE, WHY)
    assert filing.state == FilingState.CORRECTING
    assert RegisterEntry.objects.get().publication == first
    charter(filing)
    second = approve(filing, submit.submit(acting(filing), filing, declaration=True))
    assert (second.version, RegisterEntry.objects.get().publication) == (2, first)
    bake(second.pk)
    filing.refresh_from_db()
    assert RegisterEntry.objects.get().publication == second
    assert (filing.state, filing.open_sections, filing.return_due) == ("published", [], None)
    old = client.get(reverse("public:verified", args=[first.code])).content.decode()
    superseded = client.get(reverse("public:disclosure", args=[first.code])).content.decode()
    present = client.get(reverse("public:disclosure", args=[second.code])).getvalue().decode()
    assert "已有新版本" in old
    assert second.code in superseded
    assert "补充一条" in present


def test_only_the_opened_sections_can_be_written_until_the_date_that_was_given():
    filing = public()
    correcting.open_(reviewer(filing), filing, ["charter"], DUE, WHY)
    charter(filing)
    with pytest.raises(Refused, match="更正时只能修改"):
        drafts.save(acting(filing), filing, "roster", {}, 1)


def test_a_correction_outlives_the_cycle_until_its_own_date():
    filing = public()
    filing.cycle.opens = filing.cycle.due = filing.cycle.closes = dt.date(2020, 1, 1)
    filing.cycle.save()
    correcting.open_(reviewer(filing), filing, ["charter"], DUE, WHY)
    charter(filing)
    assert submit.submit(acting(filing), filing, declaration=True).ordinal == 2


def test_a_pulled_back_correction_is_a_correction_still_and_a_pulled_back_return_a_return():
    filing = public()
    correcting.open_(reviewer(filing), filing, ["charter"], DUE, WHY)
    charter(filing)
    submit.submit(acting(filing), filing, declaration=True)
    submit.pull_back(acting(filing), filing)
    assert (filing.state, filing.open_sections) == ("correcting", ["charter"])
    submit.submit(acting(filing), filing, declaration=True)
    lifecycle.move(filing, "return_", reviewer(filing), open_sections=["charter"], due=DUE)
    charter(filing, "再补充一条。")
    submit.submit(acting(filing), filing, declaration=True)
    submit.pull_back(acting(filing), filing)
    assert filing.state == FilingState.RETURNED


def test_what_the_public_reads_already_is_no_correction():
    filing = public()
    correcting.open_(reviewer(filing), filing, ["charter"], DUE, WHY)
    with pytest.raises(Refused, match="和已经公开的一样"):
        submit.submit(acting(filing), filing, declaration=True)


def test_a_correction_given_up_leaves_the_drafts_as_they_are_public():
    filing = public()
    before = {draft.key: draft.content for draft in filing.drafts.all()}
    correcting.open_(reviewer(filing), filing, ["charter"], DUE, WHY)
    charter(filing)
    written = filing.drafts.get(key="charter").revision
    correcting.give_up(reviewer(filing), filing)
    filing.refresh_from_db()
    assert (filing.state, filing.open_sections, filing.return_due) == ("published", [], None)
    assert {draft.key: draft.content for draft in filing.drafts.all()} == before
    assert filing.drafts.get(key="charter").revision == written + 1


def test_what_was_reported_adds_sections_to_an_open_correction_and_moves_the_date():
    filing = public()
    correcting.open_(reviewer(filing), filing, ["roster"], DUE, WHY)
    later = DUE + dt.timedelta(days=5)
    correcting.open_(reviewer(filing), filing, ["charter"], later, WHY, reported=True)
    assert filing.open_sections == ["charter", "roster"]
    assert filing.return_due == DUE + dt.timedelta(days=5)
    facts = Event.objects.filter(action="filing.correct").latest("id").data
    assert facts == {"open_sections": ["charter", "roster"], "due": "2099-07-05", "reason": WHY}


def test_it_wants_a_section_a_day_to_come_and_somebody_of_the_federation():
    filing = public()
    with pytest.raises(Refused, match="至少选择一个"):
        correcting.open_(reviewer(filing), filing, ["nowhere"], DUE, WHY)
    with pytest.raises(Refused, match="晚于今天"):
        correcting.open_(reviewer(filing), filing, ["charter"], dt.date(2020, 1, 1), WHY)
    with pytest.raises(PermissionDenied):
        correcting.open_(acting(filing, Role.EDITOR), filing, ["charter"], DUE, WHY)
    with pytest.raises(Refused, match="不能取消更正"):
        correcting.give_up(reviewer(filing), filing)
    with pytest.raises(Refused, match="会向社会公开"):
        correcting.open_(reviewer(filing), filing, ["charter"], DUE, " 错\x00 ")
    with pytest.raises(Refused, match="手机号"):
        correcting.open_(reviewer(filing), filing, ["charter"], DUE, "请打13812345678核实。")


def test_a_correction_that_was_returned_can_still_be_given_up():
    filing = public()
    before = {draft.key: draft.content for draft in filing.drafts.all()}
    correcting.open_(reviewer(filing), filing, ["charter"], DUE, WHY)
    charter(filing)
    submit.submit(acting(filing), filing, declaration=True)
    lifecycle.move(filing, "return_", reviewer(filing), open_sections=["charter"], due=DUE)
    correcting.give_up(reviewer(filing), filing)
    filing.refresh_from_db()
    assert (filing.state, filing.open_sections, filing.return_due) == ("published", [], None)
    assert {draft.key: draft.content for draft in filing.drafts.all()} == before


def test_what_was_never_public_is_not_given_up():
    filing = filled()
    answer_all(acting(filing), filing)
    submit.submit(acting(filing), filing, declaration=True)
    lifecycle.move(filing, "return_", reviewer(filing), open_sections=["charter"], due=DUE)
    with pytest.raises(Refused, match="不能取消更正"):
        correcting.give_up(reviewer(filing), filing)


def test_the_secretary_opens_one_himself_and_the_next_version_says_why():
    filing = public()
    correcting.open_(acting(filing), filing, ["charter"], DUE, WHY)
    assert (filing.state, filing.open_sections) == ("correcting", ["charter"])
    told = Message.objects.get(kind="reopened")
    assert (told.audience, WHY in told.text) == ("federation", True)
    charter(filing)
    second = approve(filing, submit.submit(acting(filing), filing, declaration=True))
    assert second.corrects == WHY
    (answers,) = corrections.answered(second)
    assert (answers.by_college, answers.of.version, answers.sections) == (True, 1, ["charter"])
    assert corrections.answered(filing.publications.get(version=1)) == []


def test_the_reason_names_nobody_in_full_whatever_the_policy():
    """It stands on pages that no later mask reaches, and outlives the roster."""
    filing = public()
    name = next(row["name"] for row in filing.submissions.get().content["roster"]["rows"])
    assert filing.cycle.name_policy == "full"
    correcting.open_(acting(filing), filing, ["charter"], DUE, f"{name}的班级写错了。")
    charter(filing)
    second = approve(filing, submit.submit(acting(filing), filing, declaration=True))
    assert name not in second.corrects
    assert "班级写错了" in second.corrects


def test_a_version_answers_what_stands_and_not_what_was_given_up():
    filing = public()
    correcting.open_(acting(filing), filing, ["roster"], DUE, "名单漏了一人。")
    correcting.give_up(acting(filing), filing)
    correcting.open_(acting(filing), filing, ["charter"], DUE, WHY)
    told = str(correcting.REPORTED)
    correcting.open_(reviewer(filing), filing, ["charter"], DUE, told, reported=True)
    charter(filing)
    second = approve(filing, submit.submit(acting(filing), filing, declaration=True))
    assert second.corrects == "章程漏了一条；根据情况反映，经核实后更正。"
    assert corrections.live(filing) == []


def test_each_side_gives_up_its_own():
    filing = public()
    correcting.open_(acting(filing), filing, ["charter"], DUE, WHY)
    with pytest.raises(Refused, match="由学校决定"):
        correcting.give_up(reviewer(filing), filing)
    with pytest.raises(PermissionDenied):
        correcting.give_up(acting(filing, Role.EDITOR), filing)
    correcting.give_up(acting(filing), filing)
    correcting.open_(reviewer(filing), filing, ["charter"], DUE, WHY)
    with pytest.raises(Refused, match="学校不能取消"):
        correcting.give_up(acting(filing), filing)
    correcting.give_up(reviewer(filing), filing)
    filing.refresh_from_db()
    assert (filing.state, corrections.live(filing)) == ("published", [])


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (FilingState.DRAFT, "还没有公开"),
        (FilingState.SUBMITTED, "正在审核"),
        (FilingState.RETURNED, "已经退回"),
        (FilingState.APPROVED, "公开以后才能更正"),
    ],
)
def test_what_is_not_public_or_under_review_is_refused_to_both_sides(state, said):
    filing = filled(state=state)
    for actor in (acting(filing), reviewer(filing)):
        with pytest.raises(Refused, match=said):
            correcting.open_(actor, filing, ["charter"], DUE, WHY)


def test_a_second_correction_is_refused_until_the_date_of_the_first_has_passed():
    filing = public()
    tomorrow = clock.today() + dt.timedelta(days=1)
    correcting.open_(acting(filing), filing, ["charter"], tomorrow, WHY)
    for actor in (acting(filing), reviewer(filing)):
        with pytest.raises(Refused, match="正在更正"):
            correcting.open_(actor, filing, ["roster"], DUE, WHY)
    with clock.at(clock.now() + dt.timedelta(days=3)):
        correcting.open_(acting(filing), filing, ["roster"], DUE, "再加一栏。")
    assert (filing.open_sections, filing.return_due) == (["charter", "roster"], DUE)
    assert [one.reason for one in corrections.live(filing)] == [WHY, "再加一栏。"]


def test_what_was_withdrawn_is_corrected_too_and_is_not_repeated_as_what_was():
    filing = public()
    first = filing.publications.get()
    WithdrawalFactory(publication=first)
    correcting.open_(acting(filing), filing, ["charter"], DUE, WHY)
    charter(filing)
    second = approve(filing, submit.submit(acting(filing), filing, declaration=True))
    assert corrections.compared_with(second) is None
    assert corrections.compared_with(first) is None


def test_what_was_taken_down_may_come_back_as_it_was():
    """Taken down for nothing: no word needs to be changed, the reviewer decides."""
    filing = public()
    lead = actor_of(member(Role.LEAD, federation=filing.federation))
    withdrawing.withdraw(lead, filing, "等待核实情况反映。")
    correcting.open_(acting(filing), filing, ["charter"], DUE, "经核实，内容无误，重新公开。")
    again = submit.submit(acting(filing), filing, declaration=True)
    approve(filing, again)
    assert again.ordinal == 2

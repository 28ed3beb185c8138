"""Correcting what is public: opened, mended, published as the next version; or given up."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from disclosures.domain import correcting, drafts, lifecycle, publish, submit
from disclosures.domain.bake import bake
from disclosures.domain.refused import Refused
from disclosures.enums import FilingState
from disclosures.models import Filing, RegisterEntry, Submission
from portal.models import Event
from tests.disclosures.desk import acting, answer_all, filled, reviewer

pytestmark = pytest.mark.django_db

DUE = dt.date(2099, 6, 30)


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
    publish.published(filing)
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
    correcting.open_(reviewer(filing), filing, ["charter"], DUE)
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
    correcting.open_(reviewer(filing), filing, ["charter"], DUE)
    charter(filing)
    with pytest.raises(Refused, match="更正时只能修改"):
        drafts.save(acting(filing), filing, "roster", {}, 1)


def test_a_correction_outlives_the_cycle_until_its_own_date():
    filing = public()
    filing.cycle.opens = filing.cycle.due = filing.cycle.closes = dt.date(2020, 1, 1)
    filing.cycle.save()
    correcting.open_(reviewer(filing), filing, ["charter"], DUE)
    charter(filing)
    assert submit.submit(acting(filing), filing, declaration=True).ordinal == 2


def test_a_pulled_back_correction_is_a_correction_still_and_a_pulled_back_return_a_return():
    filing = public()
    correcting.open_(reviewer(filing), filing, ["charter"], DUE)
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
    correcting.open_(reviewer(filing), filing, ["charter"], DUE)
    with pytest.raises(Refused, match="和已经公开的一样"):
        submit.submit(acting(filing), filing, declaration=True)


def test_a_correction_given_up_leaves_the_drafts_as_they_are_public():
    filing = public()
    before = {draft.key: draft.content for draft in filing.drafts.all()}
    correcting.open_(reviewer(filing), filing, ["charter"], DUE)
    charter(filing)
    written = filing.drafts.get(key="charter").revision
    correcting.give_up(reviewer(filing), filing)
    filing.refresh_from_db()
    assert (filing.state, filing.open_sections, filing.return_due) == ("published", [], None)
    assert {draft.key: draft.content for draft in filing.drafts.all()} == before
    assert filing.drafts.get(key="charter").revision == written + 1


def test_opening_again_adds_sections_and_moves_the_date():
    filing = public()
    correcting.open_(reviewer(filing), filing, ["roster"], DUE)
    correcting.open_(reviewer(filing), filing, ["charter"], DUE + dt.timedelta(days=5))
    assert filing.open_sections == ["charter", "roster"]
    assert filing.return_due == DUE + dt.timedelta(days=5)
    facts = Event.objects.filter(action="filing.correct").latest("id").data
    assert facts == {"open_sections": ["charter", "roster"], "due": "2099-07-05"}


def test_it_wants_a_section_a_day_to_come_and_somebody_of_the_federation():
    filing = public()
    with pytest.raises(Refused, match="至少选择一个"):
        correcting.open_(reviewer(filing), filing, ["nowhere"], DUE)
    with pytest.raises(Refused, match="晚于今天"):
        correcting.open_(reviewer(filing), filing, ["charter"], dt.date(2020, 1, 1))
    with pytest.raises(PermissionDenied):
        correcting.open_(acting(filing), filing, ["charter"], DUE)
    with pytest.raises(Refused, match="不能取消更正"):
        correcting.give_up(reviewer(filing), filing)


def test_a_correction_that_was_returned_can_still_be_given_up():
    filing = public()
    before = {draft.key: draft.content for draft in filing.drafts.all()}
    correcting.open_(reviewer(filing), filing, ["charter"], DUE)
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

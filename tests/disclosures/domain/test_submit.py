"""Submission: frozen once, with everything answered, by the secretary."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.utils import DatabaseError

from disclosures.checks import Finding
from disclosures.domain import drafts, openpoints
from disclosures.domain.assessment import assess
from disclosures.domain.freezing import frozen
from disclosures.domain.openpoints import OpenPoint
from disclosures.domain.refused import Refused
from disclosures.domain.submit import pull_back, submit, unready_reasons
from disclosures.enums import FilingState
from disclosures.models import Submission
from portal import clock
from portal.enums import Role
from portal.models import Event
from tests.disclosures.desk import acting, answer_all, filled, reviewer

pytestmark = pytest.mark.django_db

CONTRADICTION = {"indicators.i03.number": "22"}
ERROR = {"indicators.i05.answer": ""}
WARNING = {"responsible[1].name": "魏若棋"}


@pytest.fixture
def points(monkeypatch):
    """Open points as the reviews application would give them."""
    given = []
    monkeypatch.setattr(openpoints, "_providers", [lambda filing: given])
    return given


def returned(**kwargs):
    """A filing submitted once and returned for its roster."""
    filing = filled(**kwargs)
    submit(acting(filing), filing, declaration=True)
    from disclosures.domain import lifecycle

    lifecycle.move(
        filing, "return_", reviewer(filing), open_sections=["roster"], due=dt.date(2099, 1, 1)
    )
    return filing


def test_a_clean_filing_is_submitted_and_frozen():
    filing = filled()
    actor = acting(filing)
    submission = submit(actor, filing, declaration=True)
    assert filing.state == FilingState.SUBMITTED
    assert (submission.ordinal, submission.number) == (1, f"2024-2025-{filing.pk:06d}-1")
    assert submission.submitted_by == actor.user
    assert submission.edition_digest == filing.cycle.edition.digest
    assert submission.content["roster"] == filing.drafts.get(key="roster").content
    assert "second_level" not in submission.content
    event = Event.objects.get(action="filing.submit")
    assert event.data == {"ordinal": 1, "number": submission.number}


def test_the_hash_is_that_of_what_is_kept_and_changes_with_it():
    filing = filled()
    kept = frozen(assess(filing), "d")
    assert kept["content_hash"] == frozen(assess(filing), "d")["content_hash"]
    assert len(kept["content_hash"]) == 64
    assert frozen(assess(filing), "e")["content_hash"] != kept["content_hash"]
    drafts.save(acting(filing), filing, "charter", {"text": "第一条 另一部章程。"}, 1)
    assert frozen(assess(filing), "d")["content_hash"] != kept["content_hash"]


def test_findings_and_explanations_are_frozen_with_it():
    filing = filled(CONTRADICTION)
    actor = acting(filing)
    answer_all(actor, filing)
    submission = submit(actor, filing, declaration=True)
    rules = {Finding.from_dict(each).rule for each in submission.findings}
    assert {"R04", "R07"} & rules
    assert {each["text"] for each in submission.explanations} == {"情况属实，已报学校党委备案。"}
    assert all(each["basis"] for each in submission.explanations)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [(ERROR, "1处错误"), (CONTRADICTION, "处矛盾，请修改"), (WARNING, "条提醒没有勾选")],
)
def test_what_is_not_answered_stands_in_the_way(changes, sentence):
    filing = filled(changes)
    with pytest.raises(Refused, match=sentence):
        submit(acting(filing), filing, declaration=True)
    assert filing.state == FilingState.DRAFT
    assert not Submission.objects.exists()


def test_an_empty_filing_says_everything_that_is_missing():
    filing = filled(drafts=())
    assert any("处错误" in reason for reason in unready_reasons(filing, assess(filing)))


def test_without_the_declaration_nothing_is_sent():
    filing = filled()
    with pytest.raises(Refused, match="勾选承诺"):
        submit(acting(filing), filing, declaration=False)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.OBSERVER])
def test_only_the_secretary_submits(role):
    filing = filled()
    with pytest.raises(PermissionDenied, match="书记"):
        submit(acting(filing, role), filing, declaration=True)


def test_a_closed_cycle_takes_no_submission(monkeypatch):
    filing = filled()
    monkeypatch.setattr(clock, "today", lambda: dt.date(2100, 1, 1))
    with pytest.raises(Refused, match="2099年12月31日截止"):
        submit(acting(filing), filing, declaration=True)


def test_two_clicks_make_one_submission():
    filing = filled()
    actor = acting(filing)
    assert submit(actor, filing, declaration=True) == submit(actor, filing, declaration=True)
    assert (Submission.objects.count(), Event.objects.filter(action="filing.submit").count()) == (
        1,
        1,
    )


@pytest.mark.parametrize("state", [FilingState.APPROVED, FilingState.PUBLISHED])
def test_what_is_decided_cannot_be_submitted_again(state):
    filing = filled(state=state)
    with pytest.raises(Refused, match="不能提交"):
        submit(acting(filing), filing, declaration=True)


def test_pulled_back_it_can_be_mended_and_sent_again_with_the_next_number():
    filing = filled()
    actor = acting(filing)
    first = submit(actor, filing, declaration=True)
    pull_back(actor, filing)
    assert filing.state == FilingState.DRAFT
    second = submit(actor, filing, declaration=True)
    assert (second.ordinal, second.number) == (2, first.number[:-1] + "2")
    assert list(filing.submissions.order_by("ordinal")) == [first, second]


def test_a_submission_never_changes():
    filing = filled()
    submission = submit(acting(filing), filing, declaration=True)
    with pytest.raises(DatabaseError), transaction.atomic():
        Submission.objects.filter(pk=submission.pk).update(number="x")


def test_a_returned_filing_wants_each_point_changed_or_answered(points):
    filing = returned()
    points.append(OpenPoint(1, "roster", "roster[3].rank", "前后不一致", "请核对排名。"))
    with pytest.raises(Refused, match="1个问题既没有修改"):
        submit(acting(filing), filing, declaration=True)
    points[:] = [
        OpenPoint(
            1, "roster", "roster[3].rank", "前后不一致", "请核对排名。", "已核对。", settled=True
        )
    ]
    assert submit(acting(filing), filing, declaration=True).ordinal == 2


def test_a_resubmission_that_changes_and_answers_nothing_is_refused(points):
    filing = returned()
    with pytest.raises(Refused, match="没有任何修改"):
        submit(acting(filing), filing, declaration=True)
    row = filing.drafts.get(key="roster").content
    row["rows"][0]["note"] = "核对无误"
    drafts.save(acting(filing), filing, "roster", row, 1)
    assert submit(acting(filing), filing, declaration=True).ordinal == 2


def test_open_points_are_asked_of_returned_filings_only(points):
    points.append(OpenPoint(1, "roster", "roster", "其他", "请核对。"))
    assert assess(filled()).open_points == ()


def test_a_provider_is_registered_once():
    def provider(filing):
        return []

    before = list(openpoints._providers)
    openpoints.register(provider)
    openpoints.register(provider)
    assert openpoints._providers == [*before, provider]
    openpoints._providers.remove(provider)

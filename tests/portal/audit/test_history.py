"""The history of a filing, as its college and its reviewing body read it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disclosures.filing import events
from portal.access import actor_of
from portal.domain import audit
from portal.enums import Role
from portal.scoping import scope
from tests import factories
from tests.factories import member


@pytest.fixture
def review(db):
    return factories.ReviewFactory()


@pytest.fixture
def college(review):
    return member(Role.SECRETARY, college=review.filing.college, full_name="陈书记")


@pytest.fixture
def reviewer(review):
    return member(Role.REVIEWER, federation=review.filing.federation, full_name="林审核")


def record(target, action, person, *, inside=False, **data):
    filing = getattr(target, "filing", target)
    home = {"college": None if inside else filing.college, "federation": filing.federation}
    return audit.record(person, action, target, **home, **data)


def everything(review, college, reviewer):
    """One of each: the college's work, its submission, the review's work, its end."""
    filing = review.filing
    record(filing, "filing.edit", college, section="charter", **{"from": 0, "to": 1})
    record(filing, "filing.submit", college, ordinal=1, number="N-1")
    record(review, "review.flagged", reviewer, inside=True, section="roster")
    record(filing, audit.LOOKED, reviewer, what="review:section roster")
    record(filing, audit.LOOKED, reviewer, what="review:blind_section charter")
    record(filing, "filing.return", reviewer, due="2026-03-09")


def read(person, filing):
    actor = actor_of(person)
    with scope(actor):
        return [(line.what, line.who, line.note) for line in events.history_of(actor, filing).lines]


def test_the_college_reads_its_own_work_and_what_it_was_told(review, college, reviewer):
    everything(review, college, reviewer)
    assert read(college, review.filing) == [
        ("退回修改", review.filing.federation.short_name, "请在2026-03-09前改好后再次提交"),
        ("提交", "陈书记", "第1次提交，回执编号 N-1"),
        ("填写", "陈书记", "章程（第0稿起）"),
    ]


def test_a_reason_that_ends_with_a_full_stop_reads_on(review, college, reviewer):
    record(review.filing, "filing.reopen", reviewer, reason="名单有误。", due="2026-03-09")
    (line,) = read(college, review.filing)
    assert line[2] == "名单有误，请在2026-03-09前改好后再次提交"


def test_the_reviewing_body_reads_its_own_with_names_and_nothing_of_drafts_or_blind_readings(
    review, college, reviewer
):
    everything(review, college, reviewer)
    assert read(reviewer, review.filing) == [
        ("退回修改", "林审核", "请在2026-03-09前改好后再次提交"),
        ("查看名单", "林审核", "审核栏目（工作人员名单）"),
        ("提出问题", "林审核", "工作人员名单"),
        ("提交", "陈书记", "第1次提交，回执编号 N-1"),
    ]


def test_who_is_to_read_it_blind_learns_nothing_of_the_review(review, college, reviewer):
    everything(review, college, reviewer)
    factories.BlindReadingFactory(submission=review.submission, reader=reviewer)
    assert "提出问题" not in [what for what, _who, _note in read(reviewer, review.filing)]


def test_pages_go_back_and_take_the_same_queries(review, college, monkeypatch):
    monkeypatch.setattr(events, "PER_PAGE", 3)
    filing, client = review.filing, Client()
    for ordinal in range(7):
        record(filing, "filing.submit", college, ordinal=ordinal, number=f"N-{ordinal}")
    client.force_login(college)
    address, seen, counts, before = reverse("filing:history", args=(filing.pk,)), [], [], ""
    while True:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address, {"before": before} if before else {})
        counts.append(len(queries))
        seen += [line.note for line in answer.context["events"]]
        before = answer.context["older"]
        if before is None:
            break
    assert [note[-1] for note in seen] == list("6543210")
    assert len(set(counts[1:])) == 1
    assert "回到最新" in answer.content.decode()

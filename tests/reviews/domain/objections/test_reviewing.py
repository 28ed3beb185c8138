"""A correction on the reviewer's desk: told as one, compared with what is public, approved to the next version."""

from __future__ import annotations

import datetime as dt

import pytest

from disclosures.domain import drafts, submit
from disclosures.domain.bake import bake
from disclosures.models import RegisterEntry
from portal import clock
from portal.access import actor_of
from reviews.domain import decide, material, replies, rounds, settling, verdicts
from reviews.domain.objections import corrections, handling, looking, publics
from reviews.domain.objections.receiving import receive
from reviews.enums import FlagReason
from reviews.models import Objection
from reviews.pages.comparing import since
from tests.disclosures.desk import acting, answer_all, filled, reviewer

pytestmark = pytest.mark.django_db

DUE = clock.today() + dt.timedelta(days=10)


def change(filing, words: str) -> None:
    draft = filing.drafts.get(key="charter")
    content = {**draft.content, "text": f"{draft.content['text']}\n{words}"}
    drafts.save(acting(filing), filing, "charter", content, draft.revision)


def send(filing):
    filing.refresh_from_db()
    answer_all(acting(filing), filing)
    return submit.submit(acting(filing), filing, declaration=True)


def approve_all(actor, review) -> None:
    said = verdicts.current(review)
    for key in verdicts.sections_of(review):
        if key not in said:
            verdicts.approve(actor, review, key, "核对过，情况属实。")


def returned_once(filing, actor) -> None:
    """The first round: the charter comes back with one question, which is answered and mended."""
    review = rounds.open(actor, send(filing))
    flag = verdicts.flag(
        actor, review, "charter", "charter.text", FlagReason.UNCLEAR, "请补充修订日期。"
    )
    approve_all(actor, review)
    decide.return_(actor, review, DUE)
    filing.refresh_from_db()
    change(filing, "本章程自发布之日起施行。")
    replies.add(acting(filing), flag, "已补充。")


@pytest.fixture
def published():
    """A filing that was returned once and is public since its second submission; who reviewed it."""
    filing = filled()
    actor = reviewer(filing)
    returned_once(filing, actor)
    publication = publish(actor, send(filing))
    bake(publication.pk)
    filing.refresh_from_db()
    return filing, actor


def publish(actor, submission):
    review = rounds.open(actor, submission)
    approve_all(actor, review)
    return decide.approve(actor, review)


def test_the_whole_way_of_a_correction(published):
    filing, actor = published
    first = RegisterEntry.objects.get().publication
    receipt = receive(publics.find(first.code), "charter", "章程缺少解释权归属的一条。")
    objection = Objection.objects.get()
    handling.correct(actor, objection, ["charter"], "请补充解释权一条。", DUE)
    filing.refresh_from_db()
    change(filing, "本章程由学生代表大会解释。")
    third = send(filing)
    review = rounds.open(actor, third)
    assert settling.questions(review) == []
    assert "charter" not in verdicts.current(review)
    assert "charter" not in verdicts.clean_sections(review)
    second_pair_of_eyes = actor_of(reviewer(filing).user)
    told = since(second_pair_of_eyes, third, material.of(third), review)
    assert "更正已公开的内容" in told.sentence
    assert told.against == "与已公开的第 2 次提交相比"
    assert [one.change.section for one in told.asked] == ["charter"]
    assert told.unasked == []
    publication = publish(actor, third)
    bake(publication.pk)
    assert (publication.version, corrections.settle()) == (2, 1)
    answer = looking.by_receipt(receipt.number, receipt.secret).answer
    assert answer == "学校已经更正，第2版已公开。"


def test_a_correction_may_be_returned_like_any_submission(published):
    filing, actor = published
    receive(publics.find(RegisterEntry.objects.get().publication.code), "charter", "章程缺一条。")
    handling.correct(actor, Objection.objects.get(), ["charter"], "请补充。", DUE)
    filing.refresh_from_db()
    change(filing, "本章程由学生代表大会解释。")
    review = rounds.open(actor, send(filing))
    flag = verdicts.flag(
        actor, review, "charter", "charter.text", FlagReason.UNCLEAR, "请写明生效日期。"
    )
    approve_all(actor, review)
    decide.return_(actor, review, DUE)
    filing.refresh_from_db()
    assert (filing.state, RegisterEntry.objects.get().publication.version) == ("returned", 1)
    change(filing, "自2025年9月起施行。")
    fourth = send(filing)
    (question,) = settling.questions(rounds.open(actor, fourth))
    assert question.flag == flag
    assert publish(actor, fourth).version == 2


def test_a_correction_that_came_back_can_be_closed(published):
    filing, actor = published
    first = RegisterEntry.objects.get().publication
    receive(publics.find(first.code), "charter", "章程缺少解释权归属的一条。")
    objection = Objection.objects.get()
    handling.correct(actor, objection, ["charter"], "请补充解释权一条。", DUE)
    filing.refresh_from_db()
    change(filing, "本章程由学生代表大会解释。")
    review = rounds.open(actor, send(filing))
    verdicts.flag(actor, review, "charter", "charter.text", FlagReason.UNCLEAR, "请写全。")
    approve_all(actor, review)
    decide.return_(actor, review, DUE)
    handling.close(actor, objection, "经核实，原来公开的内容属实。")
    filing.refresh_from_db()
    assert (filing.state, filing.open_sections) == ("published", [])
    assert Objection.objects.get().state == "closed"

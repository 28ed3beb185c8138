"""The reading copy: everything filed and said, for the federation alone, set once for what stands."""

from __future__ import annotations

import io

import pypdf
import pytest
from django.core.exceptions import PermissionDenied

from disclosures.domain import papers
from disclosures.models import Paper
from portal.access import actor_of
from portal.enums import Role
from portal.models import Job
from portal.scoping import scope
from reviews.domain import reading_copy, replies
from reviews.tasks import set_reading_copy
from tests.disclosures.publication.reading import normal
from tests.factories import member


def text_of(paper: Paper) -> str:
    paper.refresh_from_db()
    with paper.file.open("rb") as file:
        pages = pypdf.PdfReader(io.BytesIO(file.read())).pages
    return normal("".join(page.extract_text() for page in pages))


def made(case) -> str:
    paper = reading_copy.order(case.actor, case.submission)
    set_reading_copy(Job.objects.filter(task="reviews.set_reading_copy").latest("pk").pk)
    return text_of(paper)


def test_it_says_what_was_filed_and_all_that_is_said_of_it(case):
    review = case.open()
    case.flag(review, sentence="请核对张清越的排名。")
    case.approve(review, but=("roster",))
    said = made(case)
    for part in (
        "审阅稿内部使用，请勿外传",
        case.submission.number,
        "张清越",
        "审核意见",
        "请核对张清越的排名。",
        "第二条本会接受党委领导。",
    ):
        assert normal(part) in said, part


def test_findings_stand_with_what_the_college_explained(case):
    finding = reading_copy.material.of(case.submission).findings
    said = made(case)
    assert len(finding) > 1
    for one in finding:
        assert normal(one.message) in said
    assert normal("学校说明：该生转专业后重新计算排名。") in said


def test_it_is_made_anew_when_something_more_is_said_and_not_before(case):
    review = case.open()
    first = reading_copy.order(case.actor, case.submission)
    assert reading_copy.order(case.actor, case.submission) == first
    flag = case.flag(review, sentence="请写明依据。")
    second = reading_copy.order(case.actor, case.submission)
    assert second != first
    assert Job.objects.filter(task="reviews.set_reading_copy").count() == 2
    assert flag.pk


def test_the_college_never_has_it(case):
    paper = reading_copy.order(case.actor, case.submission)
    college = actor_of(member(Role.SECRETARY, college=case.filing.college))
    with pytest.raises(PermissionDenied):
        reading_copy.order(college, case.submission)
    with scope(college):
        assert not Paper.objects.filter(pk=paper.pk).exists()
        assert not Job.objects.filter(task="reviews.set_reading_copy").exists()
    assert papers.waiting(case.actor, paper)


def test_a_question_of_an_earlier_round_stands_with_the_answer_and_its_round(case):
    review = case.return_("charter.text")
    replies.add(case.college, review.flags.get(), "已按学校党委意见改写。")
    case.send_again()
    said = made(case)
    assert normal("（第1次提交时提出）") in said
    assert normal("学校回复：已按学校党委意见改写。") in said

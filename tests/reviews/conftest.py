"""A submitted filing, its reviewer and its college."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from datetime import timedelta

import pytest

from disclosures import editions
from disclosures.models import Cycle, Filing, SectionDraft, Submission
from portal import clock
from portal.access import Actor, actor_of
from portal.enums import Role
from portal.models import User
from reviews.domain import decide, rounds, verdicts
from reviews.enums import FlagReason
from reviews.models import Flag, Review
from tests.factories import EditionFactory, FilingFactory, SubmissionFactory, member

FORM = editions.load("2024-2025")
SECTIONS = tuple(FORM.section_keys())
CONTENT = {
    "indicators": {
        "answers": {
            **{item.id: {"answer": "是"} for item in FORM.indicators},
            "i03": {"answer": "是", "number": "2"},
            "i11": {"answer": "是", "date": "2025-05-18"},
        },
        "students": "12000",
    },
    "charter": {
        "title": "学生会章程",
        "text": "第一章 总则\n第一条 本会服务同学。\n第二条 本会接受党委领导。",
    },
    "departments": {"rows": [{"name": "文体部", "headcount": "1", "duties": "组织文体活动。"}]},
    "roster": {
        "rows": [
            {
                "name": "张清越",
                "post": "主席",
                "political_status": "中共党员",
                "grade": "2023级",
                "rank": "3/38",
            },
            {
                "name": "王听雨",
                "post": "部长",
                "department": "文体部",
                "political_status": "共青团员",
                "rank": "21/35",
            },
        ]
    },
    "congress": {
        "ordinal": "第三次",
        "date": "2025-05-18",
        "delegates": "180",
        "seats": "1",
        "elected": "1",
    },
    "responsible": {
        "rows": [{"category": "学生会组织秘书长", "name": "何其芳草", "full_time": "是"}]
    },
}
RANK = {
    "rule": "R12",
    "severity": "contradiction",
    "section": "roster",
    "indicator": "i08",
    "path": "roster[1].rank",
    "message": "第2行王听雨的排名21/35不在前30%以内。",
    "evidence": "21/35",
    "source": "高校学生会（研究生会）改革情况公开表",
}
DATE = RANK | {
    "rule": "R17",
    "severity": "warning",
    "section": "congress",
    "indicator": "i11",
    "path": "congress.date",
    "message": "请核对大会日期。",
}
FITS = "学校的说明成立。"
"""Why a reviewer approves what the machine objects to."""
EXPLANATION = {"rule": "R12", "path": "roster[1].rank", "text": "该生转专业后重新计算排名。"}


@dataclass
class Case:
    """Who and what a test of reviews needs."""

    filing: Filing
    submission: Submission
    reviewer: User
    secretary: User

    @property
    def actor(self) -> Actor:
        return actor_of(self.reviewer)

    @property
    def college(self) -> Actor:
        return actor_of(self.secretary)

    def open(self) -> Review:
        return rounds.open(self.actor, self.submission)

    def colleague(self, role=Role.REVIEWER, **where) -> User:
        return member(role, **(where or {"federation": self.filing.federation}))

    def approve(self, review: Review, *, but: tuple[str, ...] = ()) -> None:
        for key in SECTIONS:
            if key not in but:
                verdicts.approve(self.actor, review, key, FITS)

    def return_(self, *paths: str) -> Review:
        """Return the filing with a question on each place, everything else approved."""
        review = self.open()
        for path in paths:
            self.flag(review, path)
        self.approve(review, but=tuple({flag.section for flag in review.flags.all()}))
        return decide.return_(self.actor, review, clock.today() + timedelta(days=7))

    def send_again(self, findings=(), explanations=(), **changed) -> Submission:
        """Submit again with some sections changed: as frozen, and in the state that goes with it."""
        content = copy.deepcopy(CONTENT) | changed
        self.filing.refresh_from_db()
        self.filing.state, self.filing.opened_at = "submitted", None
        self.filing.save(update_fields=["state", "opened_at"])
        self.submission = self.resubmit(content, findings=findings, explanations=explanations)
        return self.submission

    def flag(
        self, review: Review, path: str = "roster[1].rank", sentence: str = "请核对排名。"
    ) -> Flag:
        return verdicts.flag(
            self.actor,
            review,
            path.split("[", maxsplit=1)[0].split(".", maxsplit=1)[0],
            path,
            FlagReason.INCONSISTENT,
            sentence,
        )

    def resubmit(self, content: dict, **frozen) -> Submission:
        """The next submission, inserted as it would be frozen; the state is set by the caller's step."""
        ordinal = self.filing.submissions.count() + 1
        return SubmissionFactory(
            filing=self.filing,
            ordinal=ordinal,
            content=content,
            number=f"{self.submission.number}-{ordinal}",
            **frozen,
        )

    def draft(self, key: str, content: dict) -> None:
        SectionDraft.objects.filter(filing=self.filing, key=key).update(content=content, revision=2)


@pytest.fixture
def make_case(db):
    """Make a submitted filing, of a federation of its own unless one is given."""

    def make(federation=None, **submission) -> Case:
        EditionFactory(key="2024-2025", data=FORM.data(), digest=FORM.digest)
        where = {"union__college__federation": federation} if federation else {}
        if cycle := Cycle.objects.filter(federation=federation).first():
            where["cycle"] = cycle
        filing = FilingFactory(state="submitted", **where)
        filing.union.refresh_from_db()
        for key, content in CONTENT.items():
            SectionDraft.objects.filter(filing=filing, key=key).update(content=content, revision=1)
        fields = {
            "content": CONTENT,
            "findings": [RANK, DATE],
            "explanations": [EXPLANATION],
        } | submission
        return Case(
            filing,
            SubmissionFactory(filing=filing, **fields),
            member(Role.REVIEWER, federation=filing.federation),
            member(Role.SECRETARY, college=filing.college),
        )

    return make


@pytest.fixture
def case(make_case):
    return make_case()

"""What people do with one filing, each step through its domain function."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from zlib import crc32

from django.utils import timezone

from disclosures import demo
from disclosures.content import Disclosure
from disclosures.domain import drafts, explanations, filings, imports, pledges
from disclosures.domain.assessment import assess
from disclosures.domain.submit import submit
from disclosures.domain.yearform import form_of
from disclosures.models import Cycle, Filing, Import, Submission
from portal import clock
from portal.access import Actor
from portal.models import Union
from reviews.demo.sealed import photograph
from reviews.domain import decide, rounds, verdicts
from reviews.models import Review

EXPLANATION = "情况属实：本学年人员有调整，已向学校党委和学校团委报告，将在下一次代表大会前规范。"

ACCEPTED = "学校的说明成立。"
"""Why the reviewer approves what the machine objects to."""

COLUMNS = {
    "name": "姓名", "department": "所属部门", "post": "职务", "political_status": "政治面貌",
    "faculty": "院系", "grade": "年级", "rank": "成绩排名",
}  # fmt: skip
"""What the roster's file holds."""


@dataclass(frozen=True)
class Desk:
    """One filing: whose, in which cycle, and who works on it."""

    union: Union
    cycle: Cycle
    secretary: Actor
    editor: Actor
    reviewer: Actor
    lead: Actor

    @contextmanager
    def day(self, number: int) -> Iterator[None]:
        """Let it be some working hour of a day of the cycle, never later than now."""
        opens = datetime.combine(self.cycle.opens + timedelta(number), time(9, 30))
        minutes = crc32(f"{self.union.pk}/{number}".encode()) % 400
        moment = timezone.make_aware(opens) + timedelta(minutes=minutes)
        with clock.at(min(moment, timezone.now())):
            yield

    def clean(self) -> Disclosure:
        """Return the invented disclosure of this filing: the same each time."""
        seed = crc32(f"{self.union.college.name}{self.union.kind}{self.cycle.edition.key}".encode())
        return demo.clean_disclosure(
            Random(seed),  # noqa: S311 - invented data, no secret
            self.union.college.name,
            self.union.kind,
            form_of(self.cycle.edition),
            federation=self.cycle.federation.name,
            second_level=True,
        )

    def start(self) -> Filing:
        """Return the filing, begun by the editor."""
        return filings.start(self.editor, self.union, self.cycle)

    def fill(self, content: Disclosure, *, only: int | None = None) -> Filing:
        """Save the sections (the first ``only`` of them) as the editor."""
        filing = self.start()
        keys = form_of(self.cycle.edition).section_keys()[:only]
        for key in keys:
            draft = drafts.fetch(filing, key)
            if filing.open_sections and key not in filing.open_sections:
                continue
            data = getattr(content, key).model_dump(mode="json")
            drafts.save(self.editor, filing, key, data, draft.revision)
        return filing

    def bring_roster(self, filing: Filing) -> Import:
        """Bring the people along as the editor, in a file as an Excel of these offices writes it."""
        text = io.StringIO()
        table = csv.writer(text)
        table.writerow(COLUMNS.values())
        rows = self.clean().roster.rows
        table.writerows([getattr(row, field) for field in COLUMNS] for row in rows)
        raw = text.getvalue().encode("gb18030")
        name = f"{self.union.name}工作人员名单.csv"
        return imports.upload(self.editor, filing, io.BytesIO(raw), name)

    def answer_findings(self, filing: Filing) -> None:
        """Explain every contradiction and tick every warning."""
        by, assessment = self.editor, assess(filing)
        for finding in assessment.unexplained:
            explanations.write(by, filing, finding.rule, finding.path, EXPLANATION)
        for finding in assessment.unticked:
            explanations.tick(by, filing, finding.rule, finding.path)

    def submit(self, filing: Filing) -> Submission:
        """Submit as the secretary, everything answered, with the sealed page where one is asked for."""
        self.answer_findings(filing)
        if pledges.standing(filing).missing:
            pledges.upload(self.editor, filing, io.BytesIO(photograph()), "盖章的承诺书.jpg")
        return submit(self.secretary, filing, True)

    def open(self, submission: Submission) -> Review:
        """Open the round as the reviewer."""
        return rounds.open(self.reviewer, submission)

    def return_(self, review: Review, days: int) -> None:
        """Approve what has no question, and send the letter at once."""
        self.approve_sections(review)
        due = clock.today() + timedelta(days)
        decide.return_(self.reviewer, review, due, hold=timedelta(0))

    def approve_sections(self, review: Review, *, only: int | None = None) -> None:
        """Approve the sections (the first ``only``) that carry no flag."""
        flagged = set(verdicts.live_flags(review).values_list("section", flat=True))
        for key in form_of(self.cycle.edition).section_keys()[:only]:
            if key not in flagged:
                verdicts.approve(self.reviewer, review, key, ACCEPTED)

    def publish(self, submission: Submission) -> None:
        """Approve section by section, then the whole, by two people where the cycle asks for it: the worker bakes the rest."""
        review = self.open(submission)
        self.approve_sections(review)
        if decide.approve(self.reviewer, review) is None:
            decide.confirm(self.lead, review)

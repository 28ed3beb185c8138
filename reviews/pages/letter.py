"""The return letter as a page, for both sides: its versions, and how far each question has come."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from disclosures.enums import FilingState
from disclosures.models import Submission
from portal.access import Actor, can
from portal.scoping import visible_to
from reviews.domain import letters, replies, settling, verdicts
from reviews.domain.settling import Stage
from reviews.models import Flag, Letter, Review
from reviews.pages import stages
from reviews.pages.versions import Version, versions


@dataclass
class LetterPage:
    """A letter with the answers given to it. ``review`` comes with submission, filing, college, union, edition."""

    actor: Actor
    review: Review

    @cached_property
    def reads(self) -> bool:
        """Whether the reader is of the federation: sees letters before they leave, and undecided rounds."""
        return bool(can(self.actor, "review.view", self.review.filing))

    @cached_property
    def versions(self) -> list[Version]:
        """Every version that the reader may see, the present one first."""
        rows = visible_to(self.actor, Letter).filter(review=self.review, taken_back_at=None)
        rows = rows if self.reads else rows.filter(left_at__isnull=False)
        return versions(list(rows.order_by("version")))

    @property
    def present(self) -> Version:
        """The version that counts. Raises LookupError where the reader may see none."""
        if not self.versions:
            raise LookupError(self.review.pk)
        return self.versions[0]

    @property
    def row(self) -> Letter:
        """The same as it is stored."""
        return self.present.row

    @cached_property
    def letter(self) -> letters.Letter:
        """The letter as composed of the questions that it asks now."""
        return letters.compose(self.review, localdate(self.row.at), self.row.due)

    def version(self, number: str) -> Letter:
        """Return one version by its number as the address has it; the present one for anything else."""
        return next((one.row for one in self.versions if str(one.row.version) == number), self.row)

    def file_name(self, row: Letter) -> str:
        """Return how the PDF of a version is called."""
        name = f"{self.letter.college}{self.letter.union}{_('退回函')}-{self.letter.number}"
        number = next(one.number for one in self.versions if one.row == row)
        name += f"-{number}" if number > 1 else ""
        return f"{name}.pdf"

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way back: the reviewer's reading, or the college's filing."""
        filing, here = self.review.filing, {"label": _("退回函"), "url": ""}
        if not self.reads:
            return [
                {"label": str(filing.union), "url": reverse("filing:tasks", args=[filing.pk])},
                {"label": _("填报历史"), "url": reverse("filing:history", args=[filing.pk])},
                here,
            ]
        name = f"{filing.college.name}{filing.union.name}"
        return [
            {"label": _("审核列表"), "url": reverse("review:queue")},
            {"label": name, "url": reverse("review:read", args=[self.review.submission_id])},
            here,
        ]

    @property
    def url(self) -> str:
        """The address of this page."""
        return reverse("review:letter", args=[self.review.submission_id])

    @property
    def text(self) -> str:
        """The letter as plain text, ready to be copied into a message."""
        return self.row.text

    @property
    def answering(self) -> bool:
        """Whether the college is at work on this letter now."""
        filing = self.review.filing
        return filing.state == FilingState.RETURNED and self.following is None

    @cached_property
    def may_reply(self) -> bool:
        """Whether the reader can answer now: of the college, and this is the return that is open."""
        return self.answering and bool(can(self.actor, "review.reply", self.review.filing))

    @cached_property
    def may_correct(self) -> bool:
        """Whether the reader can correct the letter: it left, and the college has not submitted again."""
        left = bool(self.row.left_at)
        return (
            left and self.answering and bool(can(self.actor, "review.decide", self.review.filing))
        )

    @cached_property
    def following(self) -> Submission | None:
        """The college's next submission after the letter."""
        rows = self.review.filing.submissions.filter(ordinal__gt=self.review.submission.ordinal)
        return rows.order_by("ordinal").first()

    @cached_property
    def stages(self) -> dict[int, Stage]:
        """How far each question has come, as far as the reader may know."""
        if self.following is None:
            points = replies.open_points(self.review.filing) if self.answering else ()
            return {one.id: Stage.ANSWERED if one.settled else Stage.RAISED for one in points}
        self.following.filing = self.review.filing
        later = visible_to(self.actor, Review).filter(submission=self.following).first()
        if later is None or not (self.reads or later.outcome):
            later = Review(filing=self.review.filing)
        later.submission = self.following
        return {one.flag.pk: one.stage for one in settling.questions(later)}

    @cached_property
    def parts(self) -> list[dict[str, Any]]:
        """The sections with their questions, each with its answers and how far it has come."""
        live = verdicts.live_flags(self.review).prefetch_related("replies__by")
        flags = {flag.pk: flag for flag in live}
        return [
            {
                "title": part.title,
                "questions": [self._question(point, flags[point.flag]) for point in part.points],
            }
            for part in self.letter.parts
        ]

    def question(self, flag: Flag) -> dict[str, Any]:
        """Return one question as the page shows it; LookupError where the letter does not have it."""
        found = [
            one for part in self.parts for one in part["questions"] if one["flag"].pk == flag.pk
        ]
        if not found:
            raise LookupError(flag.pk)
        return found[0]

    def _question(self, point: letters.Point, flag: Flag) -> dict[str, Any]:
        answers = [
            {"who": one.by.get_full_name(), "when": f"{one.at:%Y-%m-%d %H:%M}", "text": one.text}
            for one in flag.replies.all()
        ]
        stage = self.stages.get(flag.pk, Stage.RAISED)
        return {
            "flag": flag,
            "number": point.number,
            "place": point.place,
            "reason": point.reason,
            "sentence": point.sentence,
            "replies": answers,
            "state": stages.for_college(stage),
            "tone": stages.TONES[stage],
            "open": stage is Stage.RAISED,
            "reply_url": reverse("review:reply", args=[flag.pk]) if self.may_reply else "",
        }

"""The return letter as a page, for both sides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from disclosures.enums import FilingState
from portal.access import Actor, can
from reviews.domain import letters, replies, verdicts
from reviews.models import Flag, Review


@dataclass
class LetterPage:
    """A letter with the answers given to it. ``review`` comes with submission, filing, college, union, edition."""

    actor: Actor
    review: Review

    @cached_property
    def letter(self) -> letters.Letter:
        """The letter as it was sent."""
        written = localdate(self.review.decided_at)
        return letters.compose(self.review, written, self.review.due)

    @property
    def url(self) -> str:
        """The address of this page."""
        return reverse("review:letter", args=[self.review.submission_id])

    @property
    def text(self) -> str:
        """The letter as plain text, ready to be copied into a message."""
        return self.review.letter

    @cached_property
    def may_reply(self) -> bool:
        """Whether the reader can answer now: of the college, and this is the return that is open."""
        filing = self.review.filing
        return filing.state == FilingState.RETURNED and bool(
            can(self.actor, "review.reply", filing)
        )

    @cached_property
    def parts(self) -> list[dict[str, Any]]:
        """The sections with their questions, each with what was answered and whether it is settled."""
        flags = {
            flag.pk: flag
            for flag in verdicts.live_flags(self.review).prefetch_related("replies__by")
        }
        open_ = self.review.filing.state == FilingState.RETURNED
        settled = (
            {point.id for point in replies.open_points(self.review.filing) if point.settled}
            if open_
            else set()
        )
        return [
            {
                "title": part.title,
                "questions": [
                    self._question(point, flags[point.flag], settled) for point in part.points
                ],
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

    def _question(self, point: letters.Point, flag: Flag, settled: set[int]) -> dict[str, Any]:
        answers = [
            {"who": one.by.get_full_name(), "when": f"{one.at:%Y-%m-%d %H:%M}", "text": one.text}
            for one in flag.replies.all()
        ]
        return {
            "flag": flag,
            "number": point.number,
            "place": point.place,
            "reason": point.reason,
            "sentence": point.sentence,
            "replies": answers,
            "settled": flag.pk in settled,
            "reply_url": reverse("review:reply", args=[flag.pk]) if self.may_reply else "",
        }

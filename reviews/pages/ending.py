"""The end of a round before its reviewer: what can be decided, and what is on its way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.conf import settings
from django.utils.timezone import localtime

from disclosures import wording
from disclosures.domain import publish
from disclosures.domain.released import held_back, taken_down
from disclosures.enums import FilingState
from disclosures.publication import glyphs
from disclosures.publication.glyphs import Missing
from portal import clock
from portal.access import Allowed, can
from reviews.domain import letter_lines, letters
from reviews.domain.letter_lines import Paragraph
from reviews.enums import Outcome
from reviews.models import Letter
from reviews.pages.comparing import Asked
from reviews.pages.reading import Reading


@dataclass
class Ending:
    """A reading (with its review opened) at its end."""

    reading: Reading

    @cached_property
    def waiting(self) -> Letter | None:
        """The letter that is written and has not left."""
        return self.reading.leaving

    @property
    def overdue(self) -> bool:
        """Whether that letter leaves any moment now."""
        return bool(self.waiting and self.waiting.leaves_at <= clock.now())

    @property
    def proposed(self) -> bool:
        """Whether an approval waits for a second person."""
        review = self.reading.review
        return bool(review and review.proposed_by_id and not review.outcome)

    @property
    def ended(self) -> bool:
        """Whether nothing is left to be decided here: decided, or a letter is on its way."""
        return bool(self.reading.review.outcome or self.waiting)

    @cached_property
    def unsettled(self) -> list[Asked]:
        """The questions of the last return that still want the reviewer's word: nothing is decided before."""
        return [asked for asked in self.reading.since.questions if asked.open]

    @property
    def mine(self) -> bool:
        """Whether the reader proposed the approval: somebody else confirms it."""
        user = self.reading.actor.user
        return bool(user and self.reading.review.proposed_by_id == user.pk)

    @property
    def may_undo(self) -> bool:
        """Whether the reader may take the waiting letter back."""
        return bool(self.waiting) and self._decides

    @cached_property
    def letter(self) -> Letter | None:
        """The present version of the letter, once the round ended in a return."""
        if self.reading.review.outcome != Outcome.RETURNED:
            return None
        return letters.current(self.reading.review)

    @property
    def may_correct(self) -> bool:
        """Whether the letter can be corrected: the college has not submitted again."""
        open_ = self.reading.filing.state == FilingState.RETURNED and self.reading.is_latest
        return bool(self.letter) and open_ and self._decides

    @property
    def second_reader(self) -> bool:
        """Whether an approval wants a second person."""
        return bool(self.reading.filing.cycle.second_reader)

    @property
    def public_at(self) -> str:
        """The moment that an approval waits for; "" where it is public at once."""
        filing = self.reading.filing
        waits = held_back(filing.cycle) and taken_down(filing) is None
        return wording.release_day(filing) if waits else ""

    @cached_property
    def unprintable(self) -> list[Missing]:
        """Return the characters that the PDF of an approved filing would print as 〓."""
        return glyphs.in_document(publish.document_of(self.reading.submission))

    def leaves_at(self) -> datetime:
        """Return when a letter written now would leave, in Chinese time."""
        return localtime(clock.now() + settings.RETURN_HOLD)

    @property
    def holds(self) -> bool:
        """Whether letters wait before they leave."""
        return bool(settings.RETURN_HOLD)

    def preview(self, due: date | None) -> list[Paragraph]:
        """Return the letter as it would be written now; nothing without a question."""
        if not self.reading.flags:
            return []
        text = letters.as_text(letters.compose(self.reading.review, clock.today(), due))
        return list(letter_lines.paragraphs(text))

    @cached_property
    def _decides(self) -> bool:
        return isinstance(can(self.reading.actor, "review.decide", self.reading.filing), Allowed)

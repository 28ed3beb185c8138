"""A correction of what is public before its reviewers: whose it is, why, which sections; opening one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from disclosures.domain import correcting, corrections
from disclosures.domain.windows import AGAIN
from disclosures.enums import FilingState
from portal.access import can

if TYPE_CHECKING:
    from disclosures.models import Correction
    from reviews.pages.reading import Reading


@dataclass(frozen=True)
class Told:
    """One reason for a correction: who asked for it, when, and which sections it opened."""

    correction: Correction
    sections: tuple[str, ...]

    @property
    def who(self) -> str:
        """The side that opened it, and the person."""
        name = self.correction.opened_by.get_full_name()
        side = _("学校申请") if self.correction.by_college else _("本学联要求")
        return _("%(side)s（%(name)s）") % {"side": side, "name": name}


class Reopening:
    """What a reviewer is told of the corrections that a submission belongs to, and what may be done now."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.filing = reading, reading.filing

    @cached_property
    def standing(self) -> list[Correction]:
        """The corrections that this submission answers, or that the filing is being corrected for."""
        first = self.reading.submission.ordinal == 1
        if first and self.filing.state in {FilingState.SUBMITTED, FilingState.APPROVED}:
            return []
        publication = self.reading.publication
        if publication and self.filing.state not in AGAIN:
            return corrections.answered(publication)
        return corrections.live(self.filing) if self.reading.is_latest else []

    @property
    def told(self) -> list[Told]:
        """The same in words."""
        titles = self.reading.held.titles
        return [
            Told(one, tuple(titles[key] for key in one.sections if key in titles))
            for one in self.standing
        ]

    @property
    def obstacle(self) -> str | None:
        """Why no correction can be opened now."""
        return correcting.obstacle(self.filing, own=False)

    @cached_property
    def _decides(self) -> bool:
        return self.reading.is_latest and bool(
            can(self.reading.actor, "review.decide", self.filing)
        )

    @property
    def may_open(self) -> bool:
        """Whether the page of opening one is offered."""
        return self.obstacle is None and self._decides

    @property
    def may_give_up(self) -> bool:
        """Whether the reader may end it: nothing of it is the college's own wish."""
        again = self.filing.state in AGAIN and self._decides
        return again and bool(self.standing) and not any(one.by_college for one in self.standing)

    @property
    def corrects(self) -> bool:
        """Whether the submission, or what comes next, corrects something public."""
        return bool(self.standing) and self.filing.state != FilingState.DRAFT

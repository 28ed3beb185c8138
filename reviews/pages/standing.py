"""The standing verdict on a section, with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from reviews.enums import VerdictKind
from reviews.models import Verdict
from reviews.pages.reading import Reading


@dataclass(frozen=True)
class Said:
    """The standing verdict on a section, in words."""

    reading: Reading
    key: str

    @property
    def verdict(self) -> Verdict | None:
        """The approval that stands, with its sentence."""
        found = self.reading.words.get(self.key)
        stands = self.reading.said.get(self.key) is VerdictKind.APPROVED
        return found if stands and found and found.kind == VerdictKind.APPROVED else None

    @property
    def against(self) -> str:
        """Why it was approved against the machine; empty where it was not."""
        return self.verdict.sentence if self.verdict else ""

    @property
    def carried(self) -> str:
        """From which submission the verdict holds on; empty where it was given in this round."""
        if self.verdict is None or self.verdict.carried_from is None:
            return ""
        ordinal = self.verdict.carried_from.review.submission.ordinal
        return _("第 %d 次提交时已认可，内容没有变化") % ordinal

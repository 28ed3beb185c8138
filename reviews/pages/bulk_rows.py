"""One filing among many, and the way to the pages about them."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.checks import Finding
from portal import clock
from reviews.domain import bulk


@dataclass(frozen=True, slots=True)
class Row:
    """One waiting filing, with its open findings of the rule that the page is about."""

    standing: bulk.Standing
    findings: tuple[Finding, ...] = ()
    ticked: bool = True

    @property
    def pk(self) -> int:
        """The submission: what is ticked."""
        return self.standing.submission

    @property
    def name(self) -> str:
        """College and union."""
        filing = self.standing.filing
        return f"{filing.college.name}{filing.union.name}"

    @property
    def url(self) -> str:
        """The reading."""
        return reverse("review:read", args=[self.pk])

    @property
    def holder(self) -> str:
        """Who has it."""
        claim = getattr(self.standing.filing, "claim", None)
        return claim.assignee.get_full_name() if claim and claim.assignee else ""

    @property
    def age(self) -> str:
        """How long it has waited, in words."""
        days = (clock.now() - self.standing.filing.submitted_at).days  # type: ignore[attr-defined]
        return _("%d 天") % days if days else _("今天")


def crumbs(last: str) -> list[dict[str, str]]:
    """Return the way from the queue to a page about many filings."""
    return [
        {"label": _("审核列表"), "url": reverse("review:queue")},
        {"label": _("一类问题一起办"), "url": reverse("review:bulk")},
        {"label": last},
    ]

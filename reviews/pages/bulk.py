"""What waits, by rule: one mistake, many colleges; and the clean ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.checks import Finding
from portal import clock
from portal.access import Actor
from portal.models import Job
from portal.scoping import visible_to
from reviews import queries
from reviews.domain import bulk
from reviews.domain.bulk.grouping import titles
from reviews.domain.bulk.planning import MOST, findings
from reviews.domain.bulk.starting import TASK
from reviews.domain.reasons import Entry, Library, Offer, homes, library
from reviews.models import Bulk

RECENT = 5
"""Bulk decisions that are listed."""


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


class Waiting:
    """What waits for the actor under the filters of the address."""

    def __init__(self, actor: Actor, wanted: dict[str, str]) -> None:
        """``wanted``: as ``QueueForm.wanted()`` returns it."""
        self.actor, self.wanted = actor, wanted

    @cached_property
    def standings(self) -> list[bulk.Standing]:
        """Every filing that waits, oldest first."""
        rows = queries.narrowed(queries.filings(self.actor), self.wanted, self.actor)
        return bulk.standings(self.actor, rows)

    @cached_property
    def groups(self) -> list[bulk.Group]:
        """The rules with open findings, those in most filings first."""
        return bulk.grouped(self.standings)

    @cached_property
    def clean(self) -> list[Row]:
        """The clean first readings that can be approved now, as many as can be at once."""
        return [Row(one) for one in bulk.clean(self.standings) if not one.obstacle][:MOST]

    @property
    def held(self) -> list[Row]:
        """The clean ones that cannot, with the reason."""
        return [Row(one) for one in bulk.clean(self.standings) if one.obstacle][:MOST]

    @property
    def clean_more(self) -> int:
        """How many clean ones are not shown."""
        return len(bulk.clean(self.standings)) - len(self.clean) - len(self.held)

    @property
    def recent(self) -> list[Bulk]:
        """The latest bulk decisions of the actor's federations."""
        rows = visible_to(self.actor, Bulk).select_related("by", "federation")
        return list(rows.prefetch_related("items")[:RECENT])

    @property
    def query(self) -> str:
        """The filters as a query."""
        return urlencode(self.wanted)


class OfRule(Waiting):
    """The filings in which a finding of one rule is open. ``ticked``: submissions; None: all that can be."""

    def __init__(
        self, actor: Actor, wanted: dict[str, str], rule: str, ticked: Iterable[str] | None = None
    ) -> None:
        """``rule``: its number; ``ticked`` as the form sends it."""
        super().__init__(actor, wanted)
        self.rule, self.ticked = rule, None if ticked is None else set(ticked)

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way here from the queue."""
        return crumbs(self.rule)

    @property
    def title(self) -> str:
        """What the rule asks for; its number where the catalogue has it no more."""
        return titles().get(self.rule, self.rule)

    @cached_property
    def all(self) -> list[Row]:
        """Every filing with an open finding of the rule; the findings of the first two hundred."""
        found = bulk.of_rule(self.standings, self.rule)
        free = [one for one in found if not one.obstacle][:MOST]
        held = [one for one in found if one.obstacle][:MOST]
        told = findings(self.actor, [one.submission for one in free + held], self.rule)
        return [self._row(one, told.get(one.submission, [])) for one in free + held]

    @property
    def rows(self) -> list[Row]:
        """Those that can be ticked."""
        return [row for row in self.all if not row.standing.obstacle]

    @property
    def apart(self) -> list[Row]:
        """Those that cannot."""
        return [row for row in self.all if row.standing.obstacle]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return len(bulk.of_rule(self.standings, self.rule)) - len(self.all)

    @property
    def chosen(self) -> list[bulk.Standing]:
        """The ticked ones that can still be decided."""
        return [row.standing for row in self.rows if row.ticked]

    @property
    def gone(self) -> int:
        """How many of the ticked ones cannot be decided any more."""
        return len(self.ticked or ()) - len(self.chosen) if self.ticked else 0

    @cached_property
    def entries(self) -> list[Entry]:
        """The reasons of the rule to choose from, the most used first."""
        usable = {offer.id for offer in self.offers}
        return [entry for entry in self._library.of_rule(self.rule) if entry.key in usable]

    @cached_property
    def offers(self) -> list[Offer]:
        """The same with the figures of the first filing in them."""
        if not self.example:
            return []
        of_rule = {entry.key for entry in self._library.of_rule(self.rule)}
        found = self._library.offered(self.example.section, self.example, _("所在位置"))
        return [offer for offer in found if offer.id in of_rule]

    @property
    def example(self) -> Finding | None:
        """A finding of the rule."""
        return next((one for row in self.rows for one in row.findings), None)

    @cached_property
    def _library(self) -> Library:
        return library(self.actor, homes(self.actor)[0])

    def _row(self, one: bulk.Standing, told: list[Finding]) -> Row:
        places = {met.path for met in one.open if met.rule == self.rule}
        found = tuple(finding for finding in told if finding.path in places)
        return Row(one, found, self.ticked is None or str(one.submission) in self.ticked)


def crumbs(last: str) -> list[dict[str, str]]:
    """Return the way from the queue to a page about many filings."""
    return [
        {"label": _("审核列表"), "url": reverse("review:queue")},
        {"label": _("一类问题一起办"), "url": reverse("review:bulk")},
        {"label": last},
    ]


def jobs_of(items: Iterable[int]) -> dict[int, Job]:
    """Return the latest job of each item."""
    rows = Job.objects.filter(task=TASK, object_id__in=list(items)).order_by("pk")
    return {job.object_id: job for job in rows}

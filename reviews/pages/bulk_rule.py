"""The filings in which one rule found something."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from django.utils.translation import gettext as _

from disclosures.checks import Finding
from portal.access import Actor
from reviews.domain import bulk
from reviews.domain.bulk.grouping import titles
from reviews.domain.bulk.planning import MOST, findings
from reviews.domain.reasons import Entry, Library, Offer, homes, library
from reviews.pages.bulk import Waiting
from reviews.pages.bulk_rows import Row, crumbs


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

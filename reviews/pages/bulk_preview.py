"""What each college would get."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.access import Actor
from reviews.domain import bulk
from reviews.domain.bulk.trying import Attempt
from reviews.domain.letter_lines import Paragraph, paragraphs
from reviews.enums import BulkKind, BulkOutcome
from reviews.pages.bulk_rows import Row, crumbs

TRIED = 10
"""Filings that are tried out at once for the page; the others one by one, when asked for."""


EXPECTED = {
    BulkOutcome.RETURNED: (gettext_lazy("提出问题并退回"), "good"),
    BulkOutcome.FLAGGED: (gettext_lazy("只提出问题"), "info"),
    BulkOutcome.APPROVED: (gettext_lazy("通过"), "good"),
    BulkOutcome.PROPOSED: (gettext_lazy("提请复核"), "info"),
}
KEPT = ("template", "text", "kind", "keep", "finish", "due")
"""What the form asked, kept from page to page."""


@dataclass(frozen=True, slots=True)
class Previewed:
    """One filing: what would be asked, and (where it was tried) what would come of it."""

    row: Row
    sentences: tuple[str, ...]
    attempt: Attempt | None

    @property
    def said(self) -> str:
        """What would be done; empty where it was not tried, or nothing would be."""
        return self.attempt.done.said if self.attempt else ""

    @property
    def expected(self) -> str:
        """The same in words."""
        return str(EXPECTED[BulkOutcome(self.said)][0]) if self.said else ""

    @property
    def tone(self) -> str:
        """The colour of the word."""
        return EXPECTED[BulkOutcome(self.said)][1] if self.said else ""

    @property
    def letter(self) -> list[Paragraph]:
        """The letter that would leave; empty where none would."""
        return list(paragraphs(self.attempt.letter)) if self.attempt else []

    @property
    def problem(self) -> str:
        """What would stand in the way."""
        if self.attempt is None or not self.attempt.done.problem:
            return ""
        why = self.attempt.done.problem
        return (_("不能退回：%s") if self.said else _("办不成：%s")) % why


class Preview:
    """A plan as it is shown before it is confirmed."""

    def __init__(self, actor: Actor, plan: bulk.Plan, data: Mapping[str, str]) -> None:
        """``actor``: in whose name it would be done; ``data``: what was sent (``letter``: a submission to try out)."""
        self.actor, self.plan, self.data = actor, plan, data

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way here from the queue."""
        return crumbs(self.plan.rule or _("确认通过"))

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form asked, for the next step."""
        return [(name, self.data[name]) for name in KEPT if self.data.get(name)]

    @cached_property
    def lines(self) -> list[Previewed]:
        """Every filing of the plan; the one that was asked for first."""
        wanted = self.data.get("letter", "")
        items = sorted(self.plan.items, key=lambda item: str(item.standing.submission) != wanted)
        return [
            Previewed(
                Row(item.standing),
                tuple(said for _path, said in item.questions),
                bulk.attempt(self.actor, self.plan, item) if place < TRIED else None,
            )
            for place, item in enumerate(items)
        ]

    @property
    def approves(self) -> bool:
        """Whether it is an approval."""
        return self.plan.kind == BulkKind.APPROVE

    @property
    def hold(self) -> int:
        """Minutes until a letter leaves, in which it can be taken back; 0 where there are none."""
        held: timedelta = settings.RETURN_HOLD
        return int(held.total_seconds() // 60) if self.plan.finish else 0

    @property
    def questions(self) -> int:
        """How many questions there are in all."""
        return sum(len(item.questions) for item in self.plan.items)

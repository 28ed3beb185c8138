"""How far a bulk decision is, filing by filing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.access import Actor
from portal.enums import JobState
from portal.models import Job
from reviews.domain.bulk.grouping import titles
from reviews.domain.bulk.starting import TASK
from reviews.enums import BulkKind, BulkOutcome
from reviews.models import Bulk, BulkItem
from reviews.pages.bulk_rows import crumbs

TONES = {
    BulkOutcome.RETURNED: "good",
    BulkOutcome.APPROVED: "good",
    BulkOutcome.PROPOSED: "info",
    BulkOutcome.FLAGGED: "info",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One filing: what was done in words, and why something could not be."""

    item: BulkItem
    failed: bool

    @property
    def name(self) -> str:
        """College and union."""
        filing = self.item.submission.filing
        return f"{filing.college.name}{filing.union.name}"

    @property
    def url(self) -> str:
        """The reading."""
        return reverse("review:read", args=[self.item.submission_id])

    @property
    def label(self) -> str:
        """Its state in a word."""
        if self.item.said:
            return str(self.item.get_said_display())
        if self.item.done_at:
            return _("没有办成")
        return _("出错，没有办成") if self.failed else _("等待办理")

    @property
    def tone(self) -> str:
        """The colour of the word."""
        if self.item.said:
            return TONES[BulkOutcome(self.item.said)]
        return "bad" if self.item.done_at or self.failed else "neutral"

    @property
    def told(self) -> str:
        """How many questions were asked, and why something could not be done."""
        said = _("提出 %d 个问题。") % self.item.asked if self.item.asked else ""
        if self.item.problem and self.item.said:
            return said + _("没有退回：%s") % self.item.problem
        return said + self.item.problem

    @property
    def order(self) -> tuple[bool, int]:
        """What wants attention first."""
        return not (self.item.problem or self.failed), self.item.pk


class Run:
    """A bulk decision with its filings."""

    def __init__(self, actor: Actor, bulk: Bulk) -> None:
        """``actor`` is who looks."""
        self.actor, self.bulk = actor, bulk

    @cached_property
    def items(self) -> list[BulkItem]:
        """Its filings."""
        related = ("submission__filing__college", "submission__filing__union")
        fields = ("submission__content", "submission__findings", "submission__explanations")
        return list(self.bulk.items.select_related(*related).defer(*fields))

    @cached_property
    def lines(self) -> list[Line]:
        """Its filings in words, those with a problem first."""
        jobs = jobs_of(item.pk for item in self.items if not item.done_at)
        failed = {pk for pk, job in jobs.items() if job.state == JobState.FAILED}
        lines = (Line(item, item.pk in failed) for item in self.items)
        return sorted(lines, key=lambda line: line.order)

    @property
    def title(self) -> str:
        """What was begun."""
        if self.bulk.kind == BulkKind.APPROVE:
            return _("批量通过")
        return _("%(rule)s：%(title)s") % {
            "rule": self.bulk.rule,
            "title": titles().get(self.bulk.rule, ""),
        }

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way here from the queue."""
        return crumbs(_("办理情况"))

    @property
    def done(self) -> int:
        """How many filings were worked on."""
        return sum(bool(item.done_at) for item in self.items)

    @property
    def stuck(self) -> bool:
        """Whether something was given up after an error."""
        return any(line.failed for line in self.lines)

    @property
    def running(self) -> bool:
        """Whether work goes on."""
        return any(not (line.item.done_at or line.failed) for line in self.lines)

    @property
    def may_resume(self) -> bool:
        """Whether who looks may have it taken up again."""
        return self.actor.user is not None and self.bulk.by_id == self.actor.user.pk

    @property
    def progress(self) -> dict[str, object]:
        """Parameters of the progress component."""
        values = {"done": self.done, "all": len(self.items)}
        return {
            "sentence": _("正在逐份办理：%(done)d / %(all)d。可以离开这一页，办理会继续。")
            % values,
            "value": self.done,
            "maximum": len(self.items),
            "poll_url": reverse("review:bulk_progress", args=[self.bulk.pk])
            if self.running
            else "",
        }

    @property
    def summary(self) -> str:
        """What came of it, in one sentence."""
        found = Counter(item.said for item in self.items if item.said)
        said = [f"{one.label} {found[one]} 份" for one in BulkOutcome if found[one]]
        undone = sum(bool(item.done_at and not item.said) for item in self.items)
        said += [_("没有办成 %d 份") % undone] if undone else []
        return "，".join(said) + "。" if said else ""


def jobs_of(items: Iterable[int]) -> dict[int, Job]:
    """Return the latest job of each item."""
    rows = Job.objects.filter(task=TASK, object_id__in=list(items)).order_by("pk")
    return {job.object_id: job for job in rows}

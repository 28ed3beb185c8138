"""What the pages of the batches are made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain import rendering
from disclosures.domain.rendering import queueing
from disclosures.domain.rendering.batches import OPEN
from disclosures.enums import BatchState, ItemState
from disclosures.models import Cycle, Publication, RenderBatch, Rendition
from disclosures.renders.wording import NOTICED, TONES, about, rate
from portal.access import Actor
from portal.enums import Role
from portal.scoping import visible_to

RECENT = 20
"""Batches listed."""
PAGE_SIZE = 50


@dataclass(frozen=True)
class Line:
    """A cycle with the number of its publications that have files, and the batch under way (None: none)."""

    cycle: Cycle
    publications: int
    batch: RenderBatch | None


@dataclass(frozen=True)
class BatchLine:
    """A batch in the list."""

    batch: RenderBatch

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return TONES[BatchState(self.batch.state)]


def cycles_of(actor: Actor) -> Any:
    """Return the cycles whose files `actor` may have made again, newest first."""
    ids = actor.federation_ids(Role.LEAD, Role.OPERATOR)
    rows = Cycle.objects.filter(federation_id__in=ids).select_related("federation", "edition")
    return rows.order_by("-edition__key", "federation__path")


def lines(actor: Actor) -> list[Line]:
    """Return a line for each cycle: three queries."""
    cycles = list(cycles_of(actor))
    baked = Exists(Rendition.objects.filter(publication=OuterRef("pk")))
    found = visible_to(actor, Publication).filter(baked, filing__cycle__in=cycles).order_by()
    counts = dict(found.values_list("filing__cycle").annotate(n=Count("pk")))
    open_ = visible_to(actor, RenderBatch).filter(cycle__in=cycles, state__in=OPEN)
    batches = {one.cycle_id: one for one in open_}
    return [Line(one, counts.get(one.pk, 0), batches.get(one.pk)) for one in cycles]


def recent(actor: Actor) -> list[BatchLine]:
    """Return the last batches, with the number of items and of those that failed."""
    rows = visible_to(actor, RenderBatch).annotate(
        total=Count("items"), failed=Count("items", filter=Q(items__state=ItemState.FAILED))
    )
    related = ("cycle__federation", "cycle__edition", "started_by")
    return [BatchLine(one) for one in rows.select_related(*related).order_by("-pk")[:RECENT]]


def cycle_or_404(actor: Actor, pk: int) -> Cycle:
    """Return the cycle, where it is of a federation that the actor belongs to or one below it."""
    visible = Cycle.objects.filter(federation_id__in=actor.federation_ids())
    return get_object_or_404(visible.select_related("federation", "edition"), pk=pk)


def crumbs(label: str) -> list[dict[str, str]]:
    """Return the way to a page."""
    return [{"label": _("重新生成公开文件"), "url": reverse("renders:index")}, {"label": label}]


class Start:
    """What starting a batch of a cycle would mean."""

    def __init__(self, actor: Actor, cycle: Cycle) -> None:
        """``actor`` is who would start it."""
        self.cycle, self.outlook = cycle, rendering.outlook(actor, cycle)
        open_ = visible_to(actor, RenderBatch).filter(cycle=cycle, state__in=OPEN)
        self.under_way = open_.select_related("started_by").first()

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way here."""
        return crumbs(str(self.cycle))

    @property
    def noticed(self) -> tuple[object, ...]:
        """What readers will notice, and what they will not."""
        return NOTICED

    @property
    def stats(self) -> list[dict[str, object]]:
        """The figures."""
        found = self.outlook
        rest = found.total - found.public
        return [
            {"figure": found.total, "label": _("要重新生成")},
            {"figure": found.public, "label": _("其中公众现在看到的")},
            {"figure": rest, "label": _("以前的版本和等待公开的")},
        ]

    @property
    def time(self) -> str:
        """How long it takes, in a sentence."""
        if not self.outlook.duration:
            return _("还没有可以参照的速度，开始以后页面上会显示。")
        return _("按最近的速度（%(rate)s），%(time)s做完。别的后台任务优先，忙的时候会慢一些。") % {
            "rate": rate(self.outlook.per_minute),
            "time": about(self.outlook.duration),
        }


class Show:
    """A batch as it stands."""

    def __init__(self, batch: RenderBatch, number: str | None = None) -> None:
        """``number`` is the page of the list of what failed."""
        self.batch, self.number = batch, number
        self.progress = rendering.progress(batch)
        self.state = BatchState(batch.state)
        self.tone = TONES[self.state]

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way here."""
        return crumbs(str(self.batch.cycle))

    @property
    def running(self) -> bool:
        """Whether work goes on."""
        return self.state == BatchState.RUNNING

    @property
    def open(self) -> bool:
        """Whether it may be stopped."""
        return self.state in OPEN

    @cached_property
    def ails(self) -> bool:
        """Whether it paused by itself, because one after the other failed."""
        return self.state == BatchState.PAUSED and queueing.ails(self.batch)

    @property
    def may_retry(self) -> bool:
        """Whether what failed may be done once more."""
        return bool(self.progress.failed) and self.state != BatchState.STOPPED

    @property
    def stats(self) -> list[dict[str, object]]:
        """The figures."""
        found = self.progress
        figures = [
            (found.done, _("已重新生成")),
            (found.same, _("没有变化，保持原样")),
            (found.failed, _("没有成功")),
            (found.waiting, _("等待")),
            (found.dropped, _("未做")),
        ]
        shown = (pair for pair in figures if pair[0] or pair[1] != _("未做"))
        return [{"figure": figure, "label": label} for figure, label in shown]

    @property
    def bar(self) -> dict[str, object]:
        """Parameters of the progress component."""
        found = self.progress
        here = reverse("renders:progress", args=[self.batch.pk])
        return {
            "sentence": self.sentence,
            "value": found.over,
            "maximum": found.total,
            "poll_url": here if self.running else "",
        }

    @property
    def sentence(self) -> str:
        """How far it is."""
        found = self.progress
        said = [_("共%(total)d份，已经做了%(over)d份") % {"total": found.total, "over": found.over}]
        if found.failed and self.running:
            said += [_("%d份没有成功") % found.failed]
        if found.left:
            said += [rate(found.per_minute), _("还要%s") % about(found.left)]
        return "，".join(said) + "。"

    @cached_property
    def failed(self) -> Page[Any]:
        """What did not succeed, and what was taken down meanwhile, each with its sentence."""
        rows = self.batch.items.exclude(error="").order_by("pk")
        related = ("publication__filing__college", "publication__filing__union")
        rows = rows.select_related(*related).defer("publication__document")
        return Paginator(rows, PAGE_SIZE).get_page(self.number)

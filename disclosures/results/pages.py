"""What the pages of the results are made of."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain import results_release
from disclosures.models import Cycle, ResultsRelease
from portal.access import Actor, can
from portal.domain import nav
from portal.enums import Role

LOOKING = (Role.REVIEWER, Role.LEAD, Role.OBSERVER)


@dataclass(frozen=True)
class Line:
    """One cycle, and what of its results is public (None: nothing)."""

    cycle: Cycle
    released: ResultsRelease | None


def entries(actor: Actor) -> list[nav.Entry]:
    """The results in the navigation of those who may look."""
    return [nav.Entry(_("结果"), reverse("results:index"))] if can(actor, "results.view") else []


def cycles_of(actor: Actor) -> QuerySet[Cycle]:
    """Return the cycles whose results `actor` may see, newest first."""
    rows = Cycle.objects.filter(federation_id__in=actor.federation_ids(*LOOKING))
    return rows.select_related("federation", "edition")


def lines(actor: Actor) -> list[Line]:
    """Return each cycle with its release: two queries."""
    cycles = list(cycles_of(actor))
    released = results_release.latest_of_each(cycles)
    return [Line(one, _public(released.get(one.pk))) for one in cycles]


def cycle_or_404(actor: Actor, pk: int) -> Cycle:
    """Return the cycle, where it is of a federation that the actor belongs to or one below it."""
    visible = Cycle.objects.filter(federation_id__in=actor.federation_ids())
    return get_object_or_404(visible.select_related("federation", "edition"), pk=pk)


def released(cycle: Cycle) -> ResultsRelease | None:
    """Return what is public of the cycle's results now."""
    return _public(results_release.latest(cycle))


def crumbs(cycle: Cycle, last: str = "") -> list[dict[str, str]]:
    """Return the way down to the page of a cycle, or to `last` below it."""
    way = [{"label": _("结果"), "url": reverse("results:index")}]
    if not last:
        return [*way, {"label": str(cycle)}]
    return [
        *way,
        {"label": str(cycle), "url": reverse("results:show", args=(cycle.pk,))},
        {"label": last},
    ]


def _public(row: ResultsRelease | None) -> ResultsRelease | None:
    return row if row and row.parts else None

"""What the pages of one cycle begin with."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.models import Cycle
from portal.access import Actor


def cycle_or_404(actor: Actor, pk: int) -> Cycle:
    """Return the cycle, where it is of a federation that the actor belongs to or one below it."""
    visible = Cycle.objects.filter(federation_id__in=actor.federation_ids())
    return get_object_or_404(visible.select_related("federation", "edition"), pk=pk)


def crumbs(*labels: str, cycle: Cycle | None = None) -> list[dict[str, str]]:
    """Return the way to a page: the list, the calendar of ``cycle``, then ``labels``."""
    way = [{"label": _("填报周期"), "url": reverse("cycles:index")}]
    if cycle:
        way.append({"label": str(cycle), "url": reverse("cycles:calendar", args=(cycle.pk,))})
    return [*way, *({"label": label} for label in labels)]

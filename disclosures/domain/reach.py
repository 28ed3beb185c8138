"""For whom a cycle holds: the unions of the subtree, but for those with a nearer cycle of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from disclosures.models import Cycle
from portal.models import Union

if TYPE_CHECKING:
    from django.db.models import QuerySet

PATH = "college__federation__path__startswith"


def holds(cycle: Cycle) -> Q:
    """Return the condition on unions for which ``cycle`` holds (one query for the nearer cycles)."""
    here = Q(**{PATH: cycle.federation.path})
    nearer = Cycle.objects.filter(
        edition__key=cycle.edition.key, federation__path__startswith=cycle.federation.path
    ).exclude(pk=cycle.pk)
    for below in nearer.values_list("federation__path", flat=True):
        here &= ~Q(**{PATH: below})
    return here


def unions_of(cycle: Cycle) -> QuerySet[Union]:
    """Return the unions for which ``cycle`` holds, with college and federation, in the order of lists.

    Names of institutions are public: narrow by the actor where the page is narrower than the cycle.
    """
    rows = Union.objects.filter(holds(cycle)).select_related("college__federation")
    return rows.order_by("college__federation__path", "college__pinyin", "college__name", "kind")

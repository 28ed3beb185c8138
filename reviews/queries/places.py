"""Federations and cities as they stand in the address."""

from __future__ import annotations

from django.db.models import Q, Subquery

from portal.models import Federation

DIRECT = "only-"
"""Before the id of a federation: without what is below it."""
NOWHERE = "-"
"""The city of colleges for which nobody has filled it in."""


def chain(federation: Federation) -> list[int]:
    """Return the ids from the root down to the federation."""
    return [int(part) for part in federation.path.split("/") if part]


def holds(value: str, federation: Federation) -> bool:
    """Say whether a federation belongs to what ``value`` names."""
    if value.startswith(DIRECT):
        return federation.pk == int(value.removeprefix(DIRECT))
    return int(value) in chain(federation)


def of_federation(value: str) -> Q:
    """Return the condition on filings for a federation with all below it, or alone."""
    if value.startswith(DIRECT):
        return Q(federation_id=value.removeprefix(DIRECT))
    path = Federation.objects.filter(pk=value).values("path")[:1]
    return Q(federation__in=Federation.objects.filter(path__startswith=Subquery(path)))


def of_city(value: str) -> Q:
    """Return the condition on anything that has a ``college``."""
    return Q(college__city="" if value == NOWHERE else value)

"""What every page of an import begins with: the filing, the import, and the right to change something."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q
from django.http import HttpRequest

from disclosures.enums import ImportState
from disclosures.filing.loading import Desk, open_filing
from disclosures.models import Import
from portal.access import require
from portal.scoping import get_visible_or_404

TOGETHER = timedelta(minutes=1)
"""What comes within it was brought in one go."""


def open_import(
    request: HttpRequest, pk: int, number: int, action: str = "filing.draft"
) -> tuple[Desk, Import]:
    """Return the filing's desk and one of its imports; 404 where it is not of this filing."""
    desk = open_filing(request, pk, action)
    brought = get_visible_or_404(desk.actor, Import, "uploaded_by", pk=number, filing_id=pk)
    brought.filing = desk.filing
    return desk, brought


def open_to_change(request: HttpRequest, pk: int, number: int) -> tuple[Desk, Import]:
    """Return the same to somebody who may type; 403 with the reason to anybody else."""
    desk, brought = open_import(request, pk, number)
    require(desk.actor, "filing.edit", desk.filing)
    return desk, brought


def following(desk: Desk, brought: Import) -> Import | None:
    """Return the filing's next import that nobody has dealt with: what was brought together comes in turn.

    Those that came after it first: they were brought beside it. One that failed is shown only where it
    came in the same minute; any other was seen before.
    """
    waiting = Q(state__in=(ImportState.QUEUED, ImportState.READY), taken=[])
    soon = brought.created_at + TOGETHER
    failed = Q(state=ImportState.FAILED, pk__gt=brought.pk, created_at__lte=soon)
    found: Iterable[Import] = desk.filing.imports.filter(waiting | failed)
    others = [each for each in found if each.pk != brought.pk]
    return min(others, key=lambda each: (each.pk < brought.pk, each.pk), default=None)

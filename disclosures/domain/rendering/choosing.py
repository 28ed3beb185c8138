"""Which publications a batch makes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef

from disclosures.models import Publication, Rendition, Withdrawal

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from disclosures.models import Cycle


def publications_of(cycle: Cycle) -> QuerySet[Publication]:
    """Return what has files in `cycle`: superseded versions and those that wait for the day included.

    Not what was taken down, nor the versions before it (their files are gone); not what was never baked: its
    first files will be of the new kind anyway. Those that the register points to come first.
    """
    rows = Publication.objects.filter(filing__cycle=cycle)
    rows = rows.filter(Exists(Rendition.objects.filter(publication=OuterRef("pk"))))
    rows = rows.exclude(Exists(_withdrawals()))  # as `released.is_withdrawn` says of one
    return rows.order_by(F("register_entry").asc(nulls_last=True), "pk")


def _withdrawals() -> QuerySet[Withdrawal]:
    return Withdrawal.objects.filter(
        filing=OuterRef("filing"), publication__version__gte=OuterRef("version")
    )

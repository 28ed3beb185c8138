"""Which versions were taken down: the present one by the register's line, earlier ones by what was withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disclosures.models import Publication, RegisterEntry, Withdrawal

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class Down:
    """What the public is told of a version that was taken down."""

    reason: str
    at: datetime


def taken_down(publication: Publication, entry: RegisterEntry) -> Down | None:
    """Return why and since when a version is gone, for good; None where it is not.

    A first version that is the present one needs no further question.
    """
    if entry.withdrawn_at:
        return Down(entry.withdrawn_reason, entry.withdrawn_at)
    if entry.publication_id == publication.pk:
        return None
    rows = Withdrawal.objects.filter(
        filing=publication.filing_id, publication__version__gte=publication.version
    )
    made = rows.order_by("-id").only("reason", "withdrawn_at").first()
    return Down(made.reason, made.withdrawn_at) if made else None

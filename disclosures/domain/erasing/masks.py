"""Who is left out of a publication, by the requests that were granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from disclosures.enums import ErasureState
from disclosures.models import Erasure
from disclosures.publication.erased import Mask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosures.models import Publication

GRANTED = (ErasureState.GRANTED, ErasureState.PARTLY)


def of(publication: Publication) -> list[Mask]:
    """Return the people that no file of this publication names, in the order of the requests."""
    filing = publication.filing
    wanted = Q(filing=filing) | Q(college=filing.college_id, everywhere=True)
    rows = Erasure.objects.filter(wanted, state__in=GRANTED).exclude(name="")
    return [mask_of(row, publication) for row in rows.order_by("id")]


def mask_of(row: Erasure, publication: Publication) -> Mask:
    """Return what a request means for a publication."""
    return Mask(
        row.section,
        row.name,
        row.facts.get("row", {}),
        whole=row.state == ErasureState.GRANTED,
        here=row.publication_id == publication.pk,
        alone=row.facts.get("alone", True),
    )


def names_in(masks: Sequence[Mask]) -> list[str]:
    """Return the names as they are looked for in texts."""
    return [one.name for one in masks if "*" not in one.name]

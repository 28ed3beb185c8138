"""Which corrections a filing stands under, and which of them a version answers. Reads only."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from disclosures.domain.released import is_withdrawn
from disclosures.models import Correction, Publication

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosures.models import Filing


def live(filing: Filing) -> list[Correction]:
    """Return what the filing is being corrected for, oldest first; empty where nothing was opened since.

    The opened corrections of the latest version that were not given up; of an approved or published
    filing those that its next version would answer are none.
    """
    latest = filing.publications.defer("document").order_by("-version").first()
    return _standing(latest.corrections.select_related("opened_by")) if latest else []


def answered(publication: Publication) -> list[Correction]:
    """Return the corrections that this version answers, oldest first; none for a first version."""
    rows = Correction.objects.filter(
        of__filing=publication.filing_id, of__version=publication.version - 1
    )
    return _standing(rows.select_related("opened_by"))


def public_reason(corrections: Iterable[Correction]) -> str:
    """Return what the public reads of why, each reason once: ``第一；第二。``; empty for none."""
    reasons = dict.fromkeys(one.reason.rstrip("。") for one in corrections)
    return "；".join(reasons) + "。" if reasons else ""


def compared_with(publication: Publication) -> Publication | None:
    """Return the version that the public may compare this one with: the one before it.

    None for a first version, and after a withdrawal: what was taken down is not repeated as “was”.
    """
    rows = Publication.objects.filter(filing=publication.filing_id)
    before = rows.filter(version=publication.version - 1).first()
    return before if before and not is_withdrawn(before) else None


def _standing(rows: Iterable[Correction]) -> list[Correction]:
    """Drop what was given up, and all before it."""
    newest_first = sorted(rows, key=lambda row: -row.pk)
    return list(takewhile(lambda row: not row.given_up, newest_first))[::-1]

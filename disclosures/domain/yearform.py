"""The form that a cycle's filings fill: what the database keeps, read once per digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures import editions

if TYPE_CHECKING:
    from disclosures.editions import EditionForm
    from disclosures.models import Edition, Filing

_read: dict[str, EditionForm] = {}


def form_of(edition: Edition) -> EditionForm:
    """Return the typed form of ``edition`` (insert-only, so it is read once per process)."""
    if edition.digest not in _read:
        _read[edition.digest] = editions.parse(edition.data, edition.key)
    return _read[edition.digest]


def form_of_filing(filing: Filing) -> EditionForm:
    """Return the form that ``filing`` fills."""
    return form_of(filing.cycle.edition)

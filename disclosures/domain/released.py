"""What of a filing the public knows: asked of the register, and of the cycle's day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import BooleanField, Case, OuterRef, Q, Subquery, Value, When

from disclosures.models import PublicationFile, RegisterEntry, Withdrawal
from portal import clock

if TYPE_CHECKING:
    import datetime as dt
    from typing import Any

    from django.db.models import QuerySet

    from disclosures.models import Cycle, Filing, Publication

LINE = "taken_down"
"""The annotation of `with_line`: None without a line in the register, else whether it was taken down."""


def held_back(cycle: Cycle, now: dt.datetime | None = None) -> bool:
    """Whether the cycle's day is still to come: what is approved now waits for it."""
    return bool(cycle.release_at and cycle.release_at > (now or clock.now()))


def line_of(filing: Filing) -> RegisterEntry | None:
    """The register's line of a filing; None where nothing of it was public yet."""
    rows = RegisterEntry.objects.select_related("publication").defer("publication__document")
    return rows.filter(filing_ref=filing.pk).first()


def is_public(publication: Publication) -> bool:
    """Whether the register knows this version (or a later one): it was given to the public once."""
    rows = RegisterEntry.objects.filter(filing_ref=publication.filing_id)
    return rows.filter(publication__version__gte=publication.version).exists()


def is_withdrawn(publication: Publication) -> bool:
    """Whether this version was taken down, for good: its files never come back, a later version's may."""
    rows = Withdrawal.objects.filter(filing_id=publication.filing_id)
    return rows.filter(publication__version__gte=publication.version).exists()


def is_baked(publication: Publication) -> bool:
    """Whether its files are there."""
    return PublicationFile.objects.filter(publication=publication).exists()


def has_files(filing: Filing) -> bool:
    """Whether the files of any version of a filing are there."""
    return PublicationFile.objects.filter(publication__filing=filing).exists()


def with_line(filings: QuerySet[Any]) -> QuerySet[Any]:
    """Annotate filings with what `taken_down` says, so that lists ask nothing for each row."""
    lines = RegisterEntry.objects.filter(filing_ref=OuterRef("pk")).annotate(
        gone=Case(
            When(Q(withdrawn_at=None), then=Value(False)),
            default=Value(True),
            output_field=BooleanField(),
        )
    )
    annotated: QuerySet[Any] = filings.annotate(**{LINE: Subquery(lines.values("gone")[:1])})
    return annotated


def taken_down(filing: Filing) -> bool | None:
    """Return None where nothing of `filing` was public, else whether it is taken down now.

    One query, unless the filing comes from `with_line`.
    """
    if LINE not in vars(filing):
        line = line_of(filing) if filing.pk else None
        setattr(filing, LINE, line and line.withdrawn_at is not None)
    answer: bool | None = vars(filing)[LINE]
    return answer

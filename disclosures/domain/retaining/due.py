"""What is due. The day comes from one place, the database's function `retention_due`, which guards the act as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import DateTimeField, Exists, Func, OuterRef, Q
from django.db.models.functions import Now

from disclosures.models import Filing, Publication, Submission

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet


class RetentionDue(Func):
    """The moment at which the roster of a filing (its id) is no longer public; null: never."""

    function = "retention_due"
    output_field = DateTimeField()


def over(filing_id: int) -> bool:
    """Whether the period of a filing is over, counted or not."""
    return with_day(Filing.objects.filter(pk=filing_id)).filter(day__lte=Now()).exists()


def day_of(filing_id: int) -> dt.datetime | None:
    """Return the moment at which the roster of a filing gives way; None: it stays."""
    days = with_day(Filing.objects.filter(pk=filing_id)).values_list("day", flat=True)
    return days.first()


def with_day(filings: QuerySet[Filing]) -> QuerySet[Any]:
    """Annotate filings with `day`."""
    return filings.annotate(day=RetentionDue("pk"))


def due(filings: QuerySet[Filing] | None = None) -> QuerySet[Any]:
    """Return the filings whose period is over and that still hold people, the longest due first."""
    rows = with_day(Filing.objects.all() if filings is None else filings)
    return rows.filter(uncounted(), day__lte=Now()).order_by("day", "pk")


def uncounted() -> Q:
    """A filing that was not counted, or that something was added to since."""
    held = {"filing": OuterRef("pk"), "counted_hash": ""}
    return (
        Q(counted_at=None)
        | Exists(Publication.objects.filter(**held))
        | Exists(Submission.objects.filter(**held))
    )

"""How far a request is, for who has the receipt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.crypto import constant_time_compare

from disclosures.enums import ErasureState
from disclosures.models import Erasure
from disclosures.publication.stamp import spaced, tidy
from portal.scoping import scope_colleges
from reviews.domain.objections.looking import NUMBER
from reviews.domain.objections.receiving import hashed

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True)
class Told:
    """A request as who made it sees it: never the name, nor who decided."""

    number: str
    code: str
    state: ErasureState
    received_at: dt.datetime
    due: dt.date
    decided_at: dt.datetime | None
    done_at: dt.datetime | None
    answer: str


def by_receipt(number: str, code: str) -> Told | None:
    """Return the request of a receipt; None where number and code do not go together, in the same time."""
    parts = NUMBER.fullmatch(number)
    federation, tail = (int(parts[1]), parts[2] + parts[3]) if parts else (0, "")
    with scope_colleges(federation_ids=[federation]):
        wanted = f"{federation}-{spaced(tail.upper())}"
        row = Erasure.objects.select_related("publication").filter(number=wanted).first()
        same = constant_time_compare(hashed(tidy(code)), row.secret if row else hashed(""))
        return _told(row) if row and same else None


def _told(row: Erasure) -> Told:
    return Told(
        row.number, row.publication.code, ErasureState(row.state), row.received_at, row.due,
        row.decided_at, row.done_at, row.answer,
    )  # fmt: skip

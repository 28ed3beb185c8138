"""What the reporter and the public are shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.utils.crypto import constant_time_compare

from disclosures.publication.stamp import spaced, tidy
from portal.scoping import scope_colleges
from reviews.domain.objections.receiving import hashed
from reviews.enums import ObjectionState, StepKind
from reviews.models import Objection, ObjectionStep

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from reviews.domain.objections.publics import Public

NUMBER = re.compile(
    r"\s*(\d{1,12})\s*[-－—– ]\s*([0-9A-Za-z]{4})\s*[-－—– ]?\s*([0-9A-Za-z]{4})\s*"
)
ANSWERS = frozenset({StepKind.CLOSED, StepKind.CORRECTED})
"""Steps whose words are for everybody; of the others only that they were taken."""


@dataclass(frozen=True)
class Line:
    """One step as the reporter sees it: what happened, when, and the words that are meant for everybody."""

    kind: StepKind
    at: datetime
    answer: str


@dataclass(frozen=True)
class Told:
    """An objection as the reporter or the public sees it: never the statement, never who wrote it."""

    number: str
    section: str
    code: str
    state: ObjectionState
    received_at: datetime
    lines: tuple[Line, ...]

    @property
    def answer(self) -> str:
        """The federation's public answer; empty before there is one."""
        return next((line.answer for line in reversed(self.lines) if line.answer), "")


def by_receipt(number: str, code: str) -> Told | None:
    """Return the objection of a receipt; None where number and code do not go together.

    A number that does not exist and a wrong code are one answer, and take the same time.
    """
    parts = NUMBER.fullmatch(number)
    federation, tail = (int(parts[1]), parts[2] + parts[3]) if parts else (0, "")
    with scope_colleges(federation_ids=[federation]):
        rows = _rows().filter(number=f"{federation}-{spaced(tail.upper())}")
        row = rows.first()
        given = hashed(tidy(code))
        same = constant_time_compare(given, row.secret if row else hashed(""))
        return _told(row) if row and same else None


def listed(public: Public) -> list[Told]:
    """Return what was reported on a filing's publications, newest first; nothing where its cycle does not show it."""
    if not public.shown:
        return []
    with scope_colleges(federation_ids=[public.federation.pk]):
        return [_told(row) for row in _rows().filter(filing=public.entry.filing_ref)[:200]]


def _rows() -> QuerySet[Objection]:
    shown = ObjectionStep.objects.filter(public=True)
    return Objection.objects.select_related("publication").prefetch_related(
        Prefetch("steps", queryset=shown, to_attr="told")
    )


def _told(row: Objection) -> Told:
    told: list[ObjectionStep] = row.told  # type: ignore[attr-defined]
    lines = tuple(
        Line(StepKind(step.kind), step.at, step.text if step.kind in ANSWERS else "")
        for step in told
    )
    state = ObjectionState(row.state)
    return Told(row.number, row.section, row.publication.code, state, row.received_at, lines)

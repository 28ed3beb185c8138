"""Last year's cycles, closed, this year's, open today, and one of the year before whose rosters gave way."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils.timezone import make_aware

from disclosures.domain.cycles import kept_edition
from disclosures.enums import NamePolicy, RankPolicy
from disclosures.models import Cycle, Edition
from portal.models import Federation
from reviews.demo.world import BODIES, NATIONAL_EMAIL

BEFORE, LAST, PRESENT = "2023-2024", "2024-2025", "2025-2026"
OPENED_AGO = {BEFORE: 755, LAST: 390, PRESENT: 24}
"""How many days before today each year's cycle opened."""
DUE_AFTER, CLOSES_AFTER = 38, 45
"""Days from the opening to the due date and to the end."""
SPARING = "澜江省学生联合会"
"""The province that shows less, and keeps the rosters of some years for one year only."""


def make_cycles(today: date) -> None:
    """Make both years' cycles of both provinces, and the year before of one.

    One of them publishes less of students, asks for a sealed page, has a second person look,
    becomes public on one day and keeps its rosters for a year; the other one shows what was reported, and has half of the filings read blind.
    """
    for key in (LAST, PRESENT):
        edition = kept_edition(key)
        for body in BODIES:
            if body.email:
                _cycle(Federation.objects.get(name=body.name), edition, body.email, today)
    email = next(body.email for body in BODIES if body.name == SPARING)
    _cycle(Federation.objects.get(name=SPARING), kept_edition(BEFORE), email, today)


def _cycle(federation: Federation, edition: Edition, email: str, today: date) -> None:
    opens = today - timedelta(OPENED_AGO[edition.key])
    sparing = federation.name == SPARING and edition.key == PRESENT
    Cycle.objects.create(
        federation=federation,
        edition=edition,
        opens=opens,
        due=opens + timedelta(DUE_AFTER),
        closes=opens + timedelta(CLOSES_AFTER),
        federation_email=email,
        national_email=NATIONAL_EMAIL,
        name_policy=NamePolicy.MASKED if sparing else NamePolicy.FULL,
        rank_policy=RankPolicy.BAND if sparing else RankPolicy.EXACT,
        second_reader=sparing,
        pledge=sparing,
        retention_years=1 if sparing or edition.key == BEFORE else 3,
        blind_share=0 if sparing else 50,
        objections_shown=not sparing,
        release_at=_release_day(opens) if sparing else None,
    )


def _release_day(opens: date) -> datetime:
    """A week after the end, at nine."""
    return make_aware(datetime.combine(opens + timedelta(CLOSES_AFTER + 7), time(9)))

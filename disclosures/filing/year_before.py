"""What this year's form has new, for those who filled in another one before."""

from __future__ import annotations

from dataclasses import dataclass

from disclosures import editions
from disclosures.domain.yearform import form_of
from disclosures.editions import EditionForm
from disclosures.editions.compare import Difference, before, compare
from disclosures.filing.loading import Desk
from disclosures.models import Filing
from portal.scoping import visible_to


@dataclass(frozen=True)
class News:
    """``old`` is the year compared with."""

    old: str
    differences: list[Difference]


def since_last_year(desk: Desk) -> News | None:
    """Compare with the form that the union filled in last, else with the year before; None for the first."""
    old = _filled_last(desk) or _year_before(desk.form.key)
    return News(old.period, compare(old, desk.form)) if old else None


def _filled_last(desk: Desk) -> EditionForm | None:
    rows = visible_to(desk.actor, Filing).filter(
        union=desk.filing.union_id, cycle__edition__key__lt=desk.form.key
    )
    last = rows.select_related("cycle__edition").order_by("-cycle__edition__key").first()
    return form_of(last.cycle.edition) if last else None


def _year_before(key: str) -> EditionForm | None:
    year = before(key, editions.keys())
    return editions.load(year) if year else None

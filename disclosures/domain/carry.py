"""What of an earlier filing still holds a year later: texts, departments, who is responsible.

Dates, counts, answers, ranks and the congress are of their year and never carried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from disclosures.content import (
    Department,
    Departments,
    Disclosure,
    RulesText,
)
from disclosures.domain.carry_people import older
from disclosures.domain.yearform import form_of, form_of_filing
from disclosures.importing.imported import Imported, Remark, Source, Sureness
from disclosures.models import Filing
from portal.scoping import visible_to

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from disclosures.editions import EditionForm
    from portal.access import Actor


def earlier(actor: Actor, filing: Filing) -> Filing | None:
    """Return the union's newest filing of an earlier year that holds anything, as far as ``actor`` sees."""
    for one in _before(actor, filing):
        if content_of(one):
            return one
    return None


def _before(actor: Actor, filing: Filing) -> QuerySet[Filing]:
    rows = visible_to(actor, Filing).filter(
        union=filing.union_id, cycle__edition__key__lt=filing.cycle.edition.key
    )
    return rows.select_related("cycle__edition").order_by("-cycle__edition__key")


def content_of(filing: Filing) -> dict[str, Any]:
    """Return what a filing says: as published, else as submitted last, else as drafted."""
    published = filing.publications.select_related("submission").order_by("-version").first()
    submission = published.submission if published else filing.submissions.last()
    if submission:
        return dict(submission.content)
    return {draft.key: draft.content for draft in filing.drafts.filter(revision__gt=0)}


def carried(old: Filing, new: Filing, *, roster: bool) -> tuple[Disclosure, list[Remark]]:
    """Return what may be carried from ``old`` to ``new``, and what to look at in it."""
    content = Disclosure.model_validate(content_of(old))
    form = form_of(old.cycle.edition)
    kept: dict[str, Any] = {
        key: RulesText(title=text.title, text=text.text, adopted_by=text.adopted_by)
        for key in Disclosure.model_fields
        if isinstance(text := getattr(content, key), RulesText)
    }
    kept["departments"] = _departments(content.departments)
    kept["responsible"] = content.responsible
    remarks: list[Remark] = []
    if roster:
        years = form_of_filing(new).intake_year - form.intake_year
        kept["roster"], remarks = older(content.roster, years)
    return Disclosure(**kept), remarks


def _departments(content: Departments) -> Departments:
    rows = tuple(Department(name=row.name, duties=row.duties) for row in content.rows)
    return Departments(rows=rows, chart_text=content.chart_text)


# --- As an import -----------------------------------------------------------------------------


def as_imported(
    content: Disclosure, remarks: list[Remark], form: EditionForm, data: dict[str, Any]
) -> Imported:
    """Return what is carried in the shape of an import; ``data`` is the content in the exchange format."""
    place = _("%s填报") % form.period
    sources = {
        key: Source(place, _snippet(getattr(content, key).model_dump(mode="json")))
        for key, field in Disclosure.model_fields.items()
        if getattr(content, key) != field.default
    }
    return Imported(data, form.key, Sureness.HIGH, sources, remarks)


def _snippet(value: Any) -> str:
    """Return the first words of a section."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return next((text for each in value if (text := _snippet(each))), "")
    return str(value)[:60]

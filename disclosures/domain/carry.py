"""What of an earlier filing still holds a year later: texts, departments, who is responsible.

Dates, counts, answers, ranks and the congress are of their year and never carried.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from disclosures.content import (
    Department,
    Departments,
    Disclosure,
    Roster,
    RosterRow,
    RulesText,
)
from disclosures.domain.yearform import form_of, form_of_filing
from disclosures.importing.imported import Imported, Remark, Source, Sureness
from disclosures.models import Filing
from portal.scoping import visible_to

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from disclosures.editions import EditionForm
    from portal.access import Actor

YEARS = re.compile(
    r"(?P<before>大|研|硕|博|博士|硕士|本科|研究生|本|专)?(?P<year>[一二三四五])(?P<after>年级)?(?:新生)?"
)
COUNTED = "一二三四五"
LAST = {
    "大": 4,
    "本": 4,
    "本科": 4,
    "专": 3,
    "研": 3,
    "硕": 3,
    "硕士": 3,
    "研究生": 3,
    "博": 4,
    "博士": 4,
}
"""The year in which most finish; who was in it may have left."""
OF_THE_YEAR = ("rank", "rank_basis", "failed_courses")
"""A person's fields that say how a year went."""


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
        kept["roster"], remarks = _roster(content.roster, years)
    return Disclosure(**kept), remarks


def _departments(content: Departments) -> Departments:
    rows = tuple(Department(name=row.name, duties=row.duties) for row in content.rows)
    return Departments(rows=rows, chart_text=content.chart_text)


# --- People, a year older ---------------------------------------------------------------------


def _roster(content: Roster, years: int) -> tuple[Roster, list[Remark]]:
    rows = tuple(_older(row, years) for row in content.rows)
    remarks = [
        Remark(
            "",
            f"roster[{place}].grade",
            _("%(name)s去年是“%(grade)s”，可能已经毕业，请核对。")
            % {"name": row.name, "grade": row.grade},
        )
        for place, row in enumerate(content.rows)
        if row.grade and finished(row.grade, years)
    ]
    return Roster(rows=rows), remarks


def _older(row: RosterRow, years: int) -> RosterRow:
    values = dict.fromkeys(OF_THE_YEAR, "") | {"grade": moved_up(row.grade, years)}
    return row.model_copy(update=values)


def moved_up(grade: str, years: int) -> str:
    """Return a grade some years later: 一年级 → 二年级, 大一 → 大二; 2024级 and a last year stay."""
    hit = YEARS.fullmatch(re.sub(r"\s", "", grade))
    if hit is None or not (hit["before"] or hit["after"]) or finished(grade, years):
        return grade
    year = COUNTED[COUNTED.index(hit["year"]) + years]
    return f"{hit['before'] or ''}{year}{hit['after'] or ''}"


def finished(grade: str, years: int) -> bool:
    """Say whether somebody of this grade has most likely left ``years`` later."""
    hit = YEARS.fullmatch(re.sub(r"\s", "", grade))
    if hit is None:
        return False
    return COUNTED.index(hit["year"]) + 1 + years > LAST.get(hit["before"] or "本", 4)


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

"""Tables between two years: departments, columns of the roster, categories of responsible people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from disclosures.content import Departments, Responsible, Roster, RosterRow
from disclosures.domain.labels import FIELDS
from disclosures.domain.moving.moved import Moved
from disclosures.domain.parts.values import blank

if TYPE_CHECKING:
    from disclosures.editions import EditionForm, Section


def departments(moved: Moved, section: Section) -> Departments:
    """Leave out what a chart says in words where this year wants a table."""
    content = moved.content.departments
    if section.picture or not content.chart_text:
        return content
    moved.no_place.append(
        _("今年的组织架构要填成表格，架构图的文字说明没有带入，请对照着逐行填写。")
    )
    return content.model_copy(update={"chart_text": "", "chart": ""})


def columns(roster: Roster, here: EditionForm) -> Iterator[str]:
    """Name columns that this year neither publishes nor asks for; they stay in the rows, unpublished."""
    asked = {column.key for column in (*here.roster.columns, *here.roster.asked)}
    for name in RosterRow.model_fields:
        filled = sum(bool(getattr(row, name)) for row in roster.rows)
        if name not in asked and filled:
            yield _(
                "名单的“%(column)s”一栏今年的表式没有：%(count)d人的内容留在表里备查，不会公开，用不着可以删去。"
            ) % {"column": FIELDS[name], "count": filled}


def responsible(moved: Moved, found: EditionForm, here: EditionForm) -> Responsible:
    """Keep who has a category of this year, or one that no form knows (a wording to be mended by hand)."""
    kept = []
    gone = set(found.responsible.rows) - set(here.responsible.rows)
    for row in moved.content.responsible.rows:
        if row.category not in gone:
            kept.append(row)
        elif not blank(row.model_dump()):
            words = {"category": row.category or _("未写类别"), "name": row.name}
            moved.no_place.append(
                _("责任人“%(category)s”%(name)s：今年的表式没有这一类别，没有带入。") % words
            )
    return Responsible(rows=tuple(kept))

"""The roster: the year's published columns, and those that only the rules need."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from disclosures.content import RosterRow
from disclosures.editions import Column as Printed
from disclosures.forms import fields
from disclosures.forms.fields import TypedText
from disclosures.forms.rows import Column
from disclosures.forms.section import SectionForm

HINTS = {"rank": _("如 4/38"), "grade": _("如 2024级")}
SUGGESTIONS = {
    "political_status": ("中共党员", "中共预备党员", "共青团员"),
    "post": ("主席", "副主席", "执行主席", "主席团成员", "部长", "副部长", "干事"),
    "rank_basis": ("最近1个学期", "最近1学年", "入学以来"),
    "failed_courses": fields.YES_NO,
    "from_faculty_union": fields.YES_NO,
}
"""Suggested while typing; a cell takes any text, so that a paste from Excel loses nothing."""


class RosterForm(SectionForm):
    """One row a person, numbered by position."""

    template: ClassVar[str] = "filing/forms/roster.html"
    suggestions = SUGGESTIONS

    def columns(self) -> dict[str, tuple[Column, ...]]:
        table = self.edition.roster
        asked = [(column, False) for column in table.columns if column.key != "no"]
        asked += [(column, True) for column in table.asked]
        asked += [
            (column, True) for column in self.left_over({column.key for column, _private in asked})
        ]
        return {
            "rows": tuple(Column(each.key, partial(cell, each, private)) for each, private in asked)
        }

    def left_over(self, asked: set[str]) -> list[Printed]:
        """Return columns that the year does not ask for but an import has filled: they stay to be seen."""
        labels = {"experience": _("学生工作经历"), "note": _("备注")}
        names = [name for name in RosterRow.model_fields if name not in asked]
        filled = [name for name in names if any(getattr(row, name) for row in self.initial.rows)]
        return [Printed(key=name, label=str(labels.get(name, name))) for name in filled]


def cell(column: Printed, private: bool) -> TypedText:
    """Return a cell's field."""
    attrs = {"placeholder": HINTS[column.key]} if column.key in HINTS else {}
    if column.key in SUGGESTIONS:
        attrs["list"] = f"suggest-{column.key}"
    return fields.line(
        column.label,
        longest=fields.WORD if column.key != "note" else fields.LINE,
        private=private,
        **attrs,
    )

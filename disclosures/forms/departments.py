"""The structure table, or a chart with its text equivalent."""

from __future__ import annotations

from typing import ClassVar

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.forms import fields
from disclosures.forms.layout import Asked
from disclosures.forms.rows import Column
from disclosures.forms.section import SectionForm

SHAPES = {
    "name": lambda label: fields.line(label, longest=fields.WORD),
    "headcount": fields.number,
    "duties": lambda label: fields.text(label, rows=2),
}


class DepartmentsForm(SectionForm):
    """One row a department; 主席团 may be the first row or absent."""

    template: ClassVar[str] = "filing/forms/departments.html"
    spare: ClassVar[int] = 2

    def fields(self) -> dict[str, forms.Field]:
        if not self.section.picture:
            return {}
        return {
            "chart": fields.hidden(),
            "chart_text": fields.text(
                _("架构图的文字说明"),
                hint=_("把图上的机构和上下级关系用文字写出来，看不到图的人也能读懂。"),
            ),
        }

    def columns(self) -> dict[str, tuple[Column, ...]]:
        asked = [column for column in self.edition.department_columns if column.key in SHAPES]
        return {
            "rows": tuple(
                Column(each.key, lambda each=each: SHAPES[each.key](each.label)) for each in asked
            )
        }

    def layout(self) -> Layout:
        return Layout(Asked("chart_text")) if self.section.picture else Layout()

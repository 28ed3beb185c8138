"""The second-level table: counts by item, and the matrix of unions."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.forms import fields
from disclosures.forms.layout import Asked
from disclosures.forms.rows import Column
from disclosures.forms.section import SectionForm


class SecondLevelForm(SectionForm):
    """``counts-s01`` and ``notes-s01`` by item; one row a union in ``units``."""

    template: ClassVar[str] = "filing/forms/second_level.html"

    def fields(self) -> dict[str, forms.Field]:
        found: dict[str, forms.Field] = {"total": fields.number(_("二级学生会组织总数"))}
        for item in self.edition.second_level_items:
            for part, make, column in (("counts", fields.number, 1), ("notes", fields.line, 2)):
                label = self.edition.second_level.columns[column]
                named = {"aria-label": f"{item.no} {label}"}
                found[f"{part}-{item.id}"] = make(label, **named)
        return found

    def columns(self) -> dict[str, tuple[Column, ...]]:
        table = self.edition.second_level
        if table is None or table.matrix is None:
            return {}
        items = tuple(
            Column(f"answers-{item.id}", partial(answer, item.no)) for item in table.items
        )
        head = (
            Column("name", lambda: fields.line(table.matrix.row_header, longest=fields.WORD)),
            Column("staff", lambda: fields.number(_("工作人员数"), private=True)),
            Column("presidium", lambda: fields.number(_("主席团人数"), private=True)),
        )
        return {"units": head + items}

    def layout(self) -> Layout:
        return Layout(Asked("total"))

    def content(self) -> dict[str, Any]:
        content = super().content()
        parts = {
            part: {key: value for key, value in content[part].items() if value}
            for part in ("counts", "notes")
        }
        return content | parts

    def items(self) -> list[dict[str, object]]:
        """Return each item with its two bound fields, for the table of counts."""
        return [
            {
                "item": item,
                "count": self.main[f"counts-{item.id}"],
                "note": self.main[f"notes-{item.id}"],
            }
            for item in self.edition.second_level_items
        ]


def answer(no: str) -> fields.TypedText:
    """Return a cell of the matrix: 是 or 否, typed or pasted."""
    return fields.line(_("第%s项") % no, longest=fields.WORD, list="suggest-yes-no")

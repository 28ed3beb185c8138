"""The people of the League committee who guide the union."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from disclosures.forms import fields
from disclosures.forms.rows import Column, Rows, rows
from disclosures.forms.section import SectionForm


class ResponsibleForm(SectionForm):
    """One row for each category of the edition, in its order; further rows of an import follow."""

    template: ClassVar[str] = "filing/forms/responsible.html"

    def columns(self) -> dict[str, tuple[Column, ...]]:
        labels = {column.key: column.label for column in self.edition.responsible.columns}
        return {
            "rows": (
                Column("category", fields.hidden),
                Column("name", lambda: fields.line(labels["name"], longest=fields.WORD)),
                Column("full_time", lambda: fields.choice(labels["full_time"], fields.YES_NO)),
                Column("post", lambda: fields.line(_("现任职务"), private=True)),
                Column("note", lambda: fields.line(labels.get("note", _("备注")))),
            )
        }

    def row_initial(self, prefix: str) -> list[dict[str, str]]:
        left = [row.model_dump() for row in self.initial.rows]
        found: list[dict[str, str]] = []
        for category in self.edition.responsible.rows:
            row = next((row for row in left if row["category"] == category), {"category": category})
            left = [other for other in left if other is not row]
            found.append(row)
        return found + left

    def table(self, prefix: str, columns: tuple[Column, ...]) -> Rows:
        return rows(
            prefix, columns, data=self.data, initial=self.row_initial(prefix), can_delete=False
        )

    def row_content(self, prefix: str) -> list[dict[str, Any]]:
        categories = self.edition.responsible.rows
        if not self.tables[prefix].is_bound:
            return super().row_content(prefix)
        table = [getattr(form, "cleaned_data", {}) for form in self.tables[prefix].forms]
        found = [
            {**{column.key: data.get(column.key, "") for column in self.tables[prefix].columns}}
            | ({"category": categories[place]} if place < len(categories) else {})
            for place, data in enumerate(table)
        ]
        return (
            found
            if any(value for row in found for key, value in row.items() if key != "category")
            else []
        )

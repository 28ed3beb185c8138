"""The pages of the tables' columns."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures import editions
from disclosures.editions.coherence import ROW_FIELDS
from disclosures.forms.yearform_page import NextId, Page
from disclosures.forms.yearform_rows import ColumnRow, Table

FURTHER = {"post": "职务"}
"""Fields that no form of a past year printed → a name for the list of columns."""


class ColumnsPage(Page):
    """Tables of columns; ``lists`` names them in the data."""

    part: ClassVar[str]
    lists: ClassVar[dict[str, Any]]

    def rows(self) -> list[Table]:
        known = known_columns(self.part)
        return [
            Table(
                f"{self.part}-{name}",
                ColumnRow,
                [one.model_dump() for one in getattr(getattr(self.form, self.part), name)],
                self.data,
                title=title,
                choices=known,
            )
            for name, title in self.lists.items()
        ]

    def write(self, data: dict[str, Any], next_id: NextId) -> dict[str, Any]:
        part = dict(data[self.part])
        for name, table in zip(self.lists, self.tables, strict=True):
            part[name] = [{"key": row["key"], "label": row["label"]} for _n, row in table.kept()]
        return data | {self.part: part | self.more()}

    def more(self) -> dict[str, Any]:
        """Return what the plain form adds to the part."""
        return {}


class RosterNote(forms.Form):
    """The roster's footnote."""

    footnote = forms.CharField(
        label=_("表下的脚注"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RosterPage(ColumnsPage):
    """The roster's published and asked columns, and its footnote."""

    key, title, part = "roster", _("工作人员名单的列"), "roster"
    lead = _("公开的列印在公开材料里；只填不公开的列用于核验。列要填什么，从已有的项目里选。")
    lists: ClassVar[dict[str, Any]] = {"columns": _("公开的列"), "asked": _("只填不公开的列")}

    def fields(self) -> forms.Form:
        return RosterNote(self.data, initial={"footnote": self.form.roster.footnote})

    def more(self) -> dict[str, Any]:
        assert self.main is not None  # noqa: S101 - made above
        return {"footnote": self.main.cleaned_data["footnote"]}


class DepartmentsPage(ColumnsPage):
    """The structure table's columns."""

    key, title, part = "departments", _("组织架构表的列"), "departments"
    lists: ClassVar[dict[str, Any]] = {"columns": _("列")}


class ResponsibleRows(forms.Form):
    """The categories of responsible people, a line each."""

    rows = forms.CharField(
        label=_("责任人的类别"),
        required=False,
        help_text=_("一行一类。"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ResponsiblePage(ColumnsPage):
    """The table of responsible people."""

    key, title, part = "responsible", _("主要责任人的列和类别"), "responsible"
    lists: ClassVar[dict[str, Any]] = {"columns": _("列")}

    def fields(self) -> forms.Form:
        return ResponsibleRows(self.data, initial={"rows": "\n".join(self.form.responsible.rows)})

    def more(self) -> dict[str, Any]:
        assert self.main is not None  # noqa: S101 - made above
        lines = self.main.cleaned_data["rows"].splitlines()
        return {"rows": [line.strip() for line in lines if line.strip()]}


def known_columns(part: str) -> list[tuple[str, str]]:
    """Return the fields that a column may hold, with the name that the last year gave them."""
    names: dict[str, str] = {"no": "序号"}
    for key in editions.keys():  # noqa: SIM118 - a module
        table = getattr(editions.load(key), part)
        names |= {one.key: one.label for one in (*table.columns, *getattr(table, "asked", ()))}
    fields = ("no", *ROW_FIELDS[part].model_fields)
    return [(name, names.get(name, FURTHER.get(name, name))) for name in fields]

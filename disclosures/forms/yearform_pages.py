"""The pages on which a year's form is changed: each shows a part of it and writes that part back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.forms import yearform_texts as texts
from disclosures.forms.yearform_columns import DepartmentsPage, ResponsiblePage, RosterPage
from disclosures.forms.yearform_items import IndicatorsPage, SecondLevelPage
from disclosures.forms.yearform_page import NextId, Page
from disclosures.forms.yearform_rows import SectionRow, Table


class TextsPage(Page):
    """Names, fixed texts, the congress window."""

    key, title = "texts", _("名称、固定文字和日期")
    lead = _("这些文字由表式规定，高校不能改。提到年份的地方请逐一核对。")

    def fields(self) -> forms.Form:
        return texts.YearForm(self.data, initial=texts.year_values(self.form))

    def write(self, data: dict[str, Any], next_id: NextId) -> dict[str, Any]:
        assert self.main is not None  # noqa: S101 - made above
        return data | self.main.parts()  # type: ignore[attr-defined,no-any-return]


class LimitsPage(Page):
    """The numbers."""

    key, title = "limits", _("核验使用的数字")
    lead = _("系统按这些数字核对高校填写的内容。指标的文字请在“自评指标”里同时改。")

    def fields(self) -> forms.Form:
        return texts.LimitsForm(self.data, initial=texts.limit_values(self.form))

    def write(self, data: dict[str, Any], next_id: NextId) -> dict[str, Any]:
        assert self.main is not None  # noqa: S101 - made above
        return data | self.main.parts()  # type: ignore[attr-defined,no-any-return]


class SectionsPage(Page):
    """Titles, numbers and order of the sections."""

    key, title = "sections", _("栏目")
    lead = _("改标题、编号、必填或选填，以及顺序。标题里的编号也要一起改。")

    def rows(self) -> list[Table]:
        start = [
            {
                "key": one.key,
                "number": one.number or "",
                "title": one.title,
                "required": one.required,
            }
            for one in self.form.sections
        ]
        return [Table("sections", SectionRow, start, self.data, title=self.title, spare=0)]

    def write(self, data: dict[str, Any], next_id: NextId) -> dict[str, Any]:
        was = {one["key"]: one for one in data["sections"]}
        return data | {
            "sections": [
                was[row["key"]]
                | {
                    "title": row["title"],
                    "number": row["number"] or None,
                    "required": row["required"],
                }
                for _n, row in self.tables[0].kept()
                if row["key"] in was
            ]
        }


PAGES: dict[str, type[Page]] = {
    page.key: page
    for page in (
        TextsPage,
        IndicatorsPage,
        SecondLevelPage,
        SectionsPage,
        RosterPage,
        DepartmentsPage,
        ResponsiblePage,
        LimitsPage,
    )
}
"""The pages by the last part of their address, in the order of the task list."""

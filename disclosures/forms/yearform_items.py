"""The pages of the indicators: the table and the second-level table."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures import editions
from disclosures.forms.yearform_page import NextId, Page
from disclosures.forms.yearform_rows import IndicatorRow, Table


class IndicatorsPage(Page):
    """The indicator table."""

    key, title = "indicators", _("自评指标")
    lead = _("改文字、编号、标记；在最后一行写新的指标；顺序写数字，或用“上移”“下移”。")

    def rows(self) -> list[Table]:
        start = [indicator_values(item) for item in self.form.indicators]
        return [Table("indicators", IndicatorRow, start, self.data, title=self.title)]

    def write(self, data: dict[str, Any], next_id: NextId) -> dict[str, Any]:
        return data | {"indicators": items(self.tables[0], data["indicators"], next_id, "i")}


class SecondLevelAsk(forms.Form):
    """Whether the year asks for the second-level table."""

    ask = forms.ChoiceField(
        label=_("二级学生会组织自评表"),
        choices=(("off", _("不填")), ("optional", _("选填")), ("required", _("必填"))),
        widget=forms.RadioSelect,
        help_text=_("选“不填”并保存，这张表和它的栏目就从表式中去掉；再选回来，恢复官方的14项。"),
    )


class SecondLevelPage(Page):
    """The second-level table: off, optional, required; its items."""

    key, title = "second_level", _("二级学生会组织自评表")

    def fields(self) -> forms.Form:
        on = self.form.has_section("second_level")
        ask = "off" if not on else "optional"
        if on and self.form.section("second_level").required:
            ask = "required"
        return SecondLevelAsk(self.data, initial={"ask": ask})

    def rows(self) -> list[Table]:
        if not self.form.second_level or (
            self.data and "second_level-items-TOTAL_FORMS" not in self.data
        ):
            return []
        start = [indicator_values(item) for item in self.form.second_level_items]
        return [Table("second_level-items", IndicatorRow, start, self.data, title=_("各项内容"))]

    def write(self, data: dict[str, Any], next_id: NextId) -> dict[str, Any]:
        assert self.main is not None  # noqa: S101 - made above
        ask = self.main.cleaned_data["ask"]
        rest = [one for one in data["sections"] if one["key"] != "second_level"]
        if ask == "off":
            kept = {name: part for name, part in data.items() if name != "second_level"}
            return kept | {"sections": rest}
        usual = editions.load("2025-2026").data()
        table = data.get("second_level") or usual["second_level"]
        if self.tables:
            table = table | {"items": items(self.tables[0], table["items"], next_id, "s")}
        return data | {"second_level": table, "sections": with_section(data, usual, ask)}


def indicator_values(item: editions.Indicator) -> dict[str, Any]:
    """Return an indicator as values of its row."""
    mark = "core" if item.core else "observed" if item.observed else ""
    prompt = item.prompt
    return {
        "id": item.id,
        "no": item.no,
        "text": item.text,
        "mark": mark,
        "prompt_kind": prompt.kind if prompt else "",
        "prompt_label": prompt.label if prompt else "",
    }


def items(
    table: Table, before: list[dict[str, Any]], next_id: NextId, prefix: str
) -> list[dict[str, Any]]:
    """Return the kept rows as indicators; new ones get ids that nobody has used."""
    was, number = {one["id"]: one for one in before}, 0
    found, first = [], next_id(prefix)
    for _n, row in table.kept():
        name = row["id"] if row["id"] in was else f"{prefix}{int(first[1:]) + number:02d}"
        number += row["id"] not in was
        item = was.get(name, {}) | {"id": name, "no": row["no"], "text": row["text"]}
        item |= {"core": row["mark"] == "core", "observed": row["mark"] == "observed"}
        asks = {"kind": row["prompt_kind"], "label": row["prompt_label"]}
        found.append(item | {"prompt": asks if row["prompt_kind"] else None})
    return found


def with_section(data: dict[str, Any], usual: dict[str, Any], ask: str) -> list[dict[str, Any]]:
    """Return the sections with the second-level one behind the indicators, required or not."""
    sections = list(data["sections"])
    if not any(one["key"] == "second_level" for one in sections):
        place = next((n for n, one in enumerate(sections, 1) if one["key"] == "indicators"), 0)
        own = next(one for one in usual["sections"] if one["key"] == "second_level")
        sections.insert(place, own)
    return [
        one | {"required": ask == "required"} if one["key"] == "second_level" else one
        for one in sections
    ]

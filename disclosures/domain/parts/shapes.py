"""The shape of every kind of section of a year's form."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from disclosures.content import RosterRow
from disclosures.domain.labels import FIELDS
from disclosures.domain.parts.shape import Field, Shape, Slot, Table
from disclosures.domain.parts.values import Json, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosures.editions import EditionForm, Indicator, Section

SHOWN = 24
"""Characters of an indicator's wording in its label."""


def shape_of(form: EditionForm, key: str) -> Shape:
    """Return the shape of section ``key`` of the year's form."""
    section = form.section(key)
    return SHAPES[section.kind](form, section)


def label(name: str) -> str:
    """Return what a field is called."""
    return str(FIELDS.get(name, name))


def slot(name: str, path: tuple[str, ...] = ()) -> Slot:
    """Return a slot of a single field."""
    return Slot(name, label(name), (Field("", path or (name,)),))


# --- Indicators and the second level ----------------------------------------------------------


def indicators(form: EditionForm, _section: Section) -> Shape:
    """One slot an indicator, then the facts behind the table."""
    slots = [_indicator(form, item) for item in form.indicators]
    facts = ("students", "campuses", "staff_grounds", "trainings", "appraisals", "branch_secretary")
    survey = Slot(
        "survey",
        label("survey"),
        tuple(Field(label(name), ("survey", name)) for name in ("date", "sample", "result")),
    )
    return Shape((*slots, *map(slot, facts), survey))


def _indicator(form: EditionForm, item: Indicator) -> Slot:
    shown = partial(answer, form)
    asked = item.prompt.before.strip("：:（( ") if item.prompt else ""
    names = {"answer": label("answer"), "number": asked, "date": asked}
    fields = tuple(
        Field(names.get(name) or label(name), ("answers", item.id, name), shown if name == "answer" else words)
        for name in ("answer", "number", "date", "note", "reason", "remedy_date")
    )  # fmt: skip
    text = item.text if len(item.text) <= SHOWN else f"{item.text[:SHOWN]}…"
    return Slot(item.id, _("指标%(no)s　%(text)s") % {"no": item.no, "text": text}, fields)


def answer(form: EditionForm, value: Any) -> str:
    """Write an answer as the form has it."""
    return str(_("两项都勾了")) if value == "both" else form.table.shown(str(value))


def second_level(form: EditionForm, _section: Section) -> Shape:
    """The total, one slot an item, one row a union."""
    items = form.second_level_items
    slots = [
        Slot(
            item.id,
            _("项目%s") % item.no,
            (
                Field(label("counts"), ("counts", item.id)),
                Field(label("note"), ("notes", item.id)),
            ),
        )
        for item in items
    ]
    fields = tuple(Field(label(name), (name,)) for name in ("name", "staff", "presidium"))
    answers = tuple(Field(_("项目%s") % item.no, ("answers", item.id)) for item in items)
    units = Table(
        ("units",), "unit", named(_("二级组织")), fields + answers, (by("name"),)
    )  # fmt: skip
    return Shape((slot("total"), *slots), (units,))


# --- Texts ------------------------------------------------------------------------------------


def rules_text(_form: EditionForm, _section: Section) -> Shape:
    """Title, text, adoption."""
    return Shape(tuple(map(slot, ("title", "adopted", "adopted_by", "text"))))


def congress(_form: EditionForm, _section: Section) -> Shape:
    """One slot a field; pictures come by another way."""
    plain = (
        "ordinal", "date", "date_end", "place", "delegates", "students", "delegates_without_post",
        "candidates", "seats", "elected", "delegations", "agenda", "text", "links",
    )  # fmt: skip
    return Shape(tuple(map(slot, plain)))


# --- Tables -----------------------------------------------------------------------------------


def departments(_form: EditionForm, section: Section) -> Shape:
    """One row a department; in the years of the chart also its words."""
    fields = (Field(_("名称"), ("name",)), *map(field, ("headcount", "duties")))
    table = Table(("rows",), "row", named(_("部门")), fields, (by("name"),))
    return Shape((slot("chart_text"),) if section.picture else (), (table,))


def roster(_form: EditionForm, _section: Section) -> Shape:
    """One row a person: the same by name and faculty, name and department, or name alone."""
    return Shape(
        tables=(
            Table(
                ("rows",),
                "row",
                person,
                tuple(map(field, RosterRow.model_fields)),
                (by("name", "faculty"), by("name", "department"), by("name")),
            ),
        )
    )


def responsible(_form: EditionForm, _section: Section) -> Shape:
    """One row a category; a row of another category stays."""
    names = ("category", "name", "full_time", "post", "note")
    ways = (by("category", "name"), by("category"))
    return Shape(
        tables=(
            Table(
                ("rows",),
                "row",
                lambda row: row.get("category") or _("未写类别"),
                tuple(map(field, names)),
                ways,
                gone=False,
            ),
        )
    )


def field(name: str) -> Field:
    """Return a row's field under its usual name."""
    return Field(label(name), (name,))


def by(*names: str) -> Callable[[Json], tuple[str, ...]]:
    """Find a row by these fields, white space aside; a row that lacks one is like no other."""

    def key(row: Json) -> tuple[str, ...]:
        values = tuple(re.sub(r"\s", "", str(row.get(name, ""))) for name in names)
        return values if all(values) else ()

    return key


def named(what: str) -> Callable[[Json], str]:
    """Label a row by what it is and its name."""
    return lambda row: f"{what}：{row.get('name') or _('未写名称')}"


def person(row: Json) -> str:
    """Label a person: 名单：张三（学习部）."""
    unit = row.get("department") or row.get("faculty") or ""
    text = _("名单：%s") % (row.get("name") or _("未写姓名"))
    return f"{text}（{unit}）" if unit else text


SHAPES: dict[str, Callable[[EditionForm, Section], Shape]] = {
    "indicators": indicators,
    "second_level": second_level,
    "rules_text": rules_text,
    "departments": departments,
    "roster": roster,
    "congress": congress,
    "responsible": responsible,
}

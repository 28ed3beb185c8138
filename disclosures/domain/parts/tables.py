"""Shapes of sections that are tables, and how a row of each is known again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from disclosures.content import RosterRow
from disclosures.domain.labels import FIELDS
from disclosures.domain.parts.shape import Field, Shape, Slot, Table
from disclosures.domain.parts.values import Json

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosures.editions import EditionForm, Section


def label(name: str) -> str:
    """Return what a field is called."""
    return str(FIELDS.get(name, name))


def slot(name: str, path: tuple[str, ...] = ()) -> Slot:
    """Return a slot of a single field."""
    return Slot(name, label(name), (Field("", path or (name,)),))


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

"""The shape of every kind of section of a year's form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from disclosures.domain.parts.shape import Field, Shape, Slot, Table
from disclosures.domain.parts.tables import by, departments, label, named, responsible, roster, slot
from disclosures.domain.parts.values import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosures.editions import EditionForm, Indicator, Section

SHOWN = 24
"""Characters of an indicator's wording in its label."""


def shape_of(form: EditionForm, key: str) -> Shape:
    """Return the shape of section ``key`` of the year's form."""
    section = form.section(key)
    return SHAPES[section.kind](form, section)


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


SHAPES: dict[str, Callable[[EditionForm, Section], Shape]] = {
    "indicators": indicators,
    "second_level": second_level,
    "rules_text": rules_text,
    "departments": departments,
    "roster": roster,
    "congress": congress,
    "responsible": responsible,
}

"""Tables of rows: a formset that needs no management data and loses no row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.forms.fields import TypedText

MOST = 150
"""Most rows that a table keeps."""
READABLE = 1_000
"""Most rows that are read and shown again; a browser's form cannot carry many more."""


@dataclass(frozen=True)
class Column:
    """A column: ``key`` is the field of the row's content, ``make`` gives a fresh field for each row."""

    key: str
    make: Callable[[], TypedText]


class RowForm(forms.Form):
    """One row; its fields come from the table's columns."""

    use_required_attribute = False
    findings: Sequence[Any] = ()

    def typed(self) -> dict[str, str]:
        """Return what stands in the row, valid or not, by column."""
        return {name: self[name].value() or "" for name in self.fields if name != "DELETE"}


class Rows(BaseFormSet):
    """The rows of one table. ``columns`` names them in order."""

    columns: tuple[Column, ...] = ()
    findings: Sequence[Any] = ()
    deletion_widget = forms.CheckboxInput

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Rows know nothing but their fields."""
        return {}

    def clean(self) -> None:
        """Refuse more rows than the table keeps, saying how many there are."""
        have = len(self.kept())
        if have > MOST:
            raise ValidationError(
                _(
                    "这张表最多%(most)s行，现在有%(have)s行，还没有保存。请删去多余的行（勾选“删除”）后再保存。"
                )
                % {"most": MOST, "have": have}
            )

    def kept(self) -> list[tuple[int, dict[str, str]]]:
        """Return position in the table and cleaned values of each row that is neither empty nor ticked for deletion."""
        rows = []
        for position, form in enumerate(self.forms):
            data = getattr(form, "cleaned_data", {})
            values = {column.key: data.get(column.key, "") for column in self.columns}
            if any(values.values()) and not data.get("DELETE"):
                rows.append((position, values))
        return rows


def row_form(columns: Iterable[Column]) -> type[RowForm]:
    """Return the form class of a row with these columns."""
    return type("TableRow", (RowForm,), {column.key: column.make() for column in columns})


def rows(
    prefix: str,
    columns: tuple[Column, ...],
    *,
    data: Mapping[str, Any] | None,
    initial: list[dict[str, str]],
    spare: int = 0,
    can_delete: bool = True,
) -> Rows:
    """Return the table's formset: bound to ``data`` where that speaks of the table, else showing ``initial``.

    ``spare`` empty rows are added to those shown.
    """
    made = formset_factory(
        row_form(columns),
        formset=Rows,
        extra=spare,
        can_delete=can_delete,
        max_num=MOST,
        absolute_max=READABLE,
    )
    made.columns = columns
    counted = None if data is None else with_management(data, prefix)
    formset: Rows = made(
        counted, prefix=prefix, initial=None if counted else initial, error_messages=MESSAGES
    )
    name_cells(formset)
    return formset


def with_management(data: Mapping[str, Any], prefix: str) -> dict[str, Any] | None:
    """Return the table's data with management data counted from its cells; None where the table is not in ``data``.

    What a browser says about the number of rows is not needed, so it cannot be wrong.
    """
    pattern = re.compile(rf"^{re.escape(prefix)}-(\d{{1,6}})-")
    cells = {name: data[name] for name in data if name.startswith(f"{prefix}-")}
    if not cells:
        return None
    total = max((int(hit[1]) + 1 for hit in map(pattern.match, cells) if hit), default=0)
    return {**cells, f"{prefix}-TOTAL_FORMS": str(total), f"{prefix}-INITIAL_FORMS": "0"}


def name_cells(formset: Rows) -> None:
    """Give every cell its column's name for screen readers, row by row."""
    for number, form in enumerate(formset.forms, start=1):
        form.number = number
        for name, field in form.fields.items():
            if name != "DELETE":
                field.widget.attrs["aria-label"] = _("第%(number)s行 %(label)s") % {
                    "number": number,
                    "label": field.label,
                }


MESSAGES = {
    "too_many_forms": gettext_lazy(
        "这张表最多%s行，现在的行数太多，还没有保存。请分批粘贴，删去多余的行。"
    )
    % MOST,
    "missing_management_form": gettext_lazy("这张表没有完整送到，还没有保存。请再保存一次。"),
}

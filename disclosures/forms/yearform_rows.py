"""Tables of a year's form as rows of fields: reword, reorder, remove, add."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_ROWS = 60


class RowForm(forms.Form):
    """One row; ``order`` is its place from 1, ``gone`` takes it out. A row without ``needs`` is empty."""

    needs = "label"
    use_required_attribute = False

    order = forms.IntegerField(
        label=_("顺序"), required=False, min_value=0, max_value=999, widget=forms.NumberInput()
    )
    gone = forms.BooleanField(label=_("去掉这一行"), required=False)

    def empty(self) -> bool:
        """Whether nothing was typed in a row that was not there before."""
        return not (self.initial or self.cleaned_data.get(self.needs))


class IndicatorRow(RowForm):
    """One indicator. ``id`` ties it to the form's own; without one it is new."""

    needs = "text"

    id = forms.CharField(required=False, widget=forms.HiddenInput)
    no = forms.CharField(label=_("编号"), required=False, max_length=10)
    text = forms.CharField(
        label=_("指标内容"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    mark = forms.ChoiceField(
        label=_("标记"),
        required=False,
        choices=(("", _("无标记")), ("core", _("★ 核心指标")), ("observed", _("▲ 观测指标"))),
    )
    prompt_kind = forms.ChoiceField(
        label=_("备注要填"),
        required=False,
        choices=(("", _("不专门问")), ("count", _("人数或个数")), ("date", _("日期"))),
    )
    prompt_label = forms.CharField(
        label=_("备注提示"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": _("如：实有__人")}),
    )

    def clean(self) -> dict[str, Any]:
        """A prompt is a kind and a label, or neither."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("prompt_kind") and not data.get("prompt_label"):
            self.add_error("prompt_label", _("请写备注提示，空白处用下划线，例如“实有__人”。"))
        if data.get("prompt_label") and not data.get("prompt_kind"):
            self.add_error("prompt_kind", _("请选备注填的是数还是日期，或者删去提示。"))
        return data


class SectionRow(RowForm):
    """One section; the year's sections are reordered and renamed, not added."""

    needs = "key"
    gone = None  # type: ignore[assignment]

    key = forms.CharField(widget=forms.HiddenInput)
    number = forms.CharField(label=_("编号"), required=False, max_length=10)
    title = forms.CharField(label=_("栏目标题"), required=False, max_length=200)
    required = forms.BooleanField(label=_("必填"), required=False)


class ColumnRow(RowForm):
    """One column of a table; ``choices`` are the fields that there are."""

    needs = "key"

    key = forms.ChoiceField(label=_("填的是"), required=False)
    label = forms.CharField(label=_("列名"), required=False, max_length=60)

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].choices = [("", _("请选择")), *choices]  # type: ignore[attr-defined]


class Table:
    """The rows of one list: what is there, and ``spare`` empty ones."""

    def __init__(
        self,
        prefix: str,
        row: type[RowForm],
        initial: list[dict[str, Any]],
        data: Mapping[str, Any] | None,
        *,
        title: Any = "",
        spare: int = 1,
        **kwargs: Any,
    ) -> None:
        numbered = [{**each, "order": n} for n, each in enumerate(initial, 1)]
        kind = forms.formset_factory(row, extra=spare, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
        self.formset = kind(data, prefix=prefix, initial=numbered, form_kwargs=kwargs)
        self.prefix, self.title, self.data = prefix, title, data or {}

    def is_valid(self) -> bool:
        """Whether each row can be read."""
        return bool(self.formset.is_valid())

    def kept(self) -> list[tuple[int, dict[str, Any]]]:
        """Return (row of the page, values) of what stays, in the order asked for."""
        rows = [
            (n, form.cleaned_data)
            for n, form in enumerate(self.formset.forms)
            if not form.empty() and not form.cleaned_data.get("gone")
        ]
        rows.sort(key=self._place)
        return self._moved(rows)

    def name_of(self, position: int, field: str) -> str:
        """Return the id on the page of a field of the ``position``-th kept row."""
        kept = self.kept()
        row = kept[position][0] if position < len(kept) else 0
        return f"id_{self.prefix}-{row}-{field}"

    def _place(self, row: tuple[int, dict[str, Any]]) -> tuple[int, int, int]:
        """Of two rows at one number the one that was moved up stands first, moved down last."""
        index, values = row
        order = values.get("order") or MOST_ROWS * 20
        was = index + 1
        return order, (order > was) - (order < was), index

    def _moved(self, rows: list[tuple[int, dict[str, Any]]]) -> list[tuple[int, dict[str, Any]]]:
        """Do what a button 上移 or 下移 asked for (``move`` = ``prefix:row:up``)."""
        prefix, _colon, rest = str(self.data.get("move", "")).partition(":")
        row, _colon, way = rest.partition(":")
        place = next((n for n, (index, _v) in enumerate(rows) if str(index) == row), None)
        if prefix != self.prefix or place is None or way not in {"up", "down"}:
            return rows
        other = place - 1 if way == "up" else place + 1
        if 0 <= other < len(rows):
            rows[place], rows[other] = rows[other], rows[place]
        return rows

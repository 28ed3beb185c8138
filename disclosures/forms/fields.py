"""Fields that keep what was typed, as text; too long a text is refused with a sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WORD, LINE, PARAGRAPH, TEXT = 100, 300, 5_000, 200_000
"""Longest answers, in characters: a name or figure, a line, a paragraph, a whole rule text."""

YES_NO = ("是", "否")


class TypedText(forms.CharField):
    """A text of at most ``longest`` characters, never required here: findings say what is missing.

    The limit is no ``maxlength`` attribute, which would cut a paste off silently.
    ``private`` marks what is asked but not published; ``findings`` are shown beside the field.
    """

    def __init__(
        self, label: str = "", *, longest: int = LINE, private: bool = False, **kwargs: Any
    ) -> None:
        kwargs.setdefault("required", False)
        super().__init__(label=label, **kwargs)
        self.longest, self.private = longest, private
        self.findings: list[Any] = []

    def to_python(self, value: Any) -> str:
        """Drop NUL characters, which nobody types and no database keeps."""
        return str(super().to_python(str(value).replace("\x00", "") if value else ""))

    def validate(self, value: str) -> None:
        """Refuse what is too long, saying how long it is."""
        super().validate(value)
        if len(value) > self.longest:
            raise ValidationError(
                _("这里最多%(most)s字，现在有%(have)s字，还没有保存。请缩短后再保存。")
                % {"most": self.longest, "have": len(value)}
            )


class DateInput(forms.DateInput):
    """A date picker, or a plain line where something else than an ISO date was typed or imported."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Choose the kind of input by the value."""
        context = super().get_context(name, value, attrs)
        context["widget"]["type"] = "date" if not value or is_iso(str(value)) else "text"
        return context


def is_iso(text: str) -> bool:
    """Whether a date picker can show ``text``: a date of the calendar, written ``2024-12-11``."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class OpenSelect(forms.Select):
    """A choice that also shows a present value outside the list, so that nothing imported is lost."""

    def optgroups(
        self, name: str, value: list[Any], attrs: dict[str, Any] | None = None
    ) -> list[Any]:
        """Add the present value to the options."""
        known = {str(choice) for choice, _label in self.choices}
        self.choices = [
            *self.choices,
            *((each, each) for each in value if each and each not in known),
        ]
        return super().optgroups(name, value, attrs)


def line(
    label: str, *, hint: str = "", longest: int = LINE, private: bool = False, **attrs: Any
) -> TypedText:
    """Return a field of one line; ``attrs`` go to the input."""
    widget = forms.TextInput(attrs={"class": "form-control", "autocomplete": "off", **attrs})
    return TypedText(label, longest=longest, private=private, widget=widget, help_text=hint)


def hidden() -> TypedText:
    """Return a field that is not shown."""
    return TypedText("", longest=WORD, widget=forms.HiddenInput)


def number(label: str, *, hint: str = "", private: bool = False, **attrs: Any) -> TypedText:
    """Return a field for a figure, typed as text on a figures' keyboard."""
    return line(label, hint=hint, longest=WORD, private=private, inputmode="numeric", **attrs)


def date(label: str, *, hint: str = "", private: bool = False) -> TypedText:
    """Return a field for a full date."""
    widget = DateInput(attrs={"class": "form-control date", "autocomplete": "off"})
    return TypedText(label, longest=WORD, private=private, widget=widget, help_text=hint)


def text(
    label: str, *, hint: str = "", longest: int = PARAGRAPH, private: bool = False, **attrs: Any
) -> TypedText:
    """Return a field of several lines."""
    widget = forms.Textarea(attrs={"class": "form-control", "rows": 3, **attrs})
    return TypedText(label, longest=longest, private=private, widget=widget, help_text=hint)


def choice(
    label: str, options: Iterable[str], *, hint: str = "", private: bool = False
) -> TypedText:
    """Return a field with suggested answers, open to any that is already there."""
    pairs = [("", gettext_lazy("请选择")), *((option, option) for option in options)]
    widget = OpenSelect(attrs={"class": "form-select"}, choices=pairs)
    return TypedText(label, longest=WORD, private=private, widget=widget, help_text=hint)


class Answer(forms.ChoiceField):
    """是 or 否, shown in the edition's words (2020: 达标, 未达标)."""

    private = False

    def __init__(self, label: str, values: tuple[str, str]) -> None:
        super().__init__(
            label=label,
            choices=list(zip(YES_NO, values, strict=True)),
            widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
            required=False,
            error_messages={"invalid_choice": gettext_lazy("请在两个选项中选一个。")},
        )
        self.findings: list[Any] = []

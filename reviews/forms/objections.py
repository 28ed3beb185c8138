"""What the public, the federation and the college type about an objection."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal import clock
from reviews.domain.objections import words
from reviews.domain.objections.publics import Public

USUAL_DAYS = 10
"""Days for a correction by default."""
DATE = {"type": "date", "class": "input"}


class Tidied(forms.CharField):
    """A text without control and invisible characters, whatever was sent."""

    def to_python(self, value: Any) -> Any:
        """Tidy before anything is checked."""
        return super().to_python(words.tidied(value) if isinstance(value, str) else value)


class ReportForm(forms.Form):
    """Which section is untrue, what of it, and how to reach whoever says so. The domain checks the words."""

    section = forms.ChoiceField(
        label=_("哪一栏不属实"),
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={
            "required": _("请选择哪一栏不属实。"),
            "invalid_choice": _("请选择哪一栏不属实。"),
        },
    )
    text = Tidied(
        label=_("哪里不属实，实际情况是什么"),
        required=False,
        widget=forms.Textarea(attrs={"class": "input", "rows": 8}),
    )
    contact = Tidied(
        label=_("联系方式（选填）"),
        required=False,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
    )
    website = forms.CharField(
        label=_("这一格请留空"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, public: Public, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = [("", _("请选择")), *public.sections]  # type: ignore[attr-defined]
        for name in ("section", "text", "contact"):
            self.fields[name].widget.attrs["aria-describedby"] = f"{name}-hint"

    def clean_website(self) -> str:
        """Nobody sees this field: what stands in it was typed by a machine, or filled in by a browser."""
        if self.cleaned_data["website"]:
            self.data = {**self.data.dict(), "website": ""}  # type: ignore[union-attr]
            raise forms.ValidationError(_("没有收下。请核对内容，再按一次“提交”。"))
        return ""


class ReceiptForm(forms.Form):
    """Number and code of a receipt."""

    number = Tidied(
        label=_("受理编号"),
        max_length=40,
        widget=forms.TextInput(attrs={"class": "input code-input", "autocomplete": "off"}),
        error_messages={"required": _("请填写受理编号。")},
    )
    code = Tidied(
        label=_("查询码"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"class": "input code-input", "autocomplete": "off", "spellcheck": "false"}
        ),
        error_messages={"required": _("请填写查询码。")},
    )


class TextForm(forms.Form):
    """Some sentences; the domain says when they are too many or none."""

    text = forms.CharField(
        required=False, strip=True, widget=forms.Textarea(attrs={"class": "input", "rows": 4})
    )

    def __init__(self, *args: Any, label: str = "", hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label, self.fields["text"].help_text = label, hint


class CorrectForm(TextForm):
    """Which sections are to be corrected, why, and until when."""

    sections = forms.MultipleChoiceField(
        label=_("需要更正的栏目"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("请至少选择一个需要更正的栏目。")},
    )
    due = forms.DateField(
        label=_("更正期限"),
        widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"),
        error_messages={
            "required": _("请选择更正期限。"),
            "invalid": _("请按“2026-03-31”的样子写更正期限。"),
        },
    )
    field_order = ("sections", "text", "due")

    def __init__(self, *args: Any, sections: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault(
            "due", clock.today() + timedelta(days=USUAL_DAYS)
        )
        super().__init__(*args, **kwargs)
        self.fields["sections"].choices = list(sections)  # type: ignore[attr-defined]

    def clean_due(self) -> date:
        """Not further than a year ahead."""
        due: date = self.cleaned_data["due"]
        if due.year > clock.today().year + 1:
            raise forms.ValidationError(_("更正期限太远了，请核对年份。"))
        return due


class ListForm(forms.Form):
    """What the list is narrowed by."""

    state = forms.ChoiceField(label=_("状态"), required=False)
    age = forms.ChoiceField(
        label=_("收到"),
        required=False,
        choices=[("", _("全部")), ("7", _("超过 7 天")), ("30", _("超过 30 天"))],
    )
    q = forms.CharField(label=_("学校"), required=False, max_length=50)
    filing = forms.IntegerField(required=False, widget=forms.HiddenInput)

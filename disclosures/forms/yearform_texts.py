"""The plain fields of a year's form: texts, dates, numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.editions import EditionForm, Limits, labels
from disclosures.forms.cycles import day

PLACEHOLDERS = _(
    "花括号里的词会自动换成：{school} 校名，{organisation} 学生会或研究生会，{period} 学年，"
    "{federation} 学联，{federation_email}、{national_email} 两个邮箱。"
)
HELP: dict[str, Any] = {
    "period": _("例如：2026—2027学年。"),
    "title": PLACEHOLDERS,
    "preamble": PLACEHOLDERS,
    "legend": _("说明★、▲的意思；可以不写。"),
    "closing": PLACEHOLDERS,
}


def fixed_text(name: str) -> forms.CharField:
    """One fixed text."""
    short = name in {"period", "title"}
    return forms.CharField(
        label=labels.FIXED_TEXTS[name],
        help_text=HELP[name],
        required=False,
        max_length=200 if short else 3000,
        widget=forms.TextInput() if short else forms.Textarea(attrs={"rows": 4}),
    )


class YearForm(forms.Form):
    """Texts, window and intake year: what mentions the year."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        texts = {name: fixed_text(name) for name in labels.FIXED_TEXTS}
        self.fields.update(texts)
        self.fields["window_start"] = day(
            _("学代会召开日期，从"), _("学代会在这两个日期之间召开，才算本年度的。")
        )
        self.fields["window_end"] = day(_("学代会召开日期，到"), _("含当天。"))
        self.fields["intake_year"] = forms.IntegerField(
            label=_("一年级新生的入学年份"),
            help_text=_("这一年入学的新生不要求学习成绩排名。"),
            min_value=2000,
            max_value=2100,
        )

    def parts(self) -> dict[str, Any]:
        """Return what was typed as parts of the form's data."""
        values = dict(self.cleaned_data)
        window = {
            "from": values.pop("window_start").isoformat(),
            "to": values.pop("window_end").isoformat(),
        }
        names = (*labels.FIXED_TEXTS, "intake_year")
        return {name: values[name] for name in names} | {"congress_window": window}


def year_values(form: EditionForm) -> dict[str, Any]:
    """Return what stands in the form, for ``YearForm``."""
    texts = {name: getattr(form, name) for name in labels.FIXED_TEXTS}
    window = form.congress_window
    return texts | {
        "window_start": window.start,
        "window_end": window.end,
        "intake_year": form.intake_year,
    }


class LimitsForm(forms.Form):
    """The numbers that the rules measure against: a field for each of ``Limits``."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in Limits.model_fields.items():
            label, unit = labels.LIMITS[name]
            shown = f"{label}（{unit}）" if unit else label
            self.fields[name] = (
                forms.CharField(label=shown, max_length=10)
                if isinstance(field.default, Fraction)
                else forms.IntegerField(label=shown, min_value=1, max_value=100000)
            )

    def parts(self) -> dict[str, Any]:
        """Return the limits as data."""
        return {"limits": dict(self.cleaned_data)}


def limit_values(form: EditionForm) -> dict[str, Any]:
    """Return the limits as they stand, for ``LimitsForm``."""
    return {name: labels.shown(getattr(form.limits, name)) for name in Limits.model_fields}

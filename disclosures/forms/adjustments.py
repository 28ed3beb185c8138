"""What a lead chooses for a rule, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.enums import RuleEffect
from disclosures.forms import fields


class EffectForm(forms.Form):
    """One way of taking a rule, to be tried out."""

    effect = forms.ChoiceField(
        label=_("本周期怎样执行"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("请选择一种方式，再试算。"),
            "invalid_choice": _("请从列出的方式中选择一种。"),
        },
    )

    def __init__(self, effects: Iterable[RuleEffect], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["effect"].choices = [(each.value, each.label) for each in effects]


class ReasonForm(forms.Form):
    """Why; what is too short or too long the domain says, and what was typed stays."""

    reason = fields.TypedText(
        _("为什么这样调整"),
        longest=100_000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
        help_text=_("高校和审核员都会看到，例如“本省今年首次要求，先提醒一年”。"),
    )

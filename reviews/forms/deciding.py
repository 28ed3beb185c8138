"""What is asked at the end of a round."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal import clock
from portal.models import User

USUAL_DAYS = 7
"""Days that a college has by default."""


class ReturnForm(forms.Form):
    """The last day for the next submission."""

    due = forms.DateField(
        label=_("修改期限"),
        widget=forms.DateInput(attrs={"type": "date", "class": "input"}, format="%Y-%m-%d"),
        help_text=_("学校最晚在这一天重新提交。"),
        error_messages={
            "required": _("请选择修改期限。"),
            "invalid": _("请按“2026-03-31”的样子写修改期限。"),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A week from today is proposed."""
        initial = {"due": clock.today() + timedelta(days=USUAL_DAYS)} | (
            kwargs.pop("initial", None) or {}
        )
        super().__init__(*args, auto_id="return-%s", initial=initial, **kwargs)

    def clean_due(self) -> date:
        """A day to come."""
        due: date = self.cleaned_data["due"]
        if due <= clock.today():
            raise forms.ValidationError(_("修改期限要晚于今天，请选择以后的日期。"))
        if due.year > clock.today().year + 1:
            raise forms.ValidationError(_("修改期限太远了，请核对年份。"))
        return due


class AssignForm(forms.Form):
    """Who has the review from now on."""

    reviewer = forms.ModelChoiceField(
        label=_("经办人"),
        queryset=User.objects.none(),
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={
            "required": _("请选择由谁经办。"),
            "invalid_choice": _("这个人不能经办这份填报，请在列表中选择。"),
        },
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        """``people`` are the users who may decide."""
        super().__init__(*args, auto_id="assign-%s", **kwargs)
        self.fields["reviewer"].queryset = people
        self.fields["reviewer"].label_from_instance = lambda user: user.get_full_name()

"""What is asked at the end of a round."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.domain.windows import return_day
from portal import clock
from portal.models import User
from reviews.domain import decide, notes


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
        """The setting ``RETURN_DAYS`` proposes a day, a Monday instead of a Saturday or Sunday."""
        initial = {"due": return_day(clock.today())} | (kwargs.pop("initial", None) or {})
        super().__init__(*args, auto_id="return-%s", initial=initial, **kwargs)

    @property
    def day(self) -> date | None:
        """The day that the form names now; None where it names none that can be used."""
        if not self.is_bound:
            return self.get_initial_for_field(self.fields["due"], "due")
        return self.cleaned_data.get("due") if self.is_valid() else None

    def clean_due(self) -> date:
        """A day to come."""
        due: date = self.cleaned_data["due"]
        if due <= clock.today():
            raise forms.ValidationError(_("修改期限要晚于今天，请选择以后的日期。"))
        if due > clock.today() + decide.FURTHEST:
            raise forms.ValidationError(_("修改期限太远了，请核对年份。"))
        return due


class SendBackForm(forms.Form):
    """What the second person does not agree with; for the first one, never for the college."""

    note = forms.CharField(
        label=_("哪里还要再看"),
        max_length=notes.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
        help_text=_("记入内部备注，只有审核人员看得到。"),
        error_messages={
            "required": _("请写明哪里还要再看，提请复核的人才知道该改什么。"),
            "max_length": _("请写在 %(limit_value)d 个字以内（现在 %(show_value)d 个字）。"),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is asked besides the note."""
        super().__init__(*args, auto_id="back-%s", **kwargs)


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

"""Which sections of what is public are to be corrected, why, and until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.domain.publicwords import LONGEST
from disclosures.domain.windows import return_day
from portal import clock
from portal.forms.organisations import UNSEEN


class CorrectionForm(forms.Form):
    """What the college fills in; the domain checks the words of the reason."""

    sections = forms.MultipleChoiceField(
        label=_("需要更正的栏目"),
        help_text=_("只有选中的栏目可以修改。"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("请至少选择一个需要更正的栏目。")},
    )
    reason = forms.CharField(
        label=_("更正原因"),
        max_length=LONGEST,
        help_text=_(
            "会向社会公开，印在更正后的版本上。请写清哪里不对，例如“名单漏报一人”；不要写学生姓名和联系方式。"
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("请写明为什么更正，会向社会公开。"),
            "max_length": _("原因最多%(limit_value)d个字，现在有%(show_value)d个，请缩短一些。"),
            **UNSEEN,
        },
    )

    def __init__(self, *args: Any, sections: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sections"].choices = list(sections)  # type: ignore[attr-defined]

    @property
    def day(self) -> dt.date:
        """By when the college is to submit again."""
        return return_day(clock.today())


class AskedCorrectionForm(CorrectionForm):
    """What the reviewing body fills in: also the day."""

    due = forms.DateField(
        label=_("更正期限"),
        help_text=_("学校最晚在这一天再次提交。"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("请选择更正期限。"),
            "invalid": _("请按“2026-03-31”的样子写更正期限。"),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"due": return_day(clock.today())}, **kwargs})

    def clean_due(self) -> dt.date:
        """Not further than the end of the year after this one."""
        due: dt.date = self.cleaned_data["due"]
        if due.year > clock.today().year + 1:
            raise forms.ValidationError(_("更正期限太远了，请核对年份。"))
        return due

    @property
    def day(self) -> dt.date:
        """The day that was typed."""
        due: dt.date = self.cleaned_data["due"]
        return due

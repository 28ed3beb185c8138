"""Until when, and why, one union may submit later."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.domain.extensions import LONGEST
from disclosures.forms.cycles import day
from portal.forms.organisations import UNSEEN


class UnionSearch(forms.Form):
    """Words to look for among the unions of a cycle; what is not understood counts as not given."""

    q = forms.CharField(
        label=_("高校"),
        required=False,
        max_length=50,
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": _("校名、所在地或拼音首字母")}
        ),
    )

    def words(self) -> str:
        """What is looked for, "" for nothing."""
        return str(self.cleaned_data["q"]).strip() if self.is_valid() else ""


class ExtensionForm(forms.Form):
    """The last day, and the reason that the college reads."""

    until = day(_("延期到"), _("这一天（含当天）以前都能提交。"))
    reason = forms.CharField(
        label=_("原因"),
        max_length=LONGEST,
        help_text=_("学校会看到，也会记录在案。不要写学生的姓名和身体状况等个人信息。"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("请写明为什么延期，学校会看到。"),
            "max_length": _("原因最多%(limit_value)d个字，现在有%(show_value)d个，请写短一些。"),
            **UNSEEN,
        },
    )

    def __init__(self, *args: Any, earliest: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if earliest:
            self.fields["until"].widget.attrs["min"] = earliest.isoformat()

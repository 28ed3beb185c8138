"""What is looked for in the log."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.domain import log
from portal.domain.log import Wanted

DAY = {"type": "date"}


class LogSearch(forms.Form):
    """Every field may stay empty; what is not understood counts as not given."""

    person = forms.CharField(
        label=_("人员"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"placeholder": _("姓名或账号")}),
    )
    action = forms.ChoiceField(label=_("动作"), required=False)
    organisation = forms.CharField(
        label=_("单位"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"placeholder": _("高校或学联")}),
    )
    target = forms.CharField(
        label=_("对象"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": _("如“填报 12”")}),
    )
    since = forms.DateField(label=_("从"), required=False, widget=forms.DateInput(attrs=DAY))
    until = forms.DateField(label=_("到"), required=False, widget=forms.DateInput(attrs=DAY))
    words = forms.CharField(
        label=_("内容"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].choices = [  # type: ignore[attr-defined]
            ("", _("全部")),
            (log.SEEN, _("查看或下载名单（全部方式）")),
            *log.actions(),
        ]

    def wanted(self) -> Wanted:
        """Return what was asked for."""
        self.is_valid()
        return Wanted(**{key: value for key, value in self.cleaned_data.items() if value})

"""Filters of the log of messages, and what somebody wants by e-mail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.enums import DeliveryState
from portal.notify import catalogue
from portal.notify.catalogue import Kind

EVERY = [("", _("全部"))]


class LogFilter(forms.Form):
    """Words, kind and state; what is not understood counts as not given."""

    q = forms.CharField(
        label=_("查找"),
        required=False,
        max_length=50,
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": _("收件人、高校、邮箱或标题")}
        ),
    )
    kind = forms.ChoiceField(
        label=_("种类"),
        required=False,
        choices=[*EVERY, *((one.code, one.name) for one in catalogue.KINDS)],
    )
    state = forms.ChoiceField(
        label=_("状态"), required=False, choices=[*EVERY, *DeliveryState.choices]
    )

    def chosen(self) -> dict[str, str]:
        """Return what was chosen, under the names of the address."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class ChoicesForm(forms.Form):
    """The address, and a tick for each kind that is wanted by e-mail."""

    email = forms.EmailField(
        label=_("邮箱"),
        required=False,
        max_length=254,
        help_text=_("留空则只在站内通知，不发邮件。"),
        error_messages={
            "invalid": _("请填写完整的邮箱地址，如 xuelian@example.cn；不用邮箱请留空。")
        },
    )
    kinds = forms.MultipleChoiceField(
        label=_("哪些消息也发邮件"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("没有勾选的仍在“消息”里通知。"),
        error_messages={"invalid_choice": _("请从列出的种类中勾选。")},
    )

    def __init__(self, offered: list[Kind], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kinds"].choices = [(one.code, one.name) for one in offered]  # type: ignore[attr-defined]
        if not offered:
            del self.fields["kinds"]

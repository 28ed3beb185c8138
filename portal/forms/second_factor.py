"""The second factor's forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.domain import passkeys, second_factor
from portal.domain.throttle import TooOften
from portal.forms.limits import too_often
from portal.models import User

NAME = 40
"""Longest name of a passkey."""


class CodeForm(forms.Form):
    """A code, or a passkey's answer, of the account that is logging in. After `is_valid`: `row`."""

    code = forms.CharField(
        label=_("验证码"),
        required=False,
        max_length=40,
        help_text=_("验证器应用里的6位数字。手机不在身边时，填一个恢复码。"),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "autofocus": True,
            }
        ),
    )
    credential = forms.JSONField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.row: Any = None

    def clean(self) -> None:
        """Say in one sentence that it did not fit."""
        try:
            self.row = self._found(self.cleaned_data)
        except TooOften as error:
            raise too_often(error.until) from None
        if self.row is None:
            raise forms.ValidationError(
                _("验证码不对，或者已经用过。请看手机上新的6位数字再输入；手机时间要准。")
            )

    def _found(self, given: dict[str, Any]) -> Any:
        if given.get("credential"):
            return self._passkey(given["credential"])
        if given.get("code"):
            return second_factor.by_code(self.user, given["code"], "log-in")
        return None

    def _passkey(self, credential: Any) -> Any:
        try:
            return passkeys.answered(self.user, credential)
        except passkeys.NotThis:
            second_factor.failed(self.user, "log-in")
            return None


class SetUpForm(forms.Form):
    """The first code of an app that was just set up."""

    code = forms.CharField(
        label=_("应用里显示的6位数字"),
        max_length=10,
        error_messages={"required": _("请填写应用里显示的6位数字。")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class PasskeyForm(forms.Form):
    """A new passkey and its name."""

    name = forms.CharField(
        label=_("给它起个名字"),
        max_length=NAME,
        help_text=_("例如：办公室电脑、我的手机。以后丢了哪一个，就能认出来删掉。"),
        error_messages={"required": _("请给这个通行密钥起个名字。")},
    )
    credential = forms.JSONField(widget=forms.HiddenInput)

    def clean_credential(self) -> dict[str, Any]:
        """Return the passkey that the browser made."""
        try:
            return passkeys.made(self.cleaned_data["credential"])
        except passkeys.NotThis:
            raise forms.ValidationError(_("浏览器没有建成通行密钥，请再试一次。")) from None


class RenameForm(forms.Form):
    """Another name for a passkey."""

    name = forms.CharField(
        label=_("名字"),
        max_length=NAME,
        error_messages={"required": _("请填写名字。")},
    )

"""Proving again who one is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.domain import asking, second_factor
from portal.domain.passkeys import NotThis, answered
from portal.domain.throttle import TooOften
from portal.forms.limits import too_often
from portal.models import User


class AskAgainForm(forms.Form):
    """Password, code or passkey: one of them, whatever the account has. After `is_valid`: `how`."""

    password = forms.CharField(
        label=_("密码"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = forms.CharField(
        label=_("验证码"),
        required=False,
        max_length=40,
        help_text=_("验证器应用里的6位数字，或者一个恢复码。"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    credential = forms.JSONField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user: User = request.user  # type: ignore[assignment]
        self.how = ""
        if not self.user.has_usable_password():
            del self.fields["password"]
        if second_factor.totp(self.user) is None:
            del self.fields["code"]

    def clean(self) -> None:
        """Take the first that was given; one sentence for all that does not fit."""
        try:
            self._prove(self.cleaned_data)
        except TooOften as error:
            raise too_often(error.until) from None
        if not self.how:
            raise forms.ValidationError(_("没有对上，请再输入一次。"))

    def _prove(self, given: dict[str, Any]) -> None:
        if given.get("password") and asking.by_password(self.user, given["password"]):
            self.how = "password"
        elif given.get("code") and second_factor.by_code(self.user, given["code"], "asked again"):
            self.how = "mfa"
        elif given.get("credential"):
            self._passkey(given["credential"])

    def _passkey(self, credential: Any) -> None:
        try:
            answered(self.user, credential)
        except NotThis:
            second_factor.failed(self.user, "asked again")
        else:
            self.how = "mfa"

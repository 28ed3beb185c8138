"""Logging in with a passkey."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.domain import passkeys


class PasskeyLogInForm(forms.Form):
    """A passkey's answer, of whatever account. After `is_valid`: `row`."""

    credential = forms.JSONField(widget=forms.HiddenInput)

    def clean_credential(self) -> Any:
        """Find the passkey; one sentence for all that does not fit."""
        try:
            self.row = passkeys.answered(None, self.cleaned_data["credential"])
        except passkeys.NotThis:
            raise forms.ValidationError(
                _("这个通行密钥不能登录，请换一个，或者用登录名和密码登录。")
            ) from None
        return self.row

"""Asking for a link to a new password."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.forms.invitations import MAIL_ERRORS


class ForgottenForm(forms.Form):
    """The mailbox that the account has."""

    email = forms.EmailField(
        label=_("电子邮箱"),
        max_length=200,
        help_text=_("您在本平台登记的邮箱。"),
        error_messages={"required": _("请填写电子邮箱。"), **MAIL_ERRORS},
    )

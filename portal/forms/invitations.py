"""Inviting somebody, and coming in by an invitation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils.translation import gettext_lazy as _

from portal.domain.sides import Organisation, roles_of
from portal.forms.account import set_new_password
from portal.models import User

NAME_ERRORS = {
    "required": _("请填写姓名。"),
    "max_length": _("姓名最多%(limit_value)d个字，现在有%(show_value)d个字。"),
}
MAIL_ERRORS = {
    "invalid": _("这不像一个邮箱地址，请核对，例如 name@example.edu.cn。"),
    "max_length": _("邮箱地址最多%(limit_value)d个字，现在有%(show_value)d个字。"),
}


class PersonForm(forms.Form):
    """Name and e-mail of somebody who is to come."""

    full_name = forms.CharField(label=_("姓名"), max_length=40, error_messages=NAME_ERRORS)
    email = forms.EmailField(
        label=_("电子邮箱（可不填）"),
        required=False,
        max_length=200,
        error_messages=MAIL_ERRORS,
        help_text=_("填了邮箱，链接会同时发到邮箱；不填，由您把链接交给对方。"),
    )


class InviteForm(PersonForm):
    """The same with the role that the person is to have in `organisation`."""

    role = forms.ChoiceField(
        label=_("角色"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("请选择角色。"),
            "invalid_choice": _("请从列出的角色中选择一个。"),
        },
    )

    def __init__(self, organisation: Organisation, data: Any = None) -> None:
        super().__init__(data)
        self.fields["role"].choices = [(one.value, one.label) for one in roles_of(organisation)]


class JoinForm(SetPasswordForm):
    """Log-in name, e-mail and twice the password of a new account."""

    error_messages = {"password_mismatch": _("两次输入的密码不一样，请重新输入。")}

    username = forms.CharField(
        label=_("登录名"),
        max_length=60,
        validators=[
            UnicodeUsernameValidator(message=_("登录名只能用文字、数字和 @ . + - _，不能有空格。"))
        ],
        help_text=_("以后登录时用，例如姓名的拼音。"),
        error_messages={
            "required": _("请填写登录名。"),
            "max_length": _("登录名最多%(limit_value)d个字，现在有%(show_value)d个字。"),
        },
    )
    email = forms.EmailField(
        label=_("电子邮箱（可不填）"),
        required=False,
        max_length=200,
        error_messages=MAIL_ERRORS,
        help_text=_("用来接收通知；忘记密码时，也靠它重新设置。"),
    )
    field_order = ("username", "email", "new_password1", "new_password2")

    def __init__(self, full_name: str, email: str, data: Any = None) -> None:
        super().__init__(User(full_name=full_name), data)
        self.fields["email"].initial = email
        set_new_password(self.fields)
        self.fields["username"].widget.attrs["autocomplete"] = "username"

    def clean(self) -> dict[str, Any]:
        """Judge the password with the name beside it."""
        self.user.username = self.cleaned_data.get("username", "")
        self.user.email = self.cleaned_data.get("email", "")
        return super().clean() or self.cleaned_data

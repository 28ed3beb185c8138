"""Logging in and choosing a password."""

from __future__ import annotations

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from portal.domain.passwords import rules_in_words

PASSWORD_HELP = lazy(rules_in_words, str)()


class LogInForm(AuthenticationForm):
    """Log-in name and password; one sentence for every way of being wrong."""

    error_messages = {
        "invalid_login": _(
            "登录名或密码不对，请核对大小写后再试。忘记密码时，请本单位的书记或负责人重新发送设置密码的链接。"
        ),
        "inactive": _("这个账号已经停用，请联系本单位的书记或负责人。"),
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("登录名")
        self.fields["password"].label = _("密码")
        self.fields["username"].error_messages["required"] = _("请填写登录名。")
        self.fields["password"].error_messages["required"] = _("请填写密码。")


class ChangePasswordForm(PasswordChangeForm):
    """The present password and twice the new one."""

    error_messages = {
        "password_incorrect": _("现在的密码不对，请再输入一次。"),
        "password_mismatch": _("两次输入的新密码不一样，请重新输入。"),
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = _("现在的密码")
        _new_password(self.fields)


class ChoosePasswordForm(SetPasswordForm):
    """Twice the new password, for whoever holds the link."""

    error_messages = {"password_mismatch": _("两次输入的密码不一样，请重新输入。")}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _new_password(self.fields)


def _new_password(fields: dict[str, forms.Field]) -> None:
    fields["new_password1"].label = _("新密码")
    fields["new_password1"].help_text = PASSWORD_HELP
    fields["new_password2"].label = _("再输入一次新密码")
    fields["new_password2"].help_text = ""
    for field in fields.values():
        field.error_messages["required"] = _("请填写这一项。")

"""Logging in and choosing a password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from portal.domain import asking, log_in
from portal.domain.passwords import rules_in_words
from portal.domain.throttle import TooOften
from portal.forms.limits import too_often

PASSWORD_HELP = lazy(rules_in_words, str)()


class LogInForm(AuthenticationForm):
    """Log-in name and password; one sentence for every way of being wrong."""

    error_messages = {
        "invalid_login": _(
            "登录名或密码不对，请核对大小写后再试。忘记密码时，请本单位的书记或负责人重新发送设置密码的链接。"
        ),
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("登录名")
        self.fields["password"].label = _("密码")
        self.fields["username"].error_messages["required"] = _("请填写登录名。")
        self.fields["password"].error_messages["required"] = _("请填写密码。")

    def clean(self) -> dict[str, Any]:
        """Look whether name and password fit; each try counts (`portal.domain.log_in`)."""
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if name and password:
            try:
                self.user_cache = log_in.prove(self.request, name, password)
            except TooOften as error:
                raise too_often(error.until) from None
            if self.user_cache is None:
                raise self.get_invalid_login_error()
        return self.cleaned_data


class ChangePasswordForm(PasswordChangeForm):
    """The present password and twice the new one."""

    error_messages = {
        "password_incorrect": _("现在的密码不对，请再输入一次。"),
        "password_mismatch": _("两次输入的新密码不一样，请重新输入。"),
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = _("现在的密码")
        set_new_password(self.fields)

    def clean_old_password(self) -> str:
        """Take the present password; wrong ones count as those of asking again do."""
        old: str = self.cleaned_data["old_password"]
        try:
            fits = asking.by_password(self.user, old)
        except TooOften as error:
            raise too_often(error.until) from None
        if not fits:
            code = "password_incorrect"
            raise forms.ValidationError(self.error_messages[code], code=code)
        return old

    def clean(self) -> dict[str, Any]:
        """Judge the new one only beside the present one: what is said of it tells of former ones."""
        if "old_password" not in self.cleaned_data:
            return self.cleaned_data
        return super().clean() or self.cleaned_data


class ChoosePasswordForm(SetPasswordForm):
    """Twice the new password, for whoever holds the link."""

    error_messages = {"password_mismatch": _("两次输入的密码不一样，请重新输入。")}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        set_new_password(self.fields)


def set_new_password(fields: dict[str, forms.Field]) -> None:
    """Word the two fields of a new password: all rules in one sentence below the first."""
    fields["new_password1"].label = _("新密码")
    fields["new_password1"].help_text = PASSWORD_HELP
    fields["new_password2"].label = _("再输入一次新密码")
    fields["new_password2"].help_text = ""
    for field in fields.values():
        field.error_messages["required"] = _("请填写这一项。")

"""Adding a member to an organisation."""

from __future__ import annotations

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils.translation import gettext_lazy as _

from portal.domain.members import Organisation, roles_of


class MemberForm(forms.Form):
    """Name, log-in name, e-mail and role of somebody who is to work for `organisation`."""

    full_name = forms.CharField(
        label=_("姓名"),
        max_length=40,
        error_messages={
            "required": _("请填写姓名。"),
            "max_length": _("姓名最多%(limit_value)d个字，现在有%(show_value)d个字。"),
        },
    )
    username = forms.CharField(
        label=_("登录名"),
        max_length=60,
        validators=[
            UnicodeUsernameValidator(message=_("登录名只能用文字、数字和 @ . + - _，不能有空格。"))
        ],
        help_text=_("对方登录时用，例如 lixiaoming。已经有账号的人，请填他现在的登录名。"),
        error_messages={
            "required": _("请填写登录名。"),
            "max_length": _("登录名最多%(limit_value)d个字，现在有%(show_value)d个字。"),
        },
    )
    email = forms.EmailField(
        label=_("电子邮箱"),
        required=False,
        max_length=200,
        error_messages={"invalid": _("这不像一个邮箱地址，请核对，例如 name@example.edu.cn。")},
    )
    role = forms.ChoiceField(
        label=_("角色"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("请选择角色。"),
            "invalid_choice": _("请从列出的角色中选择一个。"),
        },
    )

    def __init__(self, organisation: Organisation, data: object = None) -> None:
        super().__init__(data)
        self.fields["role"].choices = [(one.value, one.label) for one in roles_of(organisation)]

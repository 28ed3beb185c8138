"""The public's two small forms."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.public import search


class RegisterFilter(forms.Form):
    """Words, province and year; what is not understood counts as not given."""

    q = forms.CharField(
        label=_("学校名称"), required=False, max_length=50,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("名称或拼音首字母"), "autocomplete": "off"}),
    )  # fmt: skip
    province = forms.ChoiceField(label=_("省份"), required=False)
    year = forms.ChoiceField(label=_("年度"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Offer the provinces and years that there are."""
        super().__init__(*args, **kwargs)
        self.fields["province"].choices = [("", _("全部省份")), *search.provinces()]
        self.fields["year"].choices = [("", _("全部年度")), *search.years()]

    def wanted(self) -> dict[str, str]:
        """What is asked for, by field; only what is understood."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}


class CodeForm(forms.Form):
    """A verification code, as somebody reads it off a page."""

    code = forms.CharField(
        label=_("验证码"), max_length=40, strip=True,
        help_text=_("印在 PDF 最后一页，共12位，例如 7K3M-P9QX-2HTD。大小写和短横不影响。"),
        error_messages={"required": _("请输入 PDF 最后一页上的验证码。"), "max_length": _("验证码只有12位，请核对后重新输入。")},
    )  # fmt: skip

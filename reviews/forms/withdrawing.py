"""Why a publication is taken down: for the public, and for the inside."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.domain import withdrawing
from disclosures.domain.refused import Refused


class WithdrawForm(forms.Form):
    """The public reason, and a note that stays inside."""

    reason = forms.CharField(
        label=_("撤下原因（公开）"),
        min_length=withdrawing.SHORTEST,
        max_length=withdrawing.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
        help_text=_(
            "打开原来网址的人都会看到。不写姓名，不重复不该公开的内容。"
            "例如：“公开内容误含个人信息，正在更正，更正后重新公开。”"
            "“经核实，部分内容与实际情况不符，已要求学校更正。”"
            "“学校已合并，由新的学校重新公开。”"
        ),
        error_messages={
            "required": _("请写明撤下的原因，看到原来网址的人要知道为什么。"),
            "min_length": _("请把原因写得清楚一些，让看到这一页的人明白为什么。"),
            "max_length": _("撤下原因最多%(limit_value)d个字，现在有%(show_value)d个。"),
        },
    )
    note = forms.CharField(
        label=_("内部说明（选填）"),
        required=False,
        max_length=withdrawing.LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
        help_text=_("只有学联的审核员和负责人看得到，学校和公众都看不到。"),
        error_messages={
            "max_length": _("内部说明最多%(limit_value)d个字，现在有%(show_value)d个。")
        },
    )

    def clean_reason(self) -> str:
        """Say at the field what the domain would refuse."""
        try:
            return withdrawing.usable(self.cleaned_data["reason"])
        except Refused as refused:
            raise forms.ValidationError(refused.sentence) from refused

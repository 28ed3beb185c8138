"""What of a cycle's results is to be public."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

PARTS = [
    ("indicators", _("各项指标")),
    ("rules", _("各条核验规则")),
    ("cities", _("各地")),
    ("kinds", _("各类组织")),
]


class ReleaseForm(forms.Form):
    """The parts, a note of the federation, whether small numbers too, and the preview that was seen."""

    parts = forms.MultipleChoiceField(
        label=_("公布哪些内容"),
        choices=PARTS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("请至少勾选一项要公布的内容。"),
            "invalid_choice": _("请从列出的内容中勾选。"),
        },
    )
    note = forms.CharField(
        label=_("说明"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("显示在数字前面，可以不填。请不要写具体学校和个人。"),
        error_messages={"max_length": _("说明最多1000字，请缩短一些。")},
    )
    exact = forms.BooleanField(
        label=_("也公布很小的数字"),
        required=False,
        help_text=_(
            "不勾选时：高校不足3所的地方并入“其他”；核验发现有出入的份数不足3的不公布，以免指向具体学校。"
        ),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=64)

    def chosen(self) -> dict[str, Any]:
        """Return parts, note and whether small numbers are to be told."""
        return {name: self.cleaned_data[name] for name in ("parts", "note", "exact")}

    def seen_digest(self) -> str:
        """Return the digest of the preview that was looked at."""
        return str(self.cleaned_data["seen"])

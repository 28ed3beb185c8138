"""Why the files of a cycle are made again."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.domain.rendering.batches import LONGEST
from disclosures.enums import RenderReason
from portal.forms.organisations import UNSEEN

OFFERED = (RenderReason.LAYOUT, RenderReason.SIGNATURE)
"""What a person may choose. The end of the retention comes by the calendar, through the domain."""


class StartForm(forms.Form):
    """Reason and note of a batch."""

    reason = forms.ChoiceField(
        label=_("原因"),
        choices=[(one.value, one.label) for one in OFFERED],
        initial=RenderReason.LAYOUT,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选择原因。"), "invalid_choice": _("请选择原因。")},
    )
    note = forms.CharField(
        label=_("说明"),
        max_length=LONGEST,
        help_text=_(
            "一句话写明有什么变化，例如“页码移到版心外侧”。它会记在每一份文件的生成记录里。"
        ),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": _("请用一句话写明这次有什么变化。"),
            "max_length": _("说明最多%(limit_value)d个字，现在有%(show_value)d个，请写短一些。"),
            **UNSEEN,
        },
    )

"""What the queue can be narrowed by: everything stays in the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.checks import Severity
from disclosures.wording import REVIEWER_CHOICES
from portal.models import User
from reviews.queries import MINE, UNASSIGNED

ANY = ("", _("全部"))
SORTS = (
    ("age", _("等得最久")),
    ("-age", _("刚刚提交")),
    ("findings", _("问题最多")),
    ("college", _("学校名称")),
    ("state", _("状态")),
)


class QueueForm(forms.Form):
    """State, college, who has it, severity, order. A value that is not offered is treated as none."""

    state = forms.ChoiceField(label=_("状态"), required=False)
    q = forms.CharField(label=_("学校"), required=False, max_length=50)
    assignee = forms.ChoiceField(label=_("经办人"), required=False)
    severity = forms.ChoiceField(label=_("核验结果"), required=False)
    sort = forms.ChoiceField(label=_("排序"), required=False, choices=SORTS)

    def __init__(self, *args: Any, people: list[User], **kwargs: Any) -> None:
        """``people`` are the reviewers that can have a filing."""
        super().__init__(*args, auto_id="filter-%s", **kwargs)
        names = [(str(one.pk), one.get_full_name()) for one in people]
        severities = [
            (one.value, _("有%s") % one.label)
            for one in Severity
            if one.rank < Severity.INFORMATION.rank
        ]
        self.fields["state"].choices = (ANY, *REVIEWER_CHOICES)
        self.fields["assignee"].choices = (
            ANY,
            (MINE, _("我经办的")),
            (UNASSIGNED, _("还没有人经办")),
            *names,
        )
        self.fields["severity"].choices = (ANY, *severities)

    def wanted(self) -> dict[str, str]:
        """Return what was chosen and can be used; the rest counts as not chosen."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}

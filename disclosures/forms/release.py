"""The day on which everything of a cycle becomes public."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.forms.cycles import moment


class DayForm(forms.Form):
    """The moment; here it must be given (to have none is a button of its own)."""

    release_at = moment(
        _("统一公开时间"), _("北京时间。到这个时间，已经通过的全部同时公开；此后通过的随到随公开。")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["release_at"].required = True
        self.fields["release_at"].error_messages["required"] = _(
            "请填写日期和时间，例如 2026-03-20 09:00。"
        )

"""What the rule catalogue can be narrowed by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures import editions
from disclosures.checks import Rule, Severity

ANY = ("", _("全部"))


class RulebookForm(forms.Form):
    """Words, severity, indicator. What is not offered counts as not chosen."""

    q = forms.CharField(
        label=_("查找"),
        required=False,
        max_length=50,
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": _("编号或词语，如 R12、宿舍")}
        ),
    )
    severity = forms.ChoiceField(label=_("程度"), required=False)
    indicator = forms.ChoiceField(label=_("指标"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="filter-%s", **kwargs)
        form = editions.load(max(editions.keys(), key=lambda key: key[:4] + key[-4:]))
        levels = [each for each in Severity if each is not Severity.UNCHECKED]
        self.fields["severity"].choices = [ANY, *((each.value, each.label) for each in levels)]
        self.fields["indicator"].choices = [
            ANY,
            *((item.id, _("第%s项") % item.no) for item in form.indicators),
        ]

    def wants(self, rule: Rule, about: str) -> bool:
        """Say whether a rule is among what was chosen."""
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        words = f"{rule.id} {rule.title} {about}".lower()
        return (
            all(word in words for word in chosen.get("q", "").lower().split())
            and chosen.get("severity", rule.severity.value) == rule.severity.value
            and ("indicator" not in chosen or chosen["indicator"] in rule.indicators)
        )

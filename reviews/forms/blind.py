"""What a blind reader says of a section."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.checks import Finding
from reviews.domain import calibration
from reviews.enums import VerdictKind
from reviews.models import BlindVerdict


class BlindForm(forms.Form):
    """Nothing wrong, or something: with the rules that are right, and a sentence."""

    kind = forms.ChoiceField(
        label=_("您的结论"),
        choices=[(VerdictKind.APPROVED, _("没有问题")), (VerdictKind.FLAGGED, _("有问题"))],
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        error_messages={"required": _("请选择本栏目没有问题，还是有问题。")},
    )
    rules = forms.MultipleChoiceField(
        label=_("系统查出的哪几条成立"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        help_text=_("选“有问题”时勾选；没有勾选的，算您认为不成立。"),
    )
    sentence = forms.CharField(
        label=_("理由"),
        required=False,
        max_length=calibration.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
        help_text=_("有问题，或者您的看法与系统不同，请用一句话说明。"),
        error_messages={
            "max_length": _("请写在 %(limit_value)d 个字以内（现在 %(show_value)d 个字）。")
        },
    )

    def __init__(
        self, *args: Any, found: Iterable[Finding], said: BlindVerdict | None = None, **kwargs: Any
    ) -> None:
        """``found``: what the rules found in the section; ``said``: what the reader said before."""
        kwargs["auto_id"] = "blind-%s"
        if said:
            kwargs["initial"] = {"kind": said.kind, "rules": said.rules, "sentence": said.sentence}
        super().__init__(*args, **kwargs)
        by_rule: dict[str, str] = {}
        for finding in calibration.weighty(found):
            by_rule.setdefault(finding.rule, finding.message)
        choices = [(rule, f"{rule} {message}") for rule, message in by_rule.items()]
        self.fields["rules"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["rules"]

    @property
    def has_rules(self) -> bool:
        """Whether there is anything to hold right or wrong."""
        return "rules" in self.fields

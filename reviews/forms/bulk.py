"""What is asked about many filings at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from disclosures.domain.windows import return_day
from portal import clock
from reviews.domain.bulk.plans import Words
from reviews.domain.reasons import Entry
from reviews.domain.reasons.checking import LONGEST_TEXT
from reviews.domain.reasons.filling import NAMES, in_codes
from reviews.enums import FlagReason
from reviews.forms.queue import QueueForm

NARROWING = ("q", "federation", "city", "kind", "year")
"""The filters of the queue that make sense for what waits."""
OWN = "own"
"""The choice of words of one's own."""


class FilterForm(QueueForm):
    """The filters above what waits."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Keep what narrows; what is left out of the address counts as not chosen."""
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - set(NARROWING):
            del self.fields[name]


class AskForm(forms.Form):
    """Which words, and what follows. The ticked filings are read by the view: ``filing`` in the data."""

    template = forms.ChoiceField(
        label=_("问题用语"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("请选择一条问题用语，或者选“另写一句”。"),
            "invalid_choice": _("这条用语已经停用，请另选一条。"),
        },
    )
    text = forms.CharField(
        label=_("另写一句"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input"}),
        help_text=_("每所学校自己的核验结果会自动写在前面，这里只写要求怎样修改。"),
        error_messages={"max_length": _("请写在 %(limit_value)d 个字以内。")},
    )
    kind = forms.ChoiceField(
        label=_("问题的类型"),
        required=False,
        choices=FlagReason.choices,
        initial=FlagReason.INCONSISTENT,
        widget=forms.Select(attrs={"class": "input"}),
    )
    keep = forms.BooleanField(label=_("把这句话留作问题用语"), required=False)
    finish = forms.BooleanField(
        label=_("同时认可没有问题的栏目，并退回修改"),
        required=False,
        help_text=_("其他栏目还有需要人看的，只记下问题，不退回。"),
    )
    due = forms.DateField(
        label=_("修改期限"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "input"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("请按“2026-03-31”的样子写修改期限。")},
    )

    def __init__(self, *args: Any, entries: Iterable[Entry], **kwargs: Any) -> None:
        """``entries`` are the reasons to choose from, the usual one first."""
        self.entries = {entry.key: entry for entry in entries}
        usual = next(iter(self.entries), OWN)
        initial = {"template": usual, "due": return_day(clock.today())}
        super().__init__(*args, auto_id="ask-%s", initial=initial, **kwargs)
        choices = [(key, entry.title) for key, entry in self.entries.items()]
        self.fields["template"].choices = [*choices, (OWN, _t("另写一句"))]

    def clean(self) -> dict[str, Any]:
        """Words of one's own want a text, a return wants a date."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("template") == OWN and not data.get("text", "").strip():
            self.add_error("text", _("请写明要求怎样修改。"))
        if data.get("finish") and not data.get("due") and "due" not in self.errors:
            self.add_error("due", _("请选择修改期限。"))
        return data

    @property
    def own(self) -> bool:
        """Whether the words are one's own."""
        return bool(self.cleaned_data["template"] == OWN)

    @property
    def words(self) -> Words:
        """What is asked. Words of one's own follow what the machine found."""
        entry = self.entries.get(self.cleaned_data["template"])
        if entry:
            return Words(entry.text, entry.kind, entry.key)
        text = in_codes(self.cleaned_data["text"].strip())
        if not any(f"{{{name}}}" in text for name in NAMES):
            text = f"{{message}}{text}"
        return Words(text, self.cleaned_data["kind"] or FlagReason.OTHER)

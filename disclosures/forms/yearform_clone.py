"""The form that starts a new year from an old one: every proposal is shown and can be changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.domain.editions import Offer
from disclosures.editions.labels import FIXED_TEXTS
from disclosures.editions.shift import YEAR, next_key, proposal
from disclosures.forms.yearform_texts import YearForm, year_values
from portal.forms.organisations import FederationChoice
from portal.models import Federation


def proposed(offers: Sequence[Offer], source: str, key: str) -> dict[str, Any]:
    """Return the start of the form: the newest form for the year after, or what was asked for.

    ``was`` holds the old wording of what the proposal changes.
    """
    offer = next((one for one in offers if one.value == source), offers[0])
    key = key if len(YEAR.findall(key)) in (1, 2) else next_key(offer.key)
    new = proposal(offer.form, key)
    old = year_values(offer.form)
    changed = {name: old[name] for name in new if new[name] != old[name]}
    return old | new | {"source": offer.value, "key": key, "was": changed}


class CloneForm(YearForm):
    """For whom, from which form, for which year; and all that mentions the year."""

    federation = FederationChoice(
        label=_("哪个学联的表式"), help_text=_("启用后，这个学联和它的下级学联都可以使用。")
    )
    source = forms.ChoiceField(
        label=_("以哪一年为底稿"),
        error_messages={"invalid_choice": _("请从列出的年度中选择一个。")},
    )
    key = forms.RegexField(
        r"^\d{4}(-\d{4})?$",
        label=_("新的年度"),
        help_text=_("例如：2026-2027。以后不能改。"),
        error_messages={"invalid": _("请写成“2026-2027”这样。")},
    )
    field_order = ("federation", "source", "key")

    def __init__(
        self,
        federations: list[Federation],
        offers: Sequence[Offer],
        start: dict[str, Any],
        data: Any,
    ) -> None:
        if len(federations) == 1:
            start = {"federation": federations[0].pk, **start}
        super().__init__(data, initial=start)
        choices = Federation.objects.filter(pk__in=[one.pk for one in federations])
        self.fields["federation"].offer(choices.order_by("path"))  # type: ignore[attr-defined]
        self.fields["source"].choices = [  # type: ignore[attr-defined]
            (one.value, f"{one.form.period}{f'（{one.owner}）' if one.owner else ''}")
            for one in offers
        ]
        for name, old in start["was"].items():
            field = self.fields[name]
            field.help_text = _("已按新的年度改写，请核对。原来是：%(old)s") % {"old": old}

    def values(self) -> dict[str, Any]:
        """Return the key and the parts of the data that were confirmed."""
        names = (*FIXED_TEXTS, "window_start", "window_end", "intake_year")
        whole = self.cleaned_data
        self.cleaned_data = {name: whole[name] for name in names}
        parts = self.parts()
        self.cleaned_data = whole
        return parts | {"key": whole["key"], "inferred": []}

    def refuse(self, faults: list[tuple[str, str]]) -> None:
        """Put the domain's faults beside their fields."""
        for place, sentence in faults:
            name = "window_start" if place.startswith("congress_window") else place
            self.add_error(name if name in self.fields else None, sentence)

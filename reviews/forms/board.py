"""Which year, which federation, which kind the board shows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal import kinds
from portal.access import Actor
from reviews.queries import board, offers

ANY = ("", _("全部"))


class BoardForm(forms.Form):
    """Year, federation, kind, city. A value that is not offered is treated as none."""

    year = forms.ChoiceField(label=_("年度"), required=False)
    federation = forms.ChoiceField(label=_("学联"), required=False)
    kind = forms.ChoiceField(label=_("组织类别"), required=False)
    city = forms.ChoiceField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        """Offer the years that have a cycle, and the subtree."""
        super().__init__(*args, auto_id="filter-%s", **kwargs)
        self.years = board.years(actor)
        self.fields["year"].choices = [(key, key) for key in self.years]
        self.fields["kind"].choices = [ANY, *kinds.choices()]
        self.fields["city"].choices = [ANY, *offers.cities(actor)]
        found = offers.federations(actor)
        if len(found) > 1:
            self.fields["federation"].choices = [ANY, *found]
        else:
            del self.fields["federation"]

    def wanted(self) -> dict[str, str]:
        """Return what was chosen; the newest year where none was (none at all where there is no cycle)."""
        self.is_valid()
        chosen = {name: str(value) for name, value in self.cleaned_data.items() if value}
        return ({"year": self.years[0]} if self.years else {}) | chosen

"""What the queue can be narrowed by: everything stays in the address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from disclosures.checks import Severity, rules
from disclosures.wording import REVIEWER_CHOICES
from portal import kinds
from portal.access import Actor
from reviews.queries import MINE, UNASSIGNED
from reviews.queries.offers import Offers, offers

ANY = ("", _("全部"))
SORTS = (
    ("age", _("等得最久")),
    ("-age", _("刚刚提交")),
    ("findings", _("问题最多")),
    ("college", _("学校名称")),
    ("state", _("状态")),
)
ROUNDS = (
    ("1", _("第 1 次")),
    ("2", _("第 2 次")),
    ("3", _("第 3 次")),
    ("4", _("第 4 次及以后")),
)
LATE = (("1", _("只看逾期的")),)
FIRST = ("q", "state", "assignee", "sort")
"""Always on the page; the others are folded away until one of them is used."""

Choices = list[tuple[str, str | Promise]]


class Chip(NamedTuple):
    """A filter in force: what, which value, and the address without it."""

    label: str
    value: str
    url: str


class QueueForm(forms.Form):
    """The filters of the queue, and its order. A value that is not offered is treated as none.

    ``QueueForm(request.GET, actor=request.actor).wanted()`` is what ``queries.narrowed`` takes.
    """

    q = forms.CharField(label=_("学校"), required=False, max_length=50)
    state = forms.ChoiceField(label=_("状态"), required=False)
    assignee = forms.ChoiceField(label=_("经办人"), required=False)
    sort = forms.ChoiceField(label=_("排序"), required=False, choices=SORTS)
    year = forms.ChoiceField(label=_("年度"), required=False)
    kind = forms.ChoiceField(label=_("组织类别"), required=False)
    federation = forms.ChoiceField(label=_("学联"), required=False)
    city = forms.ChoiceField(label=_("所在地"), required=False)
    severity = forms.ChoiceField(label=_("核验结果"), required=False)
    rule = forms.ChoiceField(label=_("规则"), required=False)
    indicator = forms.ChoiceField(label=_("指标"), required=False)
    rounds = forms.ChoiceField(label=_("第几次提交"), required=False)
    age = forms.IntegerField(
        label=_("至少等了几天"),
        required=False,
        min_value=1,
        max_value=999,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    overdue = forms.ChoiceField(label=_("逾期"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        """Offer what there is for ``actor``; what offers no choice is left out."""
        super().__init__(*args, auto_id="filter-%s", **kwargs)
        for name, choices in _choices(offers(actor)).items():
            if choices:
                self.fields[name].choices = [ANY, *choices]
            else:
                del self.fields[name]

    def wanted(self) -> dict[str, str]:
        """Return what was chosen and can be used; the rest counts as not chosen."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}

    def first(self) -> Iterator[forms.BoundField]:
        """The fields that are always shown."""
        return (field for field in self if field.name in FIRST)

    def more(self) -> Iterator[forms.BoundField]:
        """The others."""
        return (field for field in self if field.name not in FIRST)

    @property
    def unfolded(self) -> bool:
        """Whether one of the others is used."""
        return bool(set(self.wanted()) - set(FIRST))

    def chips(self) -> list[Chip]:
        """Return the filters in force, each with the address without it."""
        wanted = self.wanted()
        return [
            Chip(
                str(self.fields[name].label),
                self.said(name, value),
                f"?{urlencode({key: one for key, one in wanted.items() if key != name})}",
            )
            for name, value in wanted.items()
            if name != "sort"
        ]

    def said(self, name: str, value: str) -> str:
        """Return a value as the list of choices words it."""
        choices = getattr(self.fields[name], "choices", ())
        return str(dict(choices).get(value, value))


def _choices(found: Offers) -> dict[str, Choices]:
    """Every field with a list → what it offers; none where there is only one to choose."""
    return {
        "state": list(REVIEWER_CHOICES),
        "assignee": [
            (MINE, _("我经办的")),
            (UNASSIGNED, _("还没有人经办")),
            *found.people,
        ],
        "year": _several(found.years),
        "kind": list(kinds.choices()),
        "federation": _several(found.federations),
        "city": _several(found.cities),
        "severity": [
            (one.value, _t("有%s") % one.label)
            for one in Severity
            if one.rank < Severity.INFORMATION.rank
        ],
        "rule": [(rule.id, f"{rule.id} {rule.title}") for rule in rules()],
        "indicator": list(found.indicators),
        "rounds": list(ROUNDS),
        "overdue": list(LATE),
    }


def _several(choices: tuple[tuple[str, str], ...]) -> Choices:
    return list(choices) if len(choices) > 1 else []

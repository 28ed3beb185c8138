"""How a cycle stands, in words; what the form for a new one suggests; the lead's card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain import cycles
from disclosures.domain.windows import chinese
from disclosures.enums import NamePolicy, RankPolicy
from disclosures.models import Cycle
from disclosures.models.cycles import retention_default
from portal import clock
from portal.access import Actor, can
from portal.domain import nav, start

DATES = ("opens", "due", "closes", "release_at")


@dataclass(frozen=True)
class Line:
    """One cycle of the list, with its state in words."""

    cycle: Cycle
    label: str
    tone: str


def lines(found: Iterable[Cycle]) -> list[Line]:
    """Return the lines of the list."""
    return [Line(cycle, *state(cycle)) for cycle in found]


def state(cycle: Cycle) -> tuple[str, str]:
    """Return word and tone of how `cycle` stands today."""
    today = clock.today()
    if today < cycle.opens:
        return _("还没开始"), "neutral"
    if today > cycle.closes:
        return _("已关闭"), "neutral"
    if today > cycle.due:
        return _("已过提交期限"), "warn"
    return _("填报中"), "good"


def initial(actor: Actor) -> dict[str, Any]:
    """Suggest for a new cycle what was chosen last; the newest year; today."""
    last = cycles.managed_cycles(actor).first()
    values: dict[str, Any] = {
        "opens": clock.today(),
        "name_policy": NamePolicy.FULL,
        "rank_policy": RankPolicy.EXACT,
        "reminders": True,
        "blind_share": 0,
    }
    if last:
        terms = vars(cycles.terms_of(last))
        values |= {name: terms[name] for name in terms if name not in DATES}
        # For good is chosen each time anew.
        values["retention_years"] = values["retention_years"] or retention_default()
    return values


def entries(actor: Actor) -> list[nav.Entry]:
    """The lead's entry in the navigation."""
    return [nav.Entry(_("周期"), reverse("cycles:index"))] if can(actor, "cycle.manage") else []


def cards(actor: Actor) -> list[start.Card]:
    """Tell a lead which cycle is open, or that there is none and where to open one."""
    if not can(actor, "cycle.manage"):
        return []
    group = _("填报周期")
    running = cycles.holding(actor, clock.today()).select_related("edition", "federation")
    found = running.order_by("due").first()
    if found is None:
        title, text = (
            _("没有开放的填报周期"),
            _("高校现在不能填报。开设以后，到开始日期他们就会在首页看到。"),
        )
        return [start.Card(title, text, reverse("cycles:open"), _("开设填报周期"), "warn", group)]
    text = _("%(due)s前提交，%(closes)s关闭。") % {
        "due": chinese(found.due),
        "closes": chinese(found.closes),
    }
    return [start.Card(str(found), text, reverse("cycles:index"), _("查看周期"), "info", group)]

"""The results of a cycle as plain data: by indicator, rule, place and kind of union.

Built on `disclosures.domain.statistics`; what the pages show and what a release freezes is the same
shape: ``{"head": …, "totals": …, "indicators": [row], "rules": [row], "cities": [row], "kinds": [row]}``.
Rows name indicators, rules, places and kinds, never a college or a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from disclosures.checks import Severity
from disclosures.domain.released import taken_down
from disclosures.domain.statistics import Figures, Line, figures
from disclosures.domain.statistics_counts import WEIGHTY, OfIndicator, OfRule
from portal import clock
from portal.enums import FederationLevel
from portal.kinds import kinds
from portal.models import Federation

if TYPE_CHECKING:
    from disclosures.models import Cycle
    from portal.access import Actor

YES, NO = "是", "否"

Row = dict[str, Any]
Data = dict[str, Any]


def results(actor: Actor, cycle: Cycle) -> Data:
    """Return all figures of `cycle`, exact: for those who may see them (`results.view`)."""
    found = figures(actor, cycle)
    return {
        "head": _head(cycle, found),
        "totals": _sums(found, found.lines),
        "indicators": [_indicator(one) for one in found.indicators()],
        "rules": [row for one in found.rules() if (row := _rule(one))],
        "cities": _groups(found, _place_of(cycle)),
        "kinds": _groups(found, lambda line: str(kinds()[line.union.kind].name)),
    }


def _head(cycle: Cycle, found: Figures) -> Row:
    return {
        "federation": cycle.federation.name,
        "period": found.form.period,
        "as_of": clock.today().isoformat(),
        "values": [str(value) for value in found.form.table.values],
    }


def _indicator(one: OfIndicator) -> Row:
    """Declared 是, declared 否, neither or both, and how many filings have a weighty finding on it."""
    yes, no = one.answers[YES], one.answers[NO]
    return {
        "number": f"{one.item.no}{one.item.mark}",
        "name": one.item.text,
        "yes": yes,
        "no": no,
        "open": one.answers.total() - yes - no,
        "doubted": one.doubted,
    }


def _rule(one: OfRule) -> Row | None:
    """How many filings a rule objects to, by the heaviest finding; None where it only hints."""
    weights = {str(severity): one.filings[severity] for severity in WEIGHTY}
    if not any(weights.values()):
        return None
    return {
        "number": one.rule.id,
        "name": one.rule.title,
        "filings": sum(weights.values()),
        "error": weights[Severity.ERROR],
        "contradiction": weights[Severity.CONTRADICTION],
        "warning": weights[Severity.WARNING],
    }


def _groups(found: Figures, name_of: Callable[[Line], str]) -> list[Row]:
    """One row a group, in the order in which its first union stands in the lists."""
    groups: dict[str, list[Line]] = {}
    for line in found.lines:
        groups.setdefault(name_of(line), []).append(line)
    return [{"name": name, **_sums(found, lines)} for name, lines in groups.items()]


def _sums(found: Figures, lines: Iterable[Line]) -> Row:
    """How many unions there are, submitted, did so in time, passed, were taken down, have weighty findings.

    `colleges`: of how many colleges they are; `heard`: of how many those that submitted.
    """
    lines = list(lines)
    sent = [line for line in lines if line.sent]
    return {
        "colleges": len({line.union.college_id for line in lines}),
        "heard": len({line.union.college_id for line in sent}),
        "unions": len(lines),
        "sent": len(sent),
        "in_time": sum(found.in_time(line) for line in sent),
        "published": sum(bool(getattr(line.filing, "approved_at", None)) for line in lines),
        "withdrawn": sum(bool(line.filing and taken_down(line.filing)) for line in lines),
        "doubted": sum(
            any(one["severity"] in WEIGHTY for one in line.sent.findings)
            for line in lines
            if line.sent
        ),
    }


def _place_of(cycle: Cycle) -> Callable[[Line], str]:
    """By town; for the whole country by the provincial federation."""
    if cycle.federation.level != FederationLevel.NATIONAL:
        return lambda line: line.union.college.city or _("未填所在地")
    provinces = Federation.objects.filter(level=FederationLevel.PROVINCE)
    names = {one.path: one.short_name for one in provinces}

    def province(line: Line) -> str:
        path = line.union.college.federation.path
        found = [name for above, name in names.items() if path.startswith(above)]
        return found[0] if found else line.union.college.federation.short_name

    return province

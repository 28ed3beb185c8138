"""What the pages about a cycle's rules show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.checks import Rule, Severity, rules
from disclosures.domain import adjustments
from disclosures.domain.trials import Line, Result, states_that_keep
from disclosures.enums import FilingState, RuleEffect
from disclosures.models import Cycle, RuleTrial
from portal.models import Job


@dataclass(frozen=True)
class RuleLine:
    """One rule of the list; ``reason`` only where the cycle has adjusted it."""

    rule: Rule
    effect: RuleEffect
    reason: str

    @property
    def adjusted(self) -> bool:
        """Whether the cycle takes it otherwise than the catalogue."""
        return self.effect is not RuleEffect.AS_IT_IS


@dataclass(frozen=True)
class Judged:
    """One filing of a trial's result, in words."""

    union: str
    state: str
    before: str
    after: str
    kept: bool


def lines(cycle: Cycle) -> list[RuleLine]:
    """Return every rule as the cycle takes it, the adjusted ones first."""
    settings = adjustments.settings_of(cycle)
    found = [
        line(cycle, rule, settings[rule.id].reason if rule.id in settings else "")
        for rule in rules()
    ]
    return sorted(found, key=lambda one: not one.adjusted)


def line(cycle: Cycle, rule: Rule, reason: str) -> RuleLine:
    """Return one rule as the cycle takes it."""
    return RuleLine(rule, adjustments.effect_in(cycle, rule.id), reason)


def counted(findings: Mapping[str, int]) -> str:
    """Say how many findings of which severity: ``矛盾2、提醒1``."""
    said = [f"{each.label}{findings[each.value]}" for each in Severity if findings.get(each.value)]
    return "、".join(said) or _("没有")


def judged(one: Line) -> Judged:
    """Put a line of the result into words."""
    return Judged(
        one.union,
        str(FilingState(one.state).label),
        counted(one.before),
        counted(one.after),
        states_that_keep(one.state),
    )


def summary(result: Result) -> str:
    """Say in one sentence how many filings would be judged differently."""
    if not result.filings:
        return _("本周期还没有填报，现在调整不影响任何高校。")
    if not result.changed:
        return _("本周期的%d份填报，核验结果都不会改变。") % result.filings
    sentence = _("本周期的%(all)d份填报中，有%(changed)d份的核验结果会改变。")
    return sentence % {"all": result.filings, "changed": result.changed}


def waiting(trial: RuleTrial) -> dict[str, object]:
    """Return how far the trial's job is, for the progress component."""
    job = Job.objects.filter(task="disclosures.try_rule", object_id=trial.pk).last()
    poll = reverse("cycle_rules:progress", args=(trial.cycle_id, trial.rule, trial.pk))
    if job and job.state == "failed":
        return {"sentence": _("试算没有完成，请联系运维，或者返回后再试一次。")}
    return {
        "sentence": _("正在试算，请稍候…"),
        "value": job.progress if job else 0,
        "maximum": 100,
        "poll_url": poll,
    }

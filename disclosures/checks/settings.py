"""How a rule is set for a filing: by the year's form and, laid over it, by the cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.checks.finding import Finding, Severity
from disclosures.editions import RuleSetting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disclosures.checks.facts import Facts
    from disclosures.checks.registry import Rule

AS_IT_IS = RuleSetting(reason="按规则目录执行。")
OBSERVED = RuleSetting(severity="information", reason="本年度的观测指标（▲），暂不作硬性要求。")


def effective(rule: Rule, facts: Facts) -> RuleSetting:
    """Return how a rule is set: the milder of what year and cycle say.

    A rule whose indicators are all marked ▲ this year weighs at most information, whatever else
    is set. The reason is the cycle's where the cycle says something, else the year's.
    """
    marked = [facts.answers[name].item for name in rule.indicators if facts.asks(name)]
    setting = OBSERVED if marked and all(item.observed for item in marked) else AS_IT_IS
    for laid_over in (facts.form.rules, facts.context.settings):
        if rule.id in laid_over:
            setting = _milder(setting, laid_over[rule.id])
    return setting


def capped(finding: Finding, setting: RuleSetting) -> Finding:
    """Return the finding with at most the severity that the setting allows; unchecked stays."""
    most = Severity(setting.severity) if setting.severity else finding.severity
    return finding if finding.severity.rank >= most.rank else finding.weighing(most)


def faults(settings: Mapping[str, RuleSetting], known: Mapping[str, Rule]) -> Iterator[str]:
    """Yield a sentence for each setting that cannot be: of no rule, or heavier than the rule."""
    for name, setting in settings.items():
        if name not in known:
            yield f"没有编号为“{name[:20]}”的核验规则。"
        elif setting.severity and Severity(setting.severity).rank < known[name].severity.rank:
            own, asked = known[name].severity.label, Severity(setting.severity).label
            yield f"{name}的程度是“{own}”，只能放宽，不能加重为“{asked}”。"


def _milder(beneath: RuleSetting, over: RuleSetting) -> RuleSetting:
    named = [Severity(each.severity) for each in (beneath, over) if each.severity]
    severity = max(named, key=lambda each: each.rank).value if named else None
    return RuleSetting.model_validate(
        {"off": beneath.off or over.off, "severity": severity, "reason": over.reason}
    )

"""Rules that a cycle leaves out or takes less strictly, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.checks import Rule, Severity, rules
from disclosures.domain.refused import Refused
from disclosures.editions import RuleSetting
from disclosures.enums import RuleEffect
from disclosures.models import Cycle
from portal import clock
from portal.access import require
from portal.domain import audit
from portal.models import College

if TYPE_CHECKING:
    from disclosures.models import RuleTrial
    from portal.access import Actor

SHORTEST, LONGEST = 5, 300
"""Characters of a reason."""


def settings_of(cycle: Cycle) -> dict[str, RuleSetting]:
    """Return what the cycle does to rules, by id: laid over what the year's form does."""
    return {key: RuleSetting.model_validate(each) for key, each in cycle.rule_settings.items()}


def effect_in(cycle: Cycle, rule: str) -> RuleEffect:
    """Return what the cycle does to the rule now."""
    setting = settings_of(cycle).get(rule)
    if setting is None:
        return RuleEffect.AS_IT_IS
    kept = setting.severity or RuleEffect.AS_IT_IS
    return RuleEffect.OFF if setting.off else RuleEffect(kept)


def cycles_adjusting(actor: Actor, rule: str) -> list[Cycle]:
    """Return the cycles that are not over, concern the actor, and take the rule otherwise."""
    colleges = College.objects.filter(pk__in=actor.college_ids())
    paths = colleges.values_list("federation__path", flat=True)
    above = {int(part) for path in paths for part in path.split("/") if part}
    rows = Cycle.objects.filter(rule_settings__has_key=rule, closes__gte=clock.today())
    concerned = rows.filter(federation_id__in=above | actor.federation_ids())
    return list(concerned.select_related("federation", "edition"))


def rule_of(number: str) -> Rule:
    """Return the rule; KeyError where the catalogue has none of that number."""
    return {rule.id: rule for rule in rules()}[number]


def effects_for(rule: Rule) -> list[RuleEffect]:
    """Return what can be done to the rule: everything that is milder than its own severity."""
    ranks = {each.value: each.rank for each in Severity}
    milder = (
        each for each in RuleEffect if each in ranks and ranks[each.value] > rule.severity.rank
    )
    return [RuleEffect.AS_IT_IS, *milder, RuleEffect.OFF]


def setting_for(effect: RuleEffect, reason: str) -> RuleSetting | None:
    """Return what is stored for an effect; None for a rule that is taken as it is."""
    if effect is RuleEffect.AS_IT_IS:
        return None
    off = effect is RuleEffect.OFF
    return RuleSetting.model_validate(
        {"off": off, "severity": None if off else effect.value, "reason": reason}
    )


def adjust(actor: Actor, trial: RuleTrial, reason: str) -> None:
    """Do what ``trial`` tried out. What was submitted before keeps its findings.

    Raises PermissionDenied, or Refused where the trial is not finished, not the newest of its
    rule, or the reason is shorter than five or longer than three hundred characters.
    """
    require(actor, "cycle.manage", trial.cycle)
    reason = reason.replace("\x00", "").strip()
    effect = RuleEffect(trial.effect)
    with transaction.atomic():
        cycle = Cycle.objects.select_for_update().get(pk=trial.cycle_id)
        _refuse_untried(trial)
        if effect is not RuleEffect.AS_IT_IS:
            _refuse_reason(reason)
        old = cycle.rule_settings.get(trial.rule)
        new = _stored(effect, reason)
        if old == new:
            return
        cycle.rule_settings = {
            key: value for key, value in cycle.rule_settings.items() if key != trial.rule
        } | ({trial.rule: new} if new else {})
        cycle.save(update_fields=["rule_settings"])
        audit.record(
            actor.user,
            "cycle.rule",
            cycle,
            federation=cycle.federation,
            rule=trial.rule,
            trial=trial.pk,
            old=old,
            new=new,
        )


def _stored(effect: RuleEffect, reason: str) -> dict[str, Any] | None:
    setting = setting_for(effect, reason)
    return setting.model_dump(mode="json") if setting else None


def _refuse_untried(trial: RuleTrial) -> None:
    trial.refresh_from_db()
    if trial.done_at is None:
        raise Refused(_("试算还没有完成，请等结果出来再决定。"))
    newest = trial.cycle.rule_trials.filter(rule=trial.rule).first()
    if newest and newest.pk != trial.pk:
        raise Refused(_("这条规则后来又试算过一次，请按最新的试算结果决定。"))


def _refuse_reason(reason: str) -> None:
    if len(reason) < SHORTEST:
        raise Refused(_("请写明为什么这样调整（至少%d个字），高校和审核员都会看到。") % SHORTEST)
    if len(reason) > LONGEST:
        raise Refused(
            _("理由最多%(most)d字，现在有%(have)d字，请缩短。")
            % {"most": LONGEST, "have": len(reason)}
        )

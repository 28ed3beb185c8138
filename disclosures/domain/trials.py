"""Trying a change of a rule out: which filings of the cycle would be judged differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from disclosures.checks import Finding, Rule, Severity, build_facts, run
from disclosures.content import Disclosure
from disclosures.domain import adjustments
from disclosures.domain.actors import person
from disclosures.domain.facts_context import context_of
from disclosures.domain.refused import Refused
from disclosures.domain.windows import EDITABLE
from disclosures.domain.yearform import form_of
from disclosures.enums import FilingState, RuleEffect
from disclosures.models import Cycle, Filing, RuleTrial, Submission
from portal import clock
from portal.access import require
from portal.domain import jobs
from portal.domain.heartbeat import report
from portal.models import College, Federation
from portal.scoping import scope_colleges

if TYPE_CHECKING:
    from disclosures.editions import EditionForm
    from portal.access import Actor

AT_ONCE = 50
"""Filings that are read from the database at a time."""


@dataclass(frozen=True)
class Line:
    """One submitted filing that would be judged differently: findings by severity, then and after."""

    filing: int
    union: str
    state: str
    before: dict[str, int]
    after: dict[str, int]


@dataclass(frozen=True)
class Result:
    """What a trial found. ``lines``: submitted filings; ``drafts_changed`` of ``drafts``: a number."""

    filings: int = 0
    changed: int = 0
    drafts: int = 0
    drafts_changed: int = 0
    lines: tuple[Line, ...] = ()

    @classmethod
    def of(cls, trial: RuleTrial) -> Result:
        """Read the result that a finished trial holds."""
        data: dict[str, Any] = dict(trial.result)
        return cls(**data | {"lines": tuple(Line(**line) for line in data.get("lines", ()))})


def start(actor: Actor, cycle: Cycle, number: str, effect: str) -> RuleTrial:
    """Ask for a trial; the worker does it. Raises PermissionDenied, KeyError (rule), Refused (effect)."""
    require(actor, "cycle.manage", cycle)
    if effect not in adjustments.effects_for(adjustments.rule_of(number)):
        raise Refused(_("请从列出的方式中选择一种。"))
    with transaction.atomic():
        trial = RuleTrial.objects.create(
            cycle=cycle,
            federation=cycle.federation,
            rule=number,
            effect=effect,
            asked_by=person(actor),
        )
        jobs.enqueue("disclosures.try_rule", trial.pk, college=None, federation=cycle.federation)
    return trial


def work(trial_id: int) -> None:
    """Do the trial; one that is done already is left as it is.

    Drafts are the college's alone: they are read here and only counted in the result.
    """
    rows = RuleTrial.objects.select_related("cycle__edition", "cycle__federation")
    trial = rows.get(pk=trial_id)
    if trial.done_at is None:
        with _subtree(trial.cycle.federation):
            trial.result = asdict(_result(trial))
            trial.done_at = clock.now()
            trial.save(update_fields=["result", "done_at"])


def _subtree(federation: Federation) -> AbstractContextManager[None]:
    """Open the scope of everything below a federation: its colleges write, it reviews."""
    federations = Federation.objects.filter(path__startswith=federation.path)
    ids = set(federations.values_list("pk", flat=True))
    colleges = College.objects.filter(federation_id__in=ids).values_list("pk", flat=True)
    return scope_colleges(*colleges, federation_ids=ids)


def _result(trial: RuleTrial) -> Result:
    rule, form = adjustments.rule_of(trial.rule), form_of(trial.cycle.edition)
    result = Result()
    total = trial.cycle.filings.count()
    for done, filing in enumerate(_filings(trial.cycle), 1):
        before, after = _judged(filing, form, rule, RuleEffect(trial.effect))
        result = _counted(result, filing, before, after)
        if done % AT_ONCE == 0:
            report(done * 100 // max(total, 1))
    return result


def _counted(result: Result, filing: Filing, before: Counter[str], after: Counter[str]) -> Result:
    draft = filing.state in EDITABLE
    differs = before != after
    result = replace(
        result,
        filings=result.filings + 1,
        changed=result.changed + differs,
        drafts=result.drafts + draft,
        drafts_changed=result.drafts_changed + (draft and differs),
    )
    if draft or not differs:
        return result
    line = Line(filing.pk, str(filing.union), filing.state, dict(before), dict(after))
    return replace(result, lines=(*result.lines, line))


def _filings(cycle: Cycle) -> Iterator[Filing]:
    """Yield the cycle's filings with what is needed to judge them, in the order of colleges."""
    latest = Prefetch("submissions", Submission.objects.order_by("-ordinal"))
    rows = cycle.filings.select_related("union__college", "cycle").prefetch_related(
        "drafts", latest
    )
    yield from rows.order_by("college__pinyin", "pk").iterator(chunk_size=AT_ONCE)


def _judged(
    filing: Filing, form: EditionForm, rule: Rule, effect: RuleEffect
) -> tuple[Counter[str], Counter[str]]:
    """Return the rule's findings by severity, as the cycle stands and as it would."""
    context = context_of(filing)
    content = Disclosure.model_validate(_content(filing))
    settings = {key: one for key, one in context.settings.items() if key != rule.id}
    new = adjustments.setting_for(effect, _("试算"))
    tried = replace(context, settings=settings | ({rule.id: new} if new else {}))
    return tuple(  # type: ignore[return-value]
        _weighed(run(build_facts(content, form, each), [rule])) for each in (context, tried)
    )


def _content(filing: Filing) -> dict[str, Any]:
    """The drafts where the college is writing, else what was submitted last."""
    if filing.state in EDITABLE or not filing.submissions.all():
        return {draft.key: draft.content for draft in filing.drafts.all() if draft.revision}
    content: dict[str, Any] = filing.submissions.all()[0].content
    return content


def _weighed(found: list[Finding]) -> Counter[str]:
    return Counter(each.severity.value for each in found if each.severity is not Severity.UNCHECKED)


def states_that_keep(state: str) -> bool:
    """Whether a filing in this state keeps its findings until (if ever) it is submitted again."""
    return state in {FilingState.SUBMITTED, FilingState.APPROVED, FilingState.PUBLISHED}

"""The college's written answers to findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.checks import Finding, Severity
from disclosures.domain import lifecycle
from disclosures.domain.actors import person
from disclosures.domain.assessment import Assessment, assess
from disclosures.domain.editing import filing_locked
from disclosures.domain.matching import ANSWERABLE
from disclosures.domain.refused import Refused
from disclosures.models import Explanation
from portal.access import require
from portal.domain import audit

if TYPE_CHECKING:
    from disclosures.models import Filing
    from portal.access import Actor

LONGEST = 1000
SHORTEST = 5


@transaction.atomic
def write(actor: Actor, filing: Filing, rule: str, path: str, text: str) -> Explanation:
    """Explain the contradiction of ``rule`` at ``path``, on the evidence that it has now.

    Raises ``PermissionDenied``, or ``Refused`` where the finding no longer stands, asks for no
    explanation, or the text is shorter than five or longer than a thousand characters.
    """
    text = text.replace("\x00", "").strip()
    finding, assessment = answerable(actor, filing, rule, path)
    if finding.severity == Severity.CONTRADICTION and len(text) < SHORTEST:
        raise Refused(_("请用一两句话说明原因（至少%s个字），审核员会看到。") % SHORTEST)
    if len(text) > LONGEST:
        raise Refused(
            _("说明最多%(most)s字，现在有%(have)s字，请缩短。")
            % {"most": LONGEST, "have": len(text)}
        )
    return store(actor, filing, finding, text, assessment)


@transaction.atomic
def tick(actor: Actor, filing: Filing, rule: str, path: str) -> Explanation:
    """Note that somebody has read the warning of ``rule`` at ``path``; raises like ``write``."""
    finding, assessment = answerable(actor, filing, rule, path)
    if finding.severity != Severity.WARNING:
        raise Refused(_("这一条需要修改或书面说明，不能只勾选“已阅”。"))
    return store(actor, filing, finding, "", assessment)


def answerable(actor: Actor, filing: Filing, rule: str, path: str) -> tuple[Finding, Assessment]:
    """Return the standing finding that ``actor`` may answer, or raise; the filing stays locked.

    Nobody can submit it, or save a section, until the answer is kept.
    """
    row = lifecycle.lock(filing)
    require(actor, "filing.edit", row)
    reason = filing_locked(row)
    if reason:
        raise Refused(reason)
    assessment = assess(row)
    finding = next((item for item in assessment.findings if item.key == (rule, path)), None)
    if finding is None or finding.severity not in ANSWERABLE:
        raise Refused(_("这一条已经不在核验结果里了（可能已被改好），不需要再说明。"))
    return finding, assessment


def store(
    actor: Actor, filing: Filing, finding: Finding, text: str, assessment: Assessment
) -> Explanation:
    """Keep the answer in the place of an earlier one to the same finding."""
    earlier = assessment.explanations.get(finding.key) or assessment.fallen.get(finding.key)
    here = {"filing": filing, "rule": finding.rule, "anchor": finding.anchor}
    if earlier and earlier.anchor != finding.anchor:
        Explanation.objects.filter(**here).delete()
    values = {
        "path": finding.path,
        "whole": finding.whole,
        "text": text,
        "basis": finding.basis,
        "evidence": finding.evidence,
        "fell_at": None,
        "written_by": person(actor),
    }
    which = {"pk": earlier.pk} if earlier else here
    kept = Explanation.objects.update_or_create(**which, defaults={**here, **values})[0]
    audit.record(
        actor.user,
        "filing.explain",
        filing,
        college=filing.college,
        federation=filing.federation,
        rule=finding.rule,
        path=finding.path,
        characters=[len(earlier.text) if earlier else 0, len(text)],
    )
    return kept

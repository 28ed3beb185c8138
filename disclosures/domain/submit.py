"""Submitting a filing: frozen once, numbered, with a receipt; and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.content import Disclosure
from disclosures.domain import correcting, freezing, lifecycle, pledges
from disclosures.domain.actors import person
from disclosures.domain.assessment import Assessment, assess
from disclosures.domain.refused import Refused
from disclosures.domain.released import taken_down
from disclosures.domain.reminding import stopping
from disclosures.domain.windows import closed_reason
from disclosures.enums import FilingState
from disclosures.models import Submission
from portal import clock
from portal.access import require

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from disclosures.models import Filing
    from portal.access import Actor

__all__ = ["Assessment", "assess", "pull_back", "submit", "unready_reasons"]

UNCHANGED = gettext_lazy(
    "退回后内容没有任何修改，也没有回复，不需要再次提交。请先修改或回复退回函中的问题。"
)
UNCORRECTED = gettext_lazy(
    "内容和已经公开的一样，不需要再次提交。请先更正；不需要更正的，学校自己申请的可以取消，审核单位要求的请写明理由，由审核单位决定。"
)
UNSEALED = gettext_lazy("还没有上传盖章的承诺书。请先打印、签名、盖章，再上传。")


def submit(actor: Actor, filing: Filing, declaration: bool) -> Submission:
    """Freeze the drafts of ``filing`` as its next submission and return it.

    A filing that is already submitted gives its present submission back: a double click or a
    second browser sees the same receipt. Raises ``PermissionDenied`` (only the secretary),
    or ``Refused`` with what is still to do.
    """
    with transaction.atomic():
        row = lifecycle.lock(filing)
        require(actor, "filing.submit", row)
        if row.state == FilingState.SUBMITTED:
            return row.submissions.latest("ordinal")
        lifecycle.edge_of(row, "submit")
        assessment = assess(row, anew=True)
        refuse_unless_ready(row, assessment, declaration)
        submission = freeze(actor, row, assessment)
        lifecycle.move(
            filing,
            "submit",
            actor,
            ordinal=submission.ordinal,
            number=submission.number,
            **changed_since(submission),
        )
        stopping.stop(row.cycle_id, row.union_id)
        return submission


def changed_since(submission: Submission) -> dict[str, list[str]]:
    """Return for the log which sections differ from the submission before; nothing for the first."""
    before = submission.filing.submissions.filter(ordinal=submission.ordinal - 1).first()
    if before is None:
        return {}
    old, new = before.content, submission.content
    return {"sections": [key for key in new if new[key] != old.get(key)]}


def pull_back(actor: Actor, filing: Filing) -> None:
    """Take the present submission back to go on editing, while no reviewer has opened it.

    The submission itself stays in the history. Raises ``PermissionDenied`` or ``Refused``.
    """
    lifecycle.move(filing, "pull_back", actor)


def freeze(actor: Actor, filing: Filing, assessment: Assessment) -> Submission:
    """Insert the next submission of the locked ``filing``."""
    ordinal = filing.submissions.count() + 1
    return Submission.objects.create(
        filing=filing,
        ordinal=ordinal,
        number=freezing.number(filing, ordinal),
        submitted_at=clock.now(),
        submitted_by=person(actor),
        pledge=pledges.standing(filing).pledge if filing.cycle.pledge else None,
        **freezing.frozen(assessment, filing.cycle.edition.digest),
    )


def refuse_unless_ready(filing: Filing, assessment: Assessment, declaration: bool) -> None:
    """Raise ``Refused`` with the first thing that stands in the way."""
    reasons = unready_reasons(filing, assessment)
    if not reasons and not declaration:
        reasons = [_("请先勾选承诺，再提交。")]
    if reasons:
        raise Refused(reasons[0])


def unready_reasons(filing: Filing, assessment: Assessment) -> list[str]:
    """Return, in the order of doing, every sentence about what keeps ``filing`` from being submitted."""
    counted = (
        (_("还有%s处错误，改好后才能提交。"), assessment.blocking),
        (_("还有%s处矛盾，请修改，或逐条写明原因。"), assessment.unexplained),
        (_("还有%s条提醒没有勾选“已阅”。"), assessment.unticked),
        (_("退回函中还有%s个问题既没有修改，也没有回复。"), assessment.unsettled),
    )
    reasons: list[StrOrPromise | None] = [closed_reason(filing)]
    reasons += [sentence % len(items) for sentence, items in counted if items]
    if pledges.standing(filing).missing:
        reasons.append(UNSEALED)
    reasons.append(unchanged_reason(filing, assessment))
    return [str(reason) for reason in reasons if reason]


def unchanged_reason(filing: Filing, assessment: Assessment) -> StrOrPromise | None:
    """Refuse the resubmission of a returned filing in which nothing was changed or answered.

    And a correction that says what the public reads already: there is nothing to be replaced. What was
    taken down may come back as it was, if the reviewer finds so.
    """
    if filing.state == FilingState.CORRECTING:
        if taken_down(filing):
            return None
        return UNCORRECTED if same(correcting.public_submission(filing), assessment) else None
    if filing.state != FilingState.RETURNED or any(
        point.settled for point in assessment.open_points
    ):
        return None
    return UNCHANGED if same(filing.submissions.order_by("ordinal").last(), assessment) else None


def same(submission: Submission | None, assessment: Assessment) -> bool:
    """Say whether the drafts hold what was submitted then."""
    return submission is not None and Disclosure.model_validate(
        submission.content
    ) == Disclosure.model_validate(assessment.content)

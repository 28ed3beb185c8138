"""What federation and college do with an objection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.domain import correcting, corrections
from disclosures.domain.windows import AGAIN, chinese
from disclosures.enums import FilingState
from portal import notify
from reviews.domain.objections import steps
from reviews.domain.refusals import Refused
from reviews.domain.sentences import usable
from reviews.enums import ObjectionState, StepKind
from reviews.models import Objection, ObjectionStep

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from portal.access import Actor

LONGEST = 1000
TOO_LONG = gettext_lazy("请写在 %d 个字以内。")
UNDER_REVIEW = gettext_lazy("学校已经提交更正后的内容，请先审核那次提交，再答复反映人。")


@transaction.atomic
def ask(actor: Actor, objection: Objection, text: str) -> ObjectionStep:
    """Ask the college what is true; from now on it reads the statement, never the contact."""
    row = steps.locked(actor, objection, "objection.handle", StepKind.ASKED)
    text = usable(text, LONGEST, _("请写明要学校说明什么。"), str(TOO_LONG))
    step = steps.take(row, StepKind.ASKED, text, actor)
    notify.post(
        "objection_asked",
        key=f"objection_asked:{step.pk}",
        to="college",
        subject=_("请说明公开内容是否属实"),
        text=_("有人反映公开的内容不属实，%s请你校核实并说明。") % row.federation.name,
        url=reverse("review:objection_answer", args=[row.pk]),
        college=row.college,
        federation=row.federation,
    )
    return step


@transaction.atomic
def answer_of_college(actor: Actor, objection: Objection, text: str) -> ObjectionStep:
    """Tell the federation what is true. A correction that was asked for stays asked for."""
    row = steps.locked(actor, objection, "objection.answer", StepKind.ANSWERED)
    text = usable(text, LONGEST, _("请写明实际情况：是否属实，有什么依据。"), str(TOO_LONG))
    stay = row.state == ObjectionState.CORRECTING
    step = steps.take(row, StepKind.ANSWERED, text, actor, stay=stay)
    notify.post(
        "objection_answered",
        key=f"objection_answered:{step.pk}",
        to="federation",
        subject=_("%s答复了情况反映") % row.college.name,
        text=_("请查看学校的说明，再决定是要求更正，还是答复反映人。"),
        url=reverse("review:objection", args=[row.pk]),
        college=row.college,
        federation=row.federation,
    )
    return step


@transaction.atomic
def correct(
    actor: Actor, objection: Objection, sections: Collection[str], reason: str, due: dt.date
) -> ObjectionStep:
    """Ask for a correction: `sections` of the published filing open for the college until `due`.

    `reason` is what the college reads; the public reads `correcting.REPORTED`. The objection is answered by the corrected publication
    (`corrections.settle`). Raises PermissionDenied, Refused.
    """
    row = steps.locked(actor, objection, "objection.handle", StepKind.CORRECTING)
    reason = usable(reason, LONGEST, _("请写明哪里要更正、怎样更正。"), str(TOO_LONG))
    correcting.open_(actor, row.filing, sections, due, str(correcting.REPORTED), reported=True)
    step = steps.take(row, StepKind.CORRECTING, reason, actor)
    notify.post(
        "correcting",
        key=f"correcting:{step.pk}",
        to="college",
        subject=_("已公开的内容需要更正"),
        text=_("请在%(day)s前更正并再次提交。%(federation)s的说明：%(reason)s")
        % {"day": chinese(due), "federation": row.federation.name, "reason": reason},
        url=reverse("filing:tasks", args=[row.filing_id]),
        college=row.college,
        federation=row.federation,
    )
    return step


@transaction.atomic
def close(actor: Actor, objection: Objection, answer: str) -> ObjectionStep:
    """Answer the reporter and end it: `answer` is public. A correction that nobody else waits for is given up.

    Raises PermissionDenied, and Refused while a correction is under review.
    """
    row = steps.locked(actor, objection, "objection.handle", StepKind.CLOSED)
    answer = usable(answer, LONGEST, _("请写明核实的结果，反映人会看到。"), str(TOO_LONG))
    was_correcting = row.state == ObjectionState.CORRECTING
    step = steps.take(row, StepKind.CLOSED, answer, actor)
    if was_correcting:
        _give_up(actor, row)
    return step


@transaction.atomic
def note(actor: Actor, objection: Objection, text: str) -> ObjectionStep:
    """Write a note for the federation alone."""
    row = steps.locked(actor, objection, "objection.handle", StepKind.NOTE)
    text = usable(text, LONGEST, _("备注还没有写。"), str(TOO_LONG))
    return steps.take(row, StepKind.NOTE, text, actor)


def _give_up(actor: Actor, row: Objection) -> None:
    others = Objection.objects.filter(filing=row.filing, state=ObjectionState.CORRECTING)
    if others.exists():
        return
    row.filing.refresh_from_db(fields=["state"])
    if not all(one.reported for one in corrections.live(row.filing)):
        return
    if row.filing.state in AGAIN:
        correcting.give_up(actor, row.filing)
    elif row.filing.state != FilingState.PUBLISHED:
        raise Refused(UNDER_REVIEW)

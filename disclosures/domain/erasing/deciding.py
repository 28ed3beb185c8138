"""What college and federation do with a request: the college says whose it is, one of the two decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain.actors import person
from disclosures.domain.erasing import journal, work
from disclosures.domain.publicwords import tidied
from disclosures.domain.refused import Refused
from disclosures.enums import CollegeSays, ErasureState
from disclosures.models import Erasure
from portal import clock, notify
from portal.access import require
from portal.domain import audit, jobs

if TYPE_CHECKING:
    from portal.access import Actor

SHORTEST, LONGEST = 5, 1000


@transaction.atomic
def confirm(actor: Actor, erasure: Erasure, says: str) -> Erasure:
    """Say whether the request is the person's own; may be said again. Raises PermissionDenied, Refused."""
    row = _open(actor, erasure)
    if says not in CollegeSays.values:
        raise Refused(_("请选择核实的结果。"))
    if row.college_says != says:
        row.college_says = says
        row.save(update_fields=["college_says"])
        _record(actor, row, "erasure.confirmed", says=says)
    return row


@transaction.atomic
def decide(actor: Actor, erasure: Erasure, state: str, answer: str) -> Erasure:
    """Grant, grant in part or refuse; `answer` is read by who asked. Raises PermissionDenied, Refused.

    Refusing wants the reason (《个人信息保护法》第五十条), granting the college's word that it is the person.
    """
    row = _open(actor, erasure)
    if state not in {ErasureState.GRANTED, ErasureState.PARTLY, ErasureState.REFUSED}:
        raise Refused(_("请选择怎样处理。"))
    granted = state != ErasureState.REFUSED
    if granted and row.college_says != CollegeSays.SAME:
        raise Refused(_("请先联系本人核实，在“核实身份”里确认是本人的请求，再同意。"))
    row.state, row.answer = state, _usable(answer, needed=state != ErasureState.GRANTED)
    row.decided_by, row.decided_at = person(actor), clock.now()
    row.save(update_fields=["state", "answer", "decided_by", "decided_at"])
    _record(actor, row, "erasure.granted" if granted else "erasure.refused", state=state)
    _tell(actor, row)
    if granted:
        jobs.enqueue(work.ERASE, row.pk, college=row.college, federation=row.federation)
        transaction.on_commit(lambda: journal.write(row), robust=True)
    return row


def _open(actor: Actor, erasure: Erasure) -> Erasure:
    rows = Erasure.objects.select_related("college", "federation", "filing__union", "publication")
    row = rows.select_for_update(of=("self",)).get(pk=erasure.pk)
    require(actor, "erasure.handle", row)
    if row.state != ErasureState.RECEIVED:
        raise Refused(
            _("这条请求已经办结（%s），不能再改。请刷新页面查看。") % row.get_state_display()
        )
    return row


def _usable(answer: str, *, needed: bool) -> str:
    clean = tidied(answer)
    if needed and len(clean) < SHORTEST:
        raise Refused(
            _("不同意或只同意一部分的，请写明理由，至少%d个字，请求人会看到。") % SHORTEST
        )
    if len(clean) > LONGEST:
        raise Refused(_("答复最多写%d个字，请缩短一些。") % LONGEST)
    return clean


def _record(actor: Actor, row: Erasure, action: str, **data: str) -> None:
    audit.record(actor.user, action, row, college=row.college, federation=row.federation, **data)


def _tell(actor: Actor, row: Erasure) -> None:
    """Tell the side that did not decide."""
    by_college = row.college_id in actor.college_ids()
    notify.post(
        "erasure_decided",
        key=f"erasure_decided:{row.pk}",
        to="federation" if by_college else "college",
        subject=_("删除请求已办结：%s") % row.get_state_display(),
        text=_("%(college)s的一条删除请求（%(number)s）已经办结，请查看。")
        % {"college": row.college.name, "number": row.number},
        url=reverse("erasures:show", args=[row.pk]),
        college=row.college,
        federation=row.federation,
    )

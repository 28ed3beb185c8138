"""A later day for one union (延期): granted by the lead of the cycle's federation, with a reason, on the record."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain import reach
from disclosures.domain.actors import person
from disclosures.domain.refused import Refused
from disclosures.domain.reminding.stopping import stop
from disclosures.domain.windows import chinese, due_day
from disclosures.enums import FilingState
from disclosures.models import Extension, Filing
from portal import clock, notify
from portal.access import require
from portal.domain import audit
from portal.tenant import Tenant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosures.models import Cycle
    from portal.access import Actor
    from portal.models import Union

SHORTEST, LONGEST = 5, 300
"""Characters of a reason."""
DAYS = 366
"""Days after the cycle's due date; more is a mistyped year."""
DONE = (FilingState.APPROVED, FilingState.PUBLISHED, FilingState.CORRECTING)


class ExtensionRefused(Refused):
    """An extension that does not fit; `field` is the name of the one to change."""

    def __init__(self, sentence: object, field: str | None = None) -> None:
        self.field = field
        super().__init__(sentence)


def grant(actor: Actor, union: Union, cycle: Cycle, until: dt.date, reason: str) -> Extension:
    """Let ``union`` submit in ``cycle`` until the end of that day (Chinese time); tell the college why.

    The latest extension counts: one given before is lengthened, or shortened (to the cycle's due date
    at the earliest), by another. Raises ``PermissionDenied``, and ``ExtensionRefused`` with the field.
    """
    require(actor, "cycle.extend", Tenant(union.college_id, cycle.federation_id))
    reason = usable(reason)
    with transaction.atomic():
        one_at_a_time(union, cycle)
        filing = Filing.objects.filter(union=union, cycle=cycle).first()
        before = _latest(union, cycle)
        _refuse(union, cycle, filing)
        _refuse_day(cycle, until, before)
        extension = Extension.objects.create(
            cycle=cycle,
            union=union,
            college=union.college,
            federation=union.college.federation,
            until=until,
            reason=reason,
            by=person(actor),
            at=clock.now(),
        )
        Filing.objects.filter(union=union, cycle=cycle).update(extended_until=until)
        stop(cycle.pk, union.pk)
        _record(actor, extension, filing, before)
        _tell(extension, filing, before)
    return extension


def until(union: Union, cycle: Cycle) -> dt.date | None:
    """Return the last day of the union's extension in ``cycle``; None where it has none."""
    rows = Extension.objects.filter(union=union, cycle=cycle).order_by("id")
    return rows.values_list("until", flat=True).last()


_latest = until  # `grant` calls its day so


def of_unions(unions: Iterable[Union]) -> dict[tuple[int, int], dt.date]:
    """Return the extensions that count, by union and cycle: one query."""
    rows = Extension.objects.filter(union__in=list(unions)).order_by("id")
    return {(one, cycle): day for one, cycle, day in rows.values_list("union", "cycle", "until")}


def one_at_a_time(union: Union, cycle: Cycle) -> None:
    """Let nobody else grant for, or start, this filing for the rest of the transaction.

    A filing that is started at the same moment would otherwise not hear of its extension.
    """
    with connection.cursor() as cursor:
        name = f"extension:{union.pk}:{cycle.pk}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def usable(reason: str) -> str:
    """Return the reason on one line; ``ExtensionRefused`` where it says too little or too much."""
    reason = " ".join(reason.replace("\x00", "").split())
    if len(reason) < SHORTEST:
        raise ExtensionRefused(_("请写明为什么延期，至少%d个字，学校会看到。") % SHORTEST, "reason")
    if len(reason) > LONGEST:
        words = {"most": LONGEST, "have": len(reason)}
        raise ExtensionRefused(
            _("原因最多%(most)d个字，现在有%(have)d个，请写短一些。") % words, "reason"
        )
    return reason


def _refuse(union: Union, cycle: Cycle, filing: Filing | None) -> None:
    if filing is None and not reach.unions_of(cycle).filter(pk=union.pk).exists():
        raise ExtensionRefused(_("这个填报周期不适用于这个组织，请从列出的组织中选择。"), "union")
    if filing and filing.state in DONE:
        raise ExtensionRefused(_("这份填报已经审核通过，不需要延期。"), "union")


def _refuse_day(cycle: Cycle, day: dt.date, before: dt.date | None) -> None:
    if day < clock.today():
        raise ExtensionRefused(_("这一天已经过去，请选择今天或以后的日期。"), "until")
    if day == before:
        raise ExtensionRefused(_("已经延期到这一天了，请选择另一个日期。"), "until")
    if before is None and day <= cycle.due:
        raise ExtensionRefused(
            _("延期要晚于提交期限（%s），请改晚一些。") % chinese(cycle.due), "until"
        )
    if day < cycle.due:
        raise ExtensionRefused(
            _("缩短也不能早于原来的提交期限（%s），请改晚一些。") % chinese(cycle.due), "until"
        )
    if (day - cycle.due).days > DAYS:
        raise ExtensionRefused(_("这比提交期限晚了一年以上，请核对年份。"), "until")


def _record(
    actor: Actor, extension: Extension, filing: Filing | None, before: dt.date | None
) -> None:
    audit.record(
        actor.user,
        "cycle.extend",
        filing or extension.union,
        college=extension.college,
        federation=extension.federation,
        extension=extension.pk,
        cycle=extension.cycle_id,
        union=extension.union_id,
        until=extension.until.isoformat(),
        before=before.isoformat() if before else None,
    )


def _tell(extension: Extension, filing: Filing | None, before: dt.date | None) -> None:
    old = due_day(extension.cycle, before)
    words = {
        "union": extension.union,
        "year": extension.cycle.edition.key,
        "old": chinese(old),
        "new": chinese(extension.until),
        "reason": extension.reason,
    }
    shorter = extension.until < old
    text = _shorter() if shorter else _longer()
    subject = _("提交期限改为%s") if shorter else _("已延期到%s")
    notify.post(
        "extended",
        key=f"extension:{extension.pk}",
        to="college",
        subject=subject % chinese(extension.until),
        text=text % words,
        url=reverse("filing:tasks", args=(filing.pk,)) if filing else reverse("start"),
        college=extension.college,
        federation=extension.federation,
    )


def _longer() -> str:
    return _(
        "%(union)s%(year)s年度的填报，提交期限从%(old)s延到%(new)s（含当天）。\n原因：%(reason)s\n已保存的内容都还在，请在这一天以前提交。"
    )


def _shorter() -> str:
    return _(
        "%(union)s%(year)s年度的填报，提交期限由%(old)s改为%(new)s（含当天）。\n原因：%(reason)s\n已保存的内容都还在，请在这一天以前提交。"
    )

"""A lead lets the rosters of a cycle give way before the time (提前办理)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain.actors import person
from disclosures.domain.publicwords import tidied
from disclosures.domain.refused import Refused
from disclosures.domain.retaining import work
from disclosures.models import Cycle, RetentionOrder
from portal import clock
from portal.access import require
from portal.domain import audit, masking

if TYPE_CHECKING:
    from portal.access import Actor

SHORTEST, LONGEST = 5, 300


@transaction.atomic
def order(actor: Actor, cycle: Cycle, reason: str) -> RetentionOrder:
    """Order it, for good, and queue the work. Raises PermissionDenied and Refused."""
    require(actor, "cycle.manage", cycle)
    row = _locked(cycle)
    if row.retention_orders.exists():
        raise Refused(_("这个周期已经提前办理，不用再办。"))
    if row.closes >= clock.today():
        raise Refused(_("这个周期还在填报，名单还要用。请在关闭以后再提前办理。"))
    made = RetentionOrder.objects.create(
        cycle=row,
        federation=row.federation,
        reason=_usable(reason),
        by=person(actor),
        at=clock.now(),
    )
    audit.record(
        actor.user, "retention.ordered", row,
        federation=row.federation, reason=masking.text(made.reason),
    )  # fmt: skip
    work.enqueue(row)
    return made


def apply_now(actor: Actor, cycle: Cycle) -> None:
    """Queue what is due today, without waiting for the night. Raises PermissionDenied."""
    require(actor, "cycle.manage", cycle)
    work.enqueue(cycle)


def _usable(reason: str) -> str:
    clean = " ".join(tidied(reason).split())
    if not SHORTEST <= len(clean) <= LONGEST:
        raise Refused(
            _("请写明提前办理的原因，%(least)d到%(most)d个字，会记入日志。")
            % {"least": SHORTEST, "most": LONGEST}
        )
    return clean


def _locked(cycle: Cycle) -> Cycle:
    rows = Cycle.objects.select_for_update(of=("self",)).select_related("federation")
    return rows.get(pk=cycle.pk)

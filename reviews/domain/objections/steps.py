"""Every step on an objection goes through here: locked, allowed from where it stands, written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portal import clock
from portal.access import require
from portal.domain import audit
from reviews.domain.refusals import Refused
from reviews.enums import ObjectionState as State
from reviews.enums import StepKind
from reviews.models import Objection, ObjectionStep

if TYPE_CHECKING:
    from portal.access import Actor

ENDED = (State.CORRECTED, State.CLOSED)
OPEN = tuple(state for state in State if state not in ENDED)
FROM: dict[StepKind, tuple[State, ...]] = {
    StepKind.ASKED: (State.RECEIVED, State.ASKED, State.ANSWERED),
    StepKind.ANSWERED: (State.ASKED, State.CORRECTING),
    StepKind.CORRECTING: OPEN,
    StepKind.CORRECTED: (State.CORRECTING,),
    StepKind.CLOSED: OPEN,
    StepKind.NOTE: tuple(State),
}
TO = {
    StepKind.ASKED: State.ASKED,
    StepKind.ANSWERED: State.ANSWERED,
    StepKind.CORRECTING: State.CORRECTING,
    StepKind.CORRECTED: State.CORRECTED,
    StepKind.CLOSED: State.CLOSED,
}
SHOWN = frozenset(TO)
"""Steps that the reporter is told of."""


def locked(actor: Actor, objection: Objection, action: str, kind: StepKind) -> Objection:
    """Return the row, locked until the transaction ends. Raises PermissionDenied and Refused."""
    rows = Objection.objects.select_related("college", "federation", "filing", "publication")
    row = rows.select_for_update(of=("self",)).get(pk=objection.pk)
    require(actor, action, row)
    allow(row, kind)
    return row


def allow(row: Objection, kind: StepKind) -> None:
    """Raise Refused unless a step of this kind may follow where the objection stands."""
    if State(row.state) not in FROM[kind]:
        raise Refused(
            _("这条情况反映目前是“%(state)s”，不能再%(step)s。请刷新页面查看最新状态。")
            % {"state": row.get_state_display(), "step": kind.label}
        )


def take(
    row: Objection, kind: StepKind, text: str, actor: Actor | None, *, stay: bool = False
) -> ObjectionStep:
    """Write the step, its event and the state it leads to (`stay`: none); the words stand in the step alone."""
    now = clock.now()
    step = ObjectionStep.objects.create(
        objection=row,
        kind=kind,
        text=text,
        public=kind in SHOWN,
        by=actor.user if actor else None,
        at=now,
    )
    if kind in TO and not stay:
        row.become(TO[kind], now if TO[kind] in ENDED else None)
    told = row.to_college and kind is not StepKind.NOTE
    audit.record(
        actor.user if actor else None,
        f"objection.{kind}",
        row,
        college=row.college if told else None,
        federation=row.federation,
        state=row.state,
    )
    return step

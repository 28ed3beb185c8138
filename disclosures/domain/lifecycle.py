"""The only writer of a filing's state (law 1): ``(state, action) → (state, who may, guard)``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures import wording
from disclosures.domain.refused import Refused
from disclosures.domain.windows import closed_reason
from disclosures.enums import FilingState as State
from disclosures.models import Filing
from portal import clock
from portal.access import require
from portal.domain import audit

if TYPE_CHECKING:
    from portal.access import Actor

Guard = Callable[[Filing], str | None]


@dataclass(frozen=True)
class Edge:
    """One step: where it leads, the policy action asked of the actor (None: the system), what must hold."""

    to: Callable[[Filing], State]
    policy: str | None
    guard: Guard


def move(filing: Filing, action: str, actor: Actor | None, **facts: Any) -> Filing:
    """Take ``filing`` along ``action``, write its event, and return the locked, fresh row.

    ``facts`` go into the event; ``return_``, ``correct`` and ``reopen`` take ``open_sections`` (keys) and ``due`` (a date).
    Raises ``PermissionDenied`` (who) and ``Refused`` (state or guard). ``actor`` is None only
    for ``publish``, which the system does.
    """
    with transaction.atomic():
        row = lock(filing)
        edge = allowed(row, action, actor)
        write(row, edge.to(row), EFFECTS[action](row, facts))
        audit.record(
            actor.user if actor else None,
            f"filing.{action.rstrip('_')}",
            row,
            college=row.college,
            federation=row.federation,
            **{key: plain(value) for key, value in facts.items()},
        )
    filing.refresh_from_db(
        fields=(
            "state",
            "state_since",
            "submitted_from",
            "open_sections",
            "opened_at",
            "return_due",
        )
    )
    return row


def allowed(row: Filing, action: str, actor: Actor | None) -> Edge:
    """Return the edge of ``action``; raises as `move` where ``actor`` may not take it, or nobody now."""
    edge = edge_of(row, action)
    if edge.policy:
        require(actor, edge.policy, row)
    reason = edge.guard(row)
    if reason:
        raise Refused(reason)
    return edge


def lock(filing: Filing) -> Filing:
    """Fetch the row of ``filing`` for the rest of the transaction; other writers of it wait."""
    rows = Filing.objects.select_related(
        "cycle__edition", "college", "federation", "union__college"
    )
    return rows.select_for_update(of=("self",), no_key=True).get(pk=filing.pk)


def edge_of(filing: Filing, action: str) -> Edge:
    """Return the edge of ``action`` from the filing's state; ``Refused`` where there is none."""
    edge = TABLE.get((State(filing.state), action))
    if edge is None:
        raise Refused(impossible(filing, action))
    return edge


def impossible(filing: Filing, action: str) -> str:
    """Say that there is no such step from where the filing stands."""
    return _("这份填报目前是“%(state)s”，不能%(action)s。请刷新页面查看最新状态。") % {
        "state": wording.for_college(filing).label,
        "action": VERBS[action],
    }


def write(filing: Filing, state: State, changes: dict[str, Any]) -> None:
    """Store the new state (its time only where it changes) and what the action changes besides."""
    if state != filing.state:
        changes = {"state": state, "state_since": clock.now(), **changes}
    for name, value in changes.items():
        setattr(filing, name, value)
    filing.save(update_fields=list(changes))


def plain(value: Any) -> Any:
    """Turn a fact into plain JSON: dates become text."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def always(state: State) -> Callable[[Filing], State]:
    """Lead to ``state`` whatever the filing."""
    return lambda filing: state


def before_submission(filing: Filing) -> State:
    """Return the state that a pulled-back submission came from.

    Submissions of before that was kept: the open sections of a return stay until the approval.
    """
    known = State.RETURNED if filing.open_sections else State.DRAFT
    return State(filing.submitted_from or known)


def free(filing: Filing) -> str | None:
    """Guard nothing."""
    return None


def unopened(filing: Filing) -> str | None:
    """Hold while no reviewer has opened the present submission."""
    return (
        _("审核员已经开始审核，不能再撤回。如需修改，请联系审核单位退回。")
        if filing.opened_at
        else None
    )


def public(filing: Filing) -> str | None:
    """Hold where a version is public, to which the filing can go back."""
    return None if filing.publications.exists() else impossible(filing, "give_up")


VERBS = {
    "submit": gettext_lazy("提交"),
    "pull_back": gettext_lazy("撤回"),
    "open": gettext_lazy("开始审核"),
    "return_": gettext_lazy("退回"),
    "approve": gettext_lazy("通过"),
    "publish": gettext_lazy("公开"),
    "correct": gettext_lazy("要求更正"),
    "reopen": gettext_lazy("申请更正"),
    "give_up": gettext_lazy("取消更正"),
    "drop": gettext_lazy("取消更正"),
    "amend_return": gettext_lazy("更正退回函"),
}

Effect = Callable[[Filing, dict[str, Any]], dict[str, Any]]


def opened(filing: Filing, facts: dict[str, Any]) -> dict[str, Any]:
    """Open the named sections again, until a date."""
    return {"open_sections": list(facts["open_sections"]), "return_due": facts["due"]}


def closed(filing: Filing, facts: dict[str, Any]) -> dict[str, Any]:
    """Forget what was opened."""
    return {"open_sections": [], "return_due": None}


def nothing(filing: Filing, facts: dict[str, Any]) -> dict[str, Any]:
    """Change nothing but the state."""
    return {}


EFFECTS: dict[str, Effect] = {
    "submit": lambda filing, facts: {"opened_at": None, "submitted_from": filing.state},
    "pull_back": nothing,
    "open": lambda filing, facts: {"opened_at": clock.now()},
    "return_": opened,
    "approve": closed,
    "publish": nothing,
    "correct": opened,
    "reopen": opened,
    "give_up": closed,
    "drop": closed,
    "amend_return": opened,
}

TABLE: dict[tuple[State, str], Edge] = {
    (State.DRAFT, "submit"): Edge(always(State.SUBMITTED), "filing.submit", closed_reason),
    (State.RETURNED, "submit"): Edge(always(State.SUBMITTED), "filing.submit", closed_reason),
    (State.CORRECTING, "submit"): Edge(always(State.SUBMITTED), "filing.submit", closed_reason),
    (State.SUBMITTED, "pull_back"): Edge(before_submission, "filing.pull_back", unopened),
    (State.SUBMITTED, "open"): Edge(always(State.SUBMITTED), "review.decide", free),
    (State.SUBMITTED, "return_"): Edge(always(State.RETURNED), "review.decide", free),
    (State.RETURNED, "amend_return"): Edge(always(State.RETURNED), "review.decide", free),
    (State.SUBMITTED, "approve"): Edge(always(State.APPROVED), "review.decide", free),
    (State.APPROVED, "publish"): Edge(always(State.PUBLISHED), None, free),
    # The federation asks for a correction and gives it up; the college opens its own and drops it.
    (State.PUBLISHED, "correct"): Edge(always(State.CORRECTING), "review.decide", free),
    (State.PUBLISHED, "reopen"): Edge(always(State.CORRECTING), "filing.submit", free),
    # Once more for another date, or another section.
    (State.CORRECTING, "correct"): Edge(always(State.CORRECTING), "review.decide", free),
    (State.CORRECTING, "reopen"): Edge(always(State.CORRECTING), "filing.submit", free),
    (State.CORRECTING, "give_up"): Edge(always(State.PUBLISHED), "review.decide", free),
    (State.CORRECTING, "drop"): Edge(always(State.PUBLISHED), "filing.submit", free),
    # A correction that was returned.
    (State.RETURNED, "give_up"): Edge(always(State.PUBLISHED), "review.decide", public),
    (State.RETURNED, "drop"): Edge(always(State.PUBLISHED), "filing.submit", public),
}

"""Deliveries in the hands of workers: taken, told how it went, taken from the dead."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from portal import clock
from portal.enums import DeliveryState
from portal.models import Delivery
from portal.scoping import scope_everything

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 30, 60, 120))
"""Before the second, third … eighth try: almost four hours in all."""
LEASE = timedelta(minutes=5)
"""Longer than any channel's own time limit."""


def claim(now: datetime) -> Delivery | None:
    """Take the delivery that has waited longest; None when nothing is due. Commits at once."""
    with scope_everything():
        _give_up(now)
        due = Delivery.objects.filter(
            state__in=(DeliveryState.WAITING, DeliveryState.SENDING), next_at__lte=now
        )
        free = due.select_for_update(skip_locked=True, of=("self",))
        delivery = free.select_related("notice__message").order_by("next_at", "pk").first()
        if delivery is None:
            return None
        delivery.state, delivery.attempts = DeliveryState.SENDING, delivery.attempts + 1
        delivery.next_at = now + LEASE
        delivery.save(update_fields=["state", "attempts", "next_at"])
    return delivery


def settle(delivery: Delivery, state: DeliveryState, **values: object) -> None:
    """Write down how it went, if the claim is still this worker's: `attempts` tells one from the next.

    What was withdrawn meanwhile (state ``none``) stays so, unless it was sent.
    """
    known = [DeliveryState.SENDING]
    if state == DeliveryState.SENT:
        known.append(DeliveryState.NONE)
    with scope_everything():
        mine = Delivery.objects.filter(pk=delivery.pk, state__in=known, attempts=delivery.attempts)
        values["problem"] = str(values.get("problem", ""))[:300]
        mine.update(**{"next_at": None, **values, "state": state})


def put_back(delivery: Delivery, problem: str) -> None:
    """Let it be tried again after a pause; give it up after the last one."""
    if delivery.attempts > len(PAUSES):
        settle(delivery, DeliveryState.FAILED, problem=problem)
        return
    again = clock.now() + PAUSES[delivery.attempts - 1]
    settle(delivery, DeliveryState.WAITING, next_at=again, problem=problem)


def resend(delivery: Delivery) -> bool:
    """Let a failed delivery be tried anew from now on; False when it is not failed."""
    failed = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.FAILED)
    return bool(
        failed.update(state=DeliveryState.WAITING, attempts=0, next_at=clock.now(), problem="")
    )


def _give_up(now: datetime) -> None:
    """A delivery that was on its way with every worker that died is not tried for ever."""
    Delivery.objects.filter(
        state=DeliveryState.SENDING, next_at__lte=now, attempts__gt=len(PAUSES)
    ).update(state=DeliveryState.FAILED, next_at=None, problem=_("多次中断，未能发送。"))

"""Sending what waits: a row is claimed, sent, and told how it went, in three steps.

The claim is committed before anything is sent, and `next_at` moves on by `LEASE`: a worker that is
killed in between leaves a row that another one takes once the lease is over. Whether the killed one
had sent already nobody can know; the second copy carries the same Message-ID.
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from hashlib import sha256

import structlog
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal import clock
from portal.enums import DeliveryState
from portal.models import Delivery
from portal.notify import channels
from portal.notify.channels import RefusedError
from portal.scoping import scope_everything

log = structlog.get_logger(__name__)

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 30, 60, 120))
"""Before the second, third … eighth try: almost four hours in all."""
LEASE = timedelta(minutes=5)
"""Longer than any channel's own time limit."""
SECONDS = 20.0
"""How long one call goes on claiming: the next beat goes on where it stopped."""

UNWANTED = gettext_lazy("本人选择不通过邮件接收这类消息，只在站内通知。")
SHARED = gettext_lazy("与另一位收件人使用同一个地址，只发送一份。")


def deliver_due(now: datetime, seconds: float = SECONDS) -> int:
    """Send what is due until nothing is or the time is up; return how many tries were made."""
    end, tries = time.monotonic() + seconds, 0
    while time.monotonic() < end and (delivery := claim(now)):
        attempt(delivery)
        tries += 1
    return tries


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


def attempt(delivery: Delivery) -> bool:
    """Send a claimed delivery and write down how it went; True when it was sent."""
    try:
        _send(delivery)
    except RefusedError as error:
        _settle(delivery, DeliveryState.FAILED, problem=_("对方拒收：%s") % error)
    except Exception as error:  # noqa: BLE001 - whatever ails the other side, it is tried again
        log.warning("delivery.failed", delivery=delivery.pk, error=type(error).__name__)
        _failed(delivery, _("没有发送成功：%s") % f"{type(error).__name__}: {error}")
    else:
        _settle(delivery, DeliveryState.SENT, sent_at=clock.now(), problem="")
        return True
    return False


def key_of(delivery: Delivery) -> str:
    """Return what is the same at every try: made of the message's key, recipient and channel."""
    notice = delivery.notice
    parts = f"{notice.message.key}/{notice.user_id}/{delivery.channel}"
    return sha256(parts.encode()).hexdigest()[:32]


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


def _send(delivery: Delivery) -> None:
    channel = channels.by_code(delivery.channel)
    if channel is None:
        raise RefusedError(_("这个途径已经停用。"))
    message = delivery.notice.message
    channel.send(
        delivery.address,
        message.subject,
        message.text,
        settings.SITE_URL + message.url,
        key_of(delivery),
    )


def _failed(delivery: Delivery, problem: str) -> None:
    if delivery.attempts > len(PAUSES):
        _settle(delivery, DeliveryState.FAILED, problem=problem)
        return
    pause = PAUSES[delivery.attempts - 1]
    _settle(delivery, DeliveryState.WAITING, next_at=clock.now() + pause, problem=problem)


def _settle(delivery: Delivery, state: DeliveryState, **values: object) -> None:
    """Only while the claim is still this worker's: `attempts` tells one claim from the next."""
    with scope_everything():
        mine = Delivery.objects.filter(
            pk=delivery.pk, state=DeliveryState.SENDING, attempts=delivery.attempts
        )
        values["problem"] = str(values.get("problem", ""))[:300]
        mine.update(**{"next_at": None, **values, "state": state})

"""Sending what waits: a row is claimed, sent, and told how it went, in three steps.

The claim is committed before anything is sent, and `next_at` moves on by `LEASE`: a worker that is
killed in between leaves a row that another one takes once the lease is over. Whether the killed one
had sent already nobody can know; the second copy carries the same Message-ID.
"""

from __future__ import annotations

import time
from datetime import datetime
from hashlib import sha256

import structlog
from django.conf import settings
from django.utils.translation import gettext as _

from portal import clock
from portal.enums import DeliveryState
from portal.models import Delivery
from portal.notify import channels
from portal.notify.channels import RefusedError
from portal.notify.claiming import claim, put_back, settle

log = structlog.get_logger(__name__)

SECONDS = 20.0
"""How long one call goes on claiming: the next beat goes on where it stopped."""


def deliver_due(now: datetime, seconds: float = SECONDS) -> int:
    """Send what is due until nothing is or the time is up; return how many tries were made."""
    end, tries = time.monotonic() + seconds, 0
    while time.monotonic() < end and (delivery := claim(now)):
        attempt(delivery)
        tries += 1
    return tries


def attempt(delivery: Delivery) -> bool:
    """Send a claimed delivery and write down how it went; True when it was sent."""
    try:
        _send(delivery)
    except RefusedError as error:
        settle(delivery, DeliveryState.FAILED, problem=_("对方拒收：%s") % error)
    except Exception as error:  # noqa: BLE001 - whatever ails the other side, it is tried again
        log.warning("delivery.failed", delivery=delivery.pk, error=type(error).__name__)
        put_back(delivery, _("没有发送成功：%s") % f"{type(error).__name__}: {error}")
    else:
        settle(delivery, DeliveryState.SENT, sent_at=clock.now())
        return True
    return False


def key_of(delivery: Delivery) -> str:
    """Return what is the same at every try: made of the message's key, recipient and channel."""
    notice = delivery.notice
    parts = f"{notice.message.key}/{notice.user_id}/{delivery.channel}"
    return sha256(parts.encode()).hexdigest()[:32]


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

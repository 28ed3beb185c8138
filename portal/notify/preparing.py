"""What each channel is to make of the notices of one message."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from portal.enums import DeliveryState
from portal.models import Delivery, Notice
from portal.notify.channels import Channel


def by(channel: Channel, notices: list[Notice], now: datetime) -> list[Delivery]:
    """One delivery a notice, due at once; or none is to be made, and the row says why.

    An office that shares one mailbox gets the mail once.
    """
    made, taken = [], set[str]()
    for notice in notices:
        address = channel.address(notice.user, notice.message)
        problem = _why_not(channel, notice, address, taken)
        if not problem:
            taken.add(address.casefold())
        made.append(
            Delivery(
                notice=notice,
                channel=channel.code,
                address=address,
                state=DeliveryState.NONE if problem else DeliveryState.WAITING,
                next_at=None if problem else now,
                problem=problem,
            )
        )
    return made


def _why_not(channel: Channel, notice: Notice, address: str, taken: set[str]) -> str:
    if not address:
        return channel.missing()
    if notice.message.kind in notice.user.unmailed:
        return _("本人选择不通过邮件接收这类消息，只在站内通知。")
    if address.casefold() in taken:
        return _("与另一位收件人使用同一个地址，只发送一份。")
    return ""

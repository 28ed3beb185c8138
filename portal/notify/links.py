"""Mails with a link that is a secret: sent at once, and kept nowhere.

What `notify.post` writes stands in inbox and log, where others read it. These mails stand in neither: a
worker gets them with the address, and what does not arrive is asked for again.
"""

from __future__ import annotations

from collections.abc import Mapping
from smtplib import SMTPException

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string

log = structlog.get_logger(__name__)

INVITE = "portal.tasks.mail_invitation"
RESET = "portal.tasks.mail_reset"
HIDDEN = "(kept out of the log)"


def reachable(address: str) -> bool:
    """Whether mail can be sent to `address` at all: there is one, and a server to send by."""
    return bool(address and settings.EMAIL_HOST)


def later(task: str, *values: object) -> None:
    """Give `task` to a worker after the commit; where the broker is down, nothing is sent."""
    from portal.celery import app

    def send() -> None:
        try:
            app.send_task(task, args=values, argsrepr=HIDDEN)
        except Exception as error:  # noqa: BLE001 - whatever ails the broker
            log.warning("link.not_sent", task=task, error=type(error).__name__)

    transaction.on_commit(send, robust=True)


def mail(address: str, subject: str, template: str, context: Mapping[str, object]) -> bool:
    """Send one mail now; False where the server did not take it."""
    text = render_to_string(template, {**context, "site": settings.SITE_URL})
    headers = {"Auto-Submitted": "auto-generated"}
    message = EmailMessage(
        " ".join(subject.split()), text, settings.DEFAULT_FROM_EMAIL, [address], headers=headers
    )
    try:
        message.send()
    except (OSError, SMTPException) as error:
        log.warning("link.not_sent", template=template, error=type(error).__name__)
        return False
    return True

"""Writing a message in the transaction of its cause, and taking it back."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from portal import clock
from portal.enums import Audience
from portal.models import College, Federation, Message, User
from portal.notify import catalogue
from portal.notify.waking import wake_after_commit
from portal.scoping import scope_everything


def post(  # noqa: PLR0913 - all but the first by name
    kind: str,
    *,
    key: str,
    to: str | User,
    subject: str,
    text: str,
    url: str,
    college: College | None = None,
    federation: Federation | None = None,
    not_before: datetime | None = None,
) -> Message:
    """Write one message in the present transaction; it leaves after the commit, by a worker.

    `kind`: a code of the catalogue (KeyError otherwise). `key` names the occurrence
    (``"returned:<review>"``): a second post with the same key changes nothing and returns the
    first message. `to`: ``"college"`` (its editors and secretaries), ``"federation"`` (the
    reviewers and leads of exactly that federation) or one user. `url` is a path of this site.
    `college`: whom it is about. Name it to a federation, too: members of that college among its
    reviewers are then left out, and the college itself never reads what goes to the federation.
    `federation`: in whose log it stands, the college's where none is given. One of them must be in
    the present scope. `not_before`: it stays till then and can be
    cancelled. Who receives it is found when it leaves, not now.
    """
    now = clock.now()
    person = to if isinstance(to, User) else None
    message = Message(
        kind=catalogue.kind(kind).code,
        key=key,
        audience=Audience.PERSON if person else Audience(str(to)),
        person=person,
        subject=subject,
        text=text,
        url=url,
        college=college,
        federation=federation or (college.federation if college else None),
        created_at=now,
        not_before=not_before or now,
    )
    try:
        with transaction.atomic():
            message.save(force_insert=True)
    except IntegrityError:
        if first := _first(key):
            return first
        raise
    if message.not_before <= now:
        wake_after_commit()
    return message


def cancel(key: str) -> bool:
    """Take the message back; True when it had not left (and was not cancelled before)."""
    with scope_everything():
        waiting = Message.objects.filter(key=key, left_at=None, cancelled_at=None)
        return bool(waiting.update(cancelled_at=clock.now()))


def _first(key: str) -> Message | None:
    """The message of that key, which may stand in the log of somebody out of the present scope."""
    with scope_everything():
        return Message.objects.filter(key=key).first()

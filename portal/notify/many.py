"""Writing many messages to colleges at once, and taking back what nobody needs any more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal import clock
from portal.enums import Audience, DeliveryState
from portal.models import College, Delivery, Message
from portal.notify import catalogue
from portal.notify.waking import wake_after_commit
from portal.scoping import scope_everything


@dataclass(frozen=True)
class Letter:
    """One message to a college's editors and secretaries; as `post` takes it."""

    kind: str
    key: str
    college: College
    subject: str
    text: str
    url: str


def post_many(letters: Iterable[Letter]) -> int:
    """Write the messages whose keys are new, in one statement; return how many there were.

    In the present transaction and scope, like `post`; they leave after the commit.
    """
    now, letters = clock.now(), list(letters)
    known = posted({one.key for one in letters})
    rows = [
        Message(
            kind=catalogue.kind(one.kind).code,
            key=one.key,
            audience=Audience.COLLEGE,
            subject=one.subject,
            text=one.text,
            url=one.url,
            college=one.college,
            federation_id=one.college.federation_id,
            created_at=now,
            not_before=now,
        )
        for one in letters
        if one.key not in known
    ]
    Message.objects.bulk_create(rows, ignore_conflicts=True)
    if rows:
        wake_after_commit()
    return len(rows)


def posted(keys: Iterable[str]) -> set[str]:
    """Return those of the keys under which a message was written already."""
    with scope_everything():
        rows = Message.objects.filter(key__in=list(keys))
        return set(rows.values_list("key", flat=True))


def withdraw(beginnings: Sequence[str], why: str) -> int:
    """Take back every message whose key begins so: what has not left, and mails that still wait.

    What was delivered stays in the inbox and in the log; a mail in a worker's hands is not tried again,
    and stands as sent if it goes out nevertheless. ``why`` is written into the log. Returns how
    many messages had not left.
    """
    waiting = 0
    with scope_everything():
        for beginning in beginnings:
            mine = Message.objects.filter(key__startswith=beginning)
            waiting += mine.filter(left_at=None, cancelled_at=None).update(cancelled_at=clock.now())
            mails = Delivery.objects.filter(
                notice__message__key__startswith=beginning,
                state__in=(DeliveryState.WAITING, DeliveryState.SENDING),
            )
            mails.update(state=DeliveryState.NONE, next_at=None, problem=why)
    return waiting

"""What happens at the moment when a successor takes an office over (交接)."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext as _

from portal import clock, notify
from portal.domain import audit
from portal.domain.sides import audit_side, organisation_of
from portal.models import Invitation, Membership, User

Mover = Callable[[Membership, User], None]
_movers: list[Mover] = []


class SuccessionRefusedError(Exception):
    """The office cannot go to this person; the message is a sentence for the page."""


def register(mover: Mover) -> Mover:
    """Let `mover(membership that ends, successor)` hand on open work; called once at the start.

    It runs in the transaction of the hand-over, before the membership ends, and sees every tenant.
    """
    if mover not in _movers:
        _movers.append(mover)
    return mover


def complete(invitation: Invitation, successor: Membership) -> None:
    """End the membership that `invitation` replaces, and hand its open work on.

    Wants the scope of everything and a lock on the membership. Raises SuccessionRefusedError where
    successor and predecessor are one person.
    """
    ends = invitation.replaces
    if ends is None:
        return
    if ends.user_id == successor.user_id:
        raise SuccessionRefusedError(
            _("接手的人不能是交出工作的人自己。请把链接转给接手的人，或者退出登录后由他打开。")
        )
    for mover in _movers:
        mover(ends, successor.user)
    audit.record(
        successor.user,
        "member.hand_over",
        ends,
        **audit_side(ends),
        role=ends.role,
        before=ends.user_id,
        after=successor.user_id,
    )
    _tell(ends, successor)
    others = Invitation.objects.filter(replaces=ends, accepted_at=None, revoked_at=None)
    others.update(revoked_at=clock.now())  # without `replaces` they would open the office once more
    ends.delete()


def _tell(ends: Membership, successor: Membership) -> None:
    organisation = organisation_of(ends)
    text = _(
        "%(name)s已经接手您在%(place)s的工作（%(role)s）。从现在起，这项工作的消息发给他，您不再能查看和办理。"
        "您的账号还在，以后有新的单位邀请您时可以接着用。"
    )
    notify.post(
        "handed_over",
        key=f"handed_over:{ends.pk}",
        to=ends.user,
        subject=_("您的工作已经交接给%s") % successor.user.full_name,
        text=text
        % {
            "name": successor.user.full_name,
            "place": organisation,
            "role": ends.get_role_display(),
        },
        url=reverse("start"),
        **audit_side(ends),
    )

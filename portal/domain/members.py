"""Members of an organisation: who is, removing, and a link for somebody who is locked out."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from portal import clock, notify
from portal.access import require
from portal.actor import Actor
from portal.domain import audit, letters
from portal.domain.sides import Organisation, audit_side, organisation_of, side_of
from portal.enums import Role
from portal.models import College, Federation, Invitation, Membership
from portal.notify import links
from portal.scoping import scope_everything, visible_to


class MemberRefusedError(Exception):
    """The step cannot be taken; the message is a sentence for the page."""


def headed_by(actor: Actor) -> list[Organisation]:
    """Return the organisations whose members `actor` may manage, one's own first."""
    federations = actor.federation_ids(Role.LEAD)
    colleges = Q(pk__in=actor.college_ids(Role.SECRETARY)) | Q(federation_id__in=federations)
    return [
        *Federation.objects.filter(pk__in=federations).order_by("path"),
        *College.objects.filter(colleges),
    ]


def members_of(actor: Actor, organisation: Organisation) -> QuerySet[Membership]:
    """Return the memberships of `organisation`, by role and name."""
    rows = visible_to(actor, Membership).select_related("user")
    return rows.filter(**side_of(organisation)).order_by("role", "user__full_name", "pk")


def remove(actor: Actor, membership: Membership) -> None:
    """End a membership; the account stays. Nobody removes himself or herself.

    What the person has invited to, or was about to hand over, opens nothing any more. Of two heads who
    remove each other at once the second is refused. Raises PermissionDenied and MemberRefusedError.
    """
    require(actor, "members.manage", membership)
    if actor.user and membership.user_id == actor.user.pk:
        raise MemberRefusedError(
            _("不能移除自己。要离开，请把工作交接给接任的人；或者请另一位书记或负责人移除您。")
        )
    with transaction.atomic():
        _lock(actor, membership)
        _revoke_those_of(membership)
        _record(actor, "member.remove", membership)
        membership.delete()


def _lock(actor: Actor, membership: Membership) -> None:
    """Lock the membership, as everybody does who ends one (`invitations.lock`), and those it is removed by."""
    own = [one.pk for one in actor.memberships]
    rows = Membership.objects.select_for_update().filter(pk__in=[membership.pk, *own])
    held = {one.pk for one in rows.order_by("pk")}
    if membership.pk not in held:
        raise MemberRefusedError(_("%s已经不是成员，不用再移除。") % membership.user.full_name)
    if not held.issuperset(own):
        raise MemberRefusedError(_("您的身份刚刚有变动，没有移除。请刷新页面再看。"))


def reset_link(actor: Actor, membership: Membership) -> str | None:
    """Help a member who cannot log in: return the path of a link for a new password, or None.

    None: it was mailed to the member's own address (who has no password yet gets none there). Never to somebody who belongs to another
    organisation too: a head of one could take over an account of another. The person is told in
    either case. Raises PermissionDenied and MemberRefusedError.
    """
    require(actor, "members.manage", membership)
    user = membership.user
    if _belongs_elsewhere(membership):
        raise MemberRefusedError(
            _(
                "%s还属于别的单位，不能由一个单位为他重设密码。请他自己在登录页点“忘记密码”，或联系运维。"
            )
            % user.full_name
        )
    with transaction.atomic():
        _record(actor, "member.link", membership)
        _tell(actor, membership)
    if links.reachable(user.email) and user.has_usable_password():
        letters.forgotten(user.email)
        return None
    return letters.password_path(user)


def _revoke_those_of(membership: Membership) -> None:
    """Close what a removed member could come back by: successions, and links to the organisation or below it."""
    here = Q(**side_of(organisation_of(membership)))
    if membership.federation is not None:
        path = membership.federation.path
        here |= Q(federation__path__startswith=path) | Q(college__federation__path__startswith=path)
    theirs = Q(replaces=membership) | Q(here, invited_by=membership.user_id)
    rows = Invitation.objects.filter(theirs, accepted_at=None, revoked_at=None)
    rows.update(revoked_at=clock.now())


def _belongs_elsewhere(membership: Membership) -> bool:
    with scope_everything():
        others = Membership.objects.filter(user_id=membership.user_id)
        here = Q(college_id=membership.college_id, federation_id=membership.federation_id)
        return others.exclude(here).exists()


def _tell(actor: Actor, membership: Membership) -> None:
    by = actor.user.get_full_name() if actor.user else ""
    when = clock.now()
    notify.post(
        "account_help",
        key=f"account_help:{membership.user_id}:{when.timestamp()}",
        to=membership.user,
        subject=_("有人为您重新设置密码"),
        text=_(
            "%(by)s为您的账号生成了重新设置密码的链接。如果不是您要求的，请马上联系%(place)s核实，并修改密码。"
        )
        % {"by": by, "place": organisation_of(membership)},
        url=reverse("start"),
        **audit_side(membership),
    )


def _record(actor: Actor, action: str, membership: Membership, **data: Any) -> None:
    audit.record(
        actor.user,
        action,
        membership,
        **audit_side(membership),
        role=membership.role,
        user=membership.user_id,
        **data,
    )

"""Members of an organisation: who is, adding, removing, the link for the first password."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from portal.access import require
from portal.actor import Actor
from portal.domain import audit
from portal.domain.sides import Organisation, roles_of
from portal.domain.sides import side_of as _side
from portal.enums import Role
from portal.models import College, Federation, Membership, User
from portal.scoping import scope_everything, visible_to


class MemberRefusedError(Exception):
    """The step cannot be taken; the message is a sentence for the page."""


@dataclass(frozen=True)
class Added:
    """The new membership, and whether an account was made for it (which needs a first password)."""

    membership: Membership
    new_account: bool


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
    return rows.filter(**_side(organisation)).order_by("role", "user__full_name", "pk")


def add(
    actor: Actor,
    organisation: Organisation,
    *,
    role: str,
    username: str,
    full_name: str,
    email: str = "",
) -> Added:
    """Make somebody a member, with a new account where the log-in name is not taken.

    An existing account joins only under its own name, so that a mistyped log-in name does
    not let a stranger in. Raises PermissionDenied and MemberRefusedError.
    """
    require(actor, "members.manage", organisation)
    if role not in roles_of(organisation):
        raise MemberRefusedError(_("请从列出的角色中选择一个。"))
    with transaction.atomic():
        user, new = _account(username, full_name, email)
        membership, made = Membership.objects.get_or_create(
            user=user, role=role, **_side(organisation)
        )
        if not made:
            raise MemberRefusedError(_("%s已经是这个角色了。") % full_name)
        _record(actor, "member.add", membership)
    return Added(membership, new)


def remove(actor: Actor, membership: Membership) -> None:
    """End a membership; the account stays. Nobody removes himself or herself."""
    require(actor, "members.manage", membership)
    if actor.user and membership.user_id == actor.user.pk:
        raise MemberRefusedError(_("不能移除自己。请由另一位书记或负责人办理。"))
    with transaction.atomic():
        _record(actor, "member.remove", membership)
        membership.delete()


def first_password(actor: Actor, membership: Membership) -> tuple[str, str]:
    """Return (uid, token) of the link by which a member chooses the password, once.

    Only while the person has never logged in and belongs to no other organisation:
    otherwise a head of one could take over an account of another.
    """
    require(actor, "members.manage", membership)
    user = membership.user
    if user.last_login is not None:
        raise MemberRefusedError(
            _("%s已经登录过，请本人登录后修改密码；忘记密码时请联系运维。") % user.full_name
        )
    if _belongs_elsewhere(membership):
        raise MemberRefusedError(
            _("%s还属于别的单位，请由最初建立账号的单位发送链接。") % user.full_name
        )
    _record(actor, "member.link", membership)
    return urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)


def _account(username: str, full_name: str, email: str) -> tuple[User, bool]:
    username = User.normalize_username(username)
    user = User.objects.filter(username=username).first()
    if user is None:
        return User.objects.create_user(username, email, full_name=full_name), True
    if user.full_name != full_name:
        raise MemberRefusedError(
            _("登录名“%s”已经有人使用，姓名与您填的不同。请核对，或换一个登录名。") % username
        )
    return user, False


def _belongs_elsewhere(membership: Membership) -> bool:
    with scope_everything():
        others = Membership.objects.filter(user_id=membership.user_id)
        here = Q(college_id=membership.college_id, federation_id=membership.federation_id)
        return others.exclude(here).exists()


def _record(actor: Actor, action: str, membership: Membership) -> None:
    audit.record(
        actor.user,
        action,
        membership,
        college=membership.college,
        federation=membership.federation,
        role=membership.role,
        user=membership.user_id,
    )

"""The first account of a server, made by whoever runs it."""

from __future__ import annotations

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from portal.domain import audit
from portal.domain.federations import found_national
from portal.domain.organisations import OrganisationRefusedError
from portal.enums import FederationLevel, Role
from portal.models import Federation, Membership, User
from portal.scoping import scope_everything

MOST_NAME = 40
MOST_SHORT = 30


class OperatorRefusedError(Exception):
    """The account cannot be made; the message says why and what to do."""


def create_operator(
    *, username: str, full_name: str, email: str, password: str, federation: str, short_name: str
) -> User:
    """Make an account with the roles lead and operator of the national federation.

    The federation is made, as `federation` names it, where there is none; where there is one,
    `federation` may be empty and must not name another. For commands only: it sees every
    tenant. Raises OperatorRefusedError.
    """
    _refuse_wrong(username, full_name, email)
    with transaction.atomic(), scope_everything():
        root = _national(federation, short_name)
        person = User.objects.create_user(username, email, password, full_name=full_name.strip())
        for role in (Role.LEAD, Role.OPERATOR):
            membership = Membership.objects.create(user=person, role=role, federation=root)
            audit.record(None, "member.add", membership, federation=root, role=role, user=person.pk)
    return person


def _refuse_wrong(username: str, full_name: str, email: str) -> None:
    try:
        UnicodeUsernameValidator()(username)
    except ValidationError:
        raise OperatorRefusedError(_("登录名只能用文字、数字和 @ . + - _，不能有空格。")) from None
    if User.objects.filter(username=User.normalize_username(username)).exists():
        raise OperatorRefusedError(_("登录名“%s”已经有人使用，请换一个。") % username)
    if not 0 < len(full_name.strip()) <= MOST_NAME:
        raise OperatorRefusedError(_("姓名要填写，最多40个字。"))
    try:
        validate_email(email)
    except ValidationError:
        raise OperatorRefusedError(
            _("这不像一个邮箱地址，请核对，例如 name@example.org。")
        ) from None


def _national(name: str, short_name: str) -> Federation:
    root = Federation.objects.filter(level=FederationLevel.NATIONAL).order_by("pk").first()
    if root is None and not name.strip():
        raise OperatorRefusedError(_("还没有全国学联，请用 --federation 给出它的名称。"))
    if root is not None:
        if name.strip() and name.strip() != root.name:
            raise OperatorRefusedError(
                _("全国学联已经有了，是“%s”。请去掉 --federation。") % root.name
            )
        return root
    try:
        return found_national(name, short_name or name[:MOST_SHORT])
    except OrganisationRefusedError as refused:
        raise OperatorRefusedError(str(refused)) from None

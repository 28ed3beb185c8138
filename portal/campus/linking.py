"""Whose an identity is: the account that linked it, and nothing else leads there (decision 0028)."""

from __future__ import annotations

from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from portal import clock
from portal.campus.configured import Provider
from portal.domain import audit
from portal.models import User

LONGEST = 190


class RefusedError(Exception):
    """It cannot be linked or unlinked; the message is a sentence for the page."""


def sound(identity: str) -> bool:
    """Whether a server's word for a person can be kept: not empty, not endless, on one line."""
    return 0 < len(identity) <= LONGEST and identity.isprintable()


def holder(provider: Provider, identity: str) -> User | None:
    """Return the account that linked `identity`, in use or not."""
    row = _rows(provider).filter(uid=identity).select_related("user").first()
    return row.user if row else None


def of(user: User) -> QuerySet[SocialAccount]:
    """Return the identities that `user` has linked."""
    return SocialAccount.objects.filter(user=user).order_by("provider")


def link(user: User, provider: Provider, identity: str) -> None:
    """Let `identity` lead to `user` from now on. Raises RefusedError."""
    held = holder(provider, identity)
    if held == user:
        return
    if held is not None:
        raise RefusedError(
            _("这个统一身份已经绑定了本门户的另一个账号。请先用那个账号登录，解除绑定后再来。")
        )
    if _rows(provider).filter(user=user).exists():
        raise RefusedError(_("您已经绑定过这所学校的一个身份。要换成别的，请先解除原来的绑定。"))
    try:
        with transaction.atomic():
            SocialAccount.objects.create(user=user, provider=provider.id, uid=identity)
    except IntegrityError:
        raise RefusedError(_("这个统一身份刚刚被绑定了，请刷新页面看一看。")) from None
    audit.record(user, "identity.link", user, provider=provider.id)


def unlink(user: User, pk: int) -> None:
    """Forget one identity of `user`. Raises RefusedError where it is the only way in left."""
    row = of(user).filter(pk=pk).first()
    if row is None:
        raise RefusedError(_("这个绑定已经解除了。"))
    if not user.has_usable_password() and not of(user).exclude(pk=pk).exists():
        raise RefusedError(
            _(
                "这是您登录的唯一办法，现在不能解除。要改用密码登录，请本单位的书记或负责人帮您重新设置密码。"
            )
        )
    row.delete()
    audit.record(user, "identity.unlink", user, provider=row.provider)


def used(provider: Provider, identity: str) -> None:
    """Note when an identity was last used."""
    _rows(provider).filter(uid=identity).update(last_login=clock.now())


def _rows(provider: Provider) -> QuerySet[SocialAccount]:
    return SocialAccount.objects.filter(provider=provider.id)

"""What the operator does for accounts at the console: somebody is locked out; nobody uses one any more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from portal import clock, notify
from portal.actor import ANONYMOUS
from portal.domain import audit, letters, log_in, second_factor, throttle
from portal.models import User
from portal.scoping import scope_everything

MONTH = timedelta(days=30)


class HelpRefusedError(Exception):
    """The account cannot be helped; the message says why."""


@dataclass(frozen=True)
class Help:
    """The path of the link for a new password, and how many second factors were taken away."""

    path: str
    factors: int


def unlock(username: str, *, reason: str, without_second_factor: bool = False) -> Help:
    """Make a link for a new password, and take a lost second factor away where that is asked.

    Written into the log with `reason`, and the person is told. For commands only: it sees every
    tenant. Raises HelpRefusedError.
    """
    with transaction.atomic(), scope_everything():
        user = User.objects.filter(username=User.normalize_username(username)).first()
        if user is None or not user.is_active:
            raise HelpRefusedError(_("没有登录名是“%s”的账号，或者账号已停用。") % username)
        factors = second_factor.remove(ANONYMOUS, user, reason) if without_second_factor else 0
        college, federation = log_in.home(user)
        audit.record(
            None, "account.help", user, college=college, federation=federation, reason=reason
        )
        _tell(user, without_second_factor)
        throttle.forget(("log_in.name", log_in.canonical(user.username)))
        return Help(letters.password_path(user), factors)


def idle(months: int) -> list[User]:
    """Return the active accounts without a membership that were not used for `months` months, oldest first."""
    before = clock.now() - months * MONTH
    with scope_everything():
        unused = Q(last_login__lt=before) | Q(last_login=None, date_joined__lt=before)
        rows = User.objects.filter(unused, memberships=None, is_active=True)
        return list(rows.order_by("last_login", "pk"))


def _tell(user: User, without_second_factor: bool) -> None:
    college, federation = log_in.home(user)
    if college is None and federation is None:
        return  # a message stands in somebody's log; this account belongs to nobody
    did = _("生成了重新设置密码的链接") + (_("，并取消了二次验证") if without_second_factor else "")
    notify.post(
        "account_help",
        key=f"account_help:{user.pk}:{clock.now().timestamp()}",
        to=user,
        subject=_("运维人员帮您恢复登录"),
        text=_("运维人员为您的账号%s。如果不是您要求的，请马上联系本单位的书记或负责人。") % did,
        url=reverse("start"),
        college=college,
        federation=federation,
    )

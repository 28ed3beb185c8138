"""What is held on a person with an account (《个人信息保护法》第四十五条: 查阅、复制), as plain data.

Everything that names the person or was done by the person, and nothing that would open the account: no hashes,
no keys, no codes, no session keys.
"""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from portal import clock
from portal.domain.audit import name_of
from portal.domain.downloads import Download
from portal.models import Event, FormerPassword, Invitation, Membership, Notice

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from portal.models import User

Held = dict[str, list[dict[str, Any]]]
"""Heading → rows of label and value."""


def of_account(user: User) -> Held:
    """Return what is held on an account, as far as the present scope reaches."""
    return {
        _("账号"): [_profile(user)],
        _("成员身份"): _rows(
            Membership.objects.filter(user=user), "role", "college__name", "federation__name", "since"
        ),
        _("邀请"): _rows(
            Invitation.objects.filter(accepted_by=user),
            "full_name", "email", "role", "created_at", "expires_at", "accepted_at", "revoked_at",
        ),
        _("登录的设备"): _rows(
            UserSession.objects.filter(user=user), "created_at", "last_seen_at", "ip", "user_agent"
        ),
        _("第三方身份"): _rows(SocialAccount.objects.filter(user=user), "provider", "uid", "date_joined"),
        _("二次验证"): _rows(
            Authenticator.objects.filter(user=user), "type", "created_at", "last_used_at"
        ),
        _("用过的密码（只有时间）"): _rows(FormerPassword.objects.filter(user=user), "set_at"),
        _("收到的消息"): _rows(
            Notice.objects.filter(user=user), "message__subject", "message__text", "created_at", "read_at"
        ),
        _("操作日志：本人做的"): _events(Event.objects.filter(actor=user)),
        _("操作日志：关于本人的"): _events(Event.objects.filter(target=name_of(user)).exclude(actor=user)),
    }  # fmt: skip


def to_zip(title: str, held: Held) -> Download:
    """Return a zip with the same twice: `data.json` for machines, `index.html` to read."""
    context = {"title": title, "held": held, "at": clock.now()}
    body = BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(held, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
        archive.writestr("data.json", text)
        archive.writestr("index.html", render_to_string("persons/readable.html", context))
    return Download(f"{title}.zip", "application/zip", body.getvalue())


def _profile(user: User) -> dict[str, Any]:
    names = ("username", "full_name", "email", "date_joined", "last_login", "is_active", "unmailed")
    return {name: getattr(user, name) for name in names}


def _events(rows: QuerySet[Event]) -> list[dict[str, Any]]:
    return _rows(rows.order_by("pk"), "at", "action", "target", "data")


def _rows(rows: QuerySet[Any], *names: str) -> list[dict[str, Any]]:
    return list(rows.values(*names))

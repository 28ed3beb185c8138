"""The second factor: a code of an app (TOTP), passkeys, recovery codes. What is kept is allauth's `Authenticator`."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
)
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.base.internal.flows import delete_dangling_recovery_codes
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, validate_totp_code
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.conf import settings
from django.http import HttpRequest

from portal import clock
from portal.actor import Actor
from portal.domain import audit, log_in, sessions, throttle
from portal.models import User

TYPE = Authenticator.Type
FACTORS = (TYPE.TOTP, TYPE.WEBAUTHN)
"""What counts as a second factor; recovery codes only stand in for one."""

SHOWN = "recovery_codes_until"
SHOWN_FOR = 10 * 60
"""Seconds for which new recovery codes can be read, printed and downloaded."""


def has(user: User) -> bool:
    """Whether the account has a second factor."""
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def must(actor: Actor) -> bool:
    """Whether the person must have one: by any role, under whatever hat (`SECOND_FACTOR_ROLES`)."""
    wanted = settings.SECOND_FACTOR_ROLES
    return bool(wanted) and any(one.role in wanted for one in actor.everywhere)


def missing(request: HttpRequest, actor: Actor) -> bool:
    """Whether the person must set one up before anything else.

    Whoever logged in with a second factor has one; all others cost a query.
    """
    if not must(actor) or actor.user is None:
        return False
    used = any(one["method"] == "mfa" for one in get_authentication_records(request, actor.user))
    return not used and not has(actor.user)


def totp(user: User) -> Authenticator | None:
    """Return the app's authenticator."""
    return Authenticator.objects.filter(user=user, type=TYPE.TOTP).first()


def passkeys(user: User) -> list[Authenticator]:
    """Return the passkeys, in the order in which they were added."""
    return list(Authenticator.objects.filter(user=user, type=TYPE.WEBAUTHN).order_by("pk"))


def recovery(user: User) -> RecoveryCodes | None:
    """Return the recovery codes; None where there are none."""
    row = Authenticator.objects.filter(user=user, type=TYPE.RECOVERY_CODES).first()
    return row and row.wrap()


def by_code(user: User, code: str, where: str) -> Authenticator | None:
    """Return what `code` (of the app, or a recovery code) belongs to; None where it fits nothing.

    `where` stands in the log. Raises `throttle.TooOften` after too many wrong ones.
    """
    throttle.refuse_if_spent(("second_factor", str(user.pk)))
    plain = "".join(code.split())
    for row in Authenticator.objects.filter(user=user).exclude(type=TYPE.WEBAUTHN):
        if row.wrap().validate_code(plain) and _fresh(row, plain):
            throttle.forget(("second_factor", str(user.pk)))
            return row
    failed(user, where)
    return None


def failed(user: User, where: str) -> None:
    """Count and write that a code or passkey of `user` did not fit."""
    throttle.count(("second_factor", str(user.pk)))
    log_in.failed(user, user.username, why="second_factor", where=where)


def add_totp(request: HttpRequest, secret: str, code: str) -> bool:
    """Take the app into use whose `secret` was shown, where `code` proves that it works."""
    user = sessions.owner(request)
    throttle.refuse_if_spent(("second_factor", str(user.pk)))
    if totp(user) or not validate_totp_code(secret, "".join(code.split())):
        throttle.count(("second_factor", str(user.pk)))
        return False
    TOTP.activate(user, secret)
    _changed(request, "totp", "added")
    return True


def add_passkey(request: HttpRequest, name: str, credential: dict[str, Any]) -> None:
    """Keep a passkey that was proved, under a name by which its owner knows it."""
    WebAuthn.add(request.user, name, credential)
    _changed(request, "passkey", "added")


def rename(request: HttpRequest, row: Authenticator, name: str) -> None:
    """Give a passkey another name."""
    row.wrap().name = name
    row.save(update_fields=["data"])
    user = sessions.owner(request)
    audit.record(user, "account.second_factor", user, what="passkey", did="renamed")


def take_away(request: HttpRequest, row: Authenticator) -> None:
    """Remove one of one's own; with the last one the recovery codes go, and what this session proved by it."""
    kind = row.type
    row.delete()
    if not has(sessions.owner(request)):
        delete_dangling_recovery_codes(request.user)
        _forget_proof(request)
    _changed(request, kind, "removed")


def new_recovery_codes(request: HttpRequest) -> None:
    """Make new recovery codes in place of all others; `shown` shows them for the next minutes."""
    user = sessions.owner(request)
    User.objects.select_for_update().get(pk=user.pk)  # two at once would make two sets
    Authenticator.objects.filter(user=user, type=TYPE.RECOVERY_CODES).delete()
    RecoveryCodes.activate(user)
    request.session[SHOWN] = int(clock.now().timestamp()) + SHOWN_FOR
    _changed(request, "recovery_codes", "made")


def shown(request: HttpRequest) -> list[str]:
    """Return the recovery codes that were just made; nothing later: they are shown once."""
    codes = recovery(sessions.owner(request))
    if codes is None or request.session.get(SHOWN, 0) < clock.now().timestamp():
        return []
    return list(codes.get_unused_codes())


def hide(request: HttpRequest) -> None:
    """Show the recovery codes no more."""
    request.session.pop(SHOWN, None)


def remove(actor: Actor, user: User, reason: str) -> int:
    """Take every second factor from `user`, whose device is lost; return how many there were.

    For whoever may help a locked-out person: the caller has asked the policy. Every session of the
    account ends. Who must have a second factor is led to set one up after the next log-in.
    """
    rows = Authenticator.objects.filter(user=user)
    number: int = rows.count()
    rows.delete()
    college, federation = log_in.home(user)
    audit.record(
        actor.user,
        "account.second_factor",
        user,
        college=college,
        federation=federation,
        what="all",
        did="removed",
        reason=reason,
    )
    if actor.user is not None:
        sessions.end_all(actor.user, user)
    return number


def _fresh(row: Authenticator, code: str) -> bool:
    """Whether a code of the app was not used before: also not with another process."""
    return row.type != TYPE.TOTP or throttle.first(
        "code_used", f"{row.user_id} {normalize_user_code(code)}"
    )


def _forget_proof(request: HttpRequest) -> None:
    """Let `missing` ask anew; what a campus asked for stays proved."""
    proved = get_authentication_records(request, request.user)
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        one for one in proved if one["method"] != "mfa" or one.get("type") == "campus"
    ]


def _changed(request: HttpRequest, what: str, did: str) -> None:
    sessions.rotate(request)
    user = sessions.owner(request)
    audit.record(user, "account.second_factor", user, what=what, did=did)

"""Where somebody is logged in, and ending it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from portal import clock
from portal.domain import audit
from portal.models import User
from portal.sessions import last_seen


@dataclass(frozen=True)
class Place:
    """One log-in: `pk`, since when, from which address, by which program, last seen, whether it is this one."""

    pk: int
    since: datetime
    address: str
    program: str
    seen: datetime
    present: bool


def of(request: HttpRequest) -> list[Place]:
    """Return where the account of `request` is logged in: this session first, then the newest."""
    rows = UserSession.objects.filter(user=request.user).order_by("-created_at")
    ends = dict(
        Session.objects.filter(
            session_key__in=[one.session_key for one in rows], expire_date__gt=clock.now()
        ).values_list("session_key", "expire_date")
    )
    present = request.session.session_key
    places = [
        _place(one, ends[one.session_key], present) for one in rows if one.session_key in ends
    ]
    return sorted(places, key=lambda one: not one.present)


def end(request: HttpRequest, pk: int) -> bool:
    """End one other log-in of the same account; False where there is none such."""
    row = UserSession.objects.filter(user=request.user, pk=pk).first()
    if row is None or row.session_key == request.session.session_key:
        return False
    row.end()
    user = owner(request)
    audit.record(user, "account.session_ended", user, ended=1)
    return True


def end_others(request: HttpRequest) -> int:
    """End all other log-ins of the account; return how many."""
    user = owner(request)
    return end_all(user, user, keep=request.session.session_key)


def end_all(by: User, user: User, keep: str | None = None) -> int:
    """End every log-in of `user` but `keep` (a session's key), as `by`; return how many."""
    rows = list(UserSession.objects.filter(user=user).exclude(session_key=keep or ""))
    for row in rows:
        row.end()
    if rows:
        audit.record(by, "account.session_ended", user, ended=len(rows))
    return len(rows)


def rotate(request: HttpRequest) -> None:
    """Give the session another key, after its bearer proved more than before."""
    old = request.session.session_key
    request.session.cycle_key()
    moved(request, old)


def moved(request: HttpRequest, old: str | None) -> None:
    """Follow a session whose key changed from `old`."""
    UserSession.objects.filter(session_key=old).update(session_key=request.session.session_key)


def forget_ended(now: datetime) -> int:
    """Remove what is left of sessions that ended; return how many."""
    Session.objects.filter(expire_date__lte=now).delete()
    gone = UserSession.objects.exclude(session_key__in=Session.objects.values("session_key"))
    number: int = gone.delete()[0]
    return number


def owner(request: HttpRequest) -> User:
    """Return the account of a request that passed the log-in."""
    user: Any = request.user
    found: User = user
    return found


def _place(row: UserSession, ends: datetime, present: str | None) -> Place:
    return Place(
        pk=row.pk,
        since=row.created_at,
        address=row.ip,
        program=program_of(row.user_agent),
        seen=last_seen(ends),
        present=row.session_key == present,
    )


PROGRAMS = (
    ("MicroMessenger", "微信"),
    ("DingTalk", "钉钉"),
    ("Edg/", "Edge"),
    ("QQBrowser", "QQ浏览器"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("HarmonyOS", "HarmonyOS"),
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def program_of(agent: str) -> str:
    """Say in two words which program and system a `User-Agent` names; its beginning where it names none."""
    found = [
        next((name for mark, name in known if mark in agent), "") for known in (PROGRAMS, SYSTEMS)
    ]
    return " · ".join(filter(None, found)) or agent[:40]

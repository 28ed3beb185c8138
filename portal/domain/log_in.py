"""Name and password: whether they fit, and how often somebody may try.

Whatever is wrong costs the same: one look for the account, one password hash, the same sentence. The
limits (decision 0026) hold for names that exist and names that do not.
"""

from __future__ import annotations

import unicodedata

from django.contrib.auth import authenticate
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from portal.domain import audit, devices, throttle
from portal.domain.sides import home
from portal.models import User
from portal.scoping import scope_everything
from portal.visitor import address_of, network_of

__all__ = ["canonical", "failed", "home", "prove"]


def prove(request: HttpRequest, name: str, password: str) -> User | None:
    """Return the account that `name` and `password` open, None where they open none.

    Raises `throttle.TooOften` where too many failed lately (the password is then not looked at), this
    one included.
    """
    keys = _keys(request, name)
    if until := throttle.spent(*keys):
        make_password(password)  # a locked name takes as long as any other
        raise throttle.TooOften(until)
    user = authenticate(request, username=name, password=password)
    if isinstance(user, User):
        throttle.forget(keys[0])
        return user
    locked = throttle.count(*keys)
    failed(User.objects.filter(username=name).first(), name, why="locked" if locked else "wrong")
    throttle.refuse_if_spent(*keys)
    return None


def failed(user: User | None, name: str, **data: str) -> None:
    """Write that a log-in to `user` failed (None: there is no such account).

    What was typed as a name is kept as the beginning of a keyed hash only: people type passwords there.
    """
    mark = salted_hmac("portal.log_in", name, algorithm="sha256").hexdigest()[:12]
    with (
        scope_everything()
    ):  # nobody is logged in, and the event belongs to the account's organisation
        audit.record(
            None, "account.log_in_failed", user or User(),
            college=None, federation=None, name=mark, **data,
        )  # fmt: skip


def canonical(name: str) -> str:
    """Return what counts as one name when tries are counted."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _keys(request: HttpRequest, name: str) -> list[throttle.Key]:
    """Return what a failure counts for; the first is forgotten after a success."""
    name, address = canonical(name), network_of(address_of(request))
    if device := devices.known(request, name):
        return [("log_in.device", f"{device} {name}")]
    return [
        ("log_in.pair", f"{address} {name}"),
        ("log_in.name", name),
        ("log_in.address", address),
    ]

"""A phone with an authenticator app, and a clock that the test sets."""

from __future__ import annotations

from types import SimpleNamespace

from allauth.mfa.totp.internal import auth

START = 1_800_000_000
"""Some moment, a whole number of half minutes since 1970."""


class Phone:
    """Shows the code of `secret` for the test's own time; `wait` moves that time."""

    def __init__(self, monkeypatch, secret):
        self.secret, self.now = secret, START
        monkeypatch.setattr(auth, "time", SimpleNamespace(time=lambda: self.now))

    def code(self, later=0):
        value = auth.hotp_value(self.secret, (self.now + later) // 30)
        return auth.format_hotp_value(value)

    def wait(self, seconds):
        self.now += seconds


def phone_of(monkeypatch, user):
    """Give `user` an app, and return the phone on which it runs."""
    secret = auth.generate_totp_secret()
    auth.TOTP.activate(user, secret)
    return Phone(monkeypatch, secret)

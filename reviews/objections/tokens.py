"""A form of ours, opened a moment ago: told by a signed token instead of a session or a cookie."""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_hex

from django.conf import settings
from django.core import signing
from django.utils.translation import gettext as _

from portal import clock

SALT = "reviews.objections.form"
MOST = 24 * 60 * 60
"""Seconds between opening the form and sending it, at most; at least: a setting."""


@dataclass(frozen=True)
class Token:
    """One opened form: its name, the publication it belongs to, and when it was opened (seconds)."""

    form: str
    code: str
    at: int

    @classmethod
    def fresh(cls, code: str) -> Token:
        """The form is opened now."""
        return cls(token_hex(8), code, _now())

    @classmethod
    def read(cls, value: str, code: str) -> Token | None:
        """Return what was signed for this publication; None for anything else."""
        try:
            form, signed_code, at = signing.loads(value, salt=SALT)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return cls(form, signed_code, at) if signed_code == code else None

    def __str__(self) -> str:
        return signing.dumps([self.form, self.code, self.at], salt=SALT)

    @property
    def problem(self) -> str:
        """Why what was sent with it is not taken yet; empty where it is."""
        age = _now() - self.at
        if age < settings.OBJECTIONS_LEAST_SECONDS:
            return _("提交得太快了，请核对一遍，过几秒再按一次“提交”。")
        return expired() if age > MOST else ""


def expired() -> str:
    """The sentence for a form that was open for too long, or is none of ours."""
    return _("这个页面打开得太久了。您写的内容还在下面，请再按一次“提交”。")


def _now() -> int:
    return int(clock.now().timestamp())

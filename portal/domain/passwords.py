"""What a password must be (等保 2.0, level 3), which may not come back, and how long one lasts.

The classes are Django's validators (`AUTH_PASSWORD_VALIDATORS`): each raises one sentence that says what
to do. `NotAFormerOne` also writes down a password that was set: Django tells validators so.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal import clock
from portal.actor import Actor
from portal.enums import Role
from portal.models import FormerPassword, User
from portal.scoping import scope_user

AGEING = (Role.REVIEWER, Role.LEAD, Role.OPERATOR)
"""Whose passwords have a greatest age."""

SHORTEST_NAME = 3
"""Parts of names shorter than this may stand in a password: 'li' stands in half of all words."""


def rules_in_words() -> str:
    """Return all rules in one sentence, for the line under the field."""
    return _(
        "至少%(length)d位，大写字母、小写字母、数字、符号四类中至少有%(classes)d类，"
        "不含姓名或登录名，不是常见密码，也不是最近%(history)d次用过的。"
    ) % {
        "length": settings.PASSWORD_MIN_LENGTH,
        "classes": settings.PASSWORD_MIN_CLASSES,
        "history": settings.PASSWORD_HISTORY,
    }


class Rule:
    """What all rules share: none explains itself alone, `rules_in_words` does for all."""

    def get_help_text(self) -> str:
        return rules_in_words()


class Long(Rule):
    """At least PASSWORD_MIN_LENGTH characters."""

    def validate(self, password: str, user: User | None = None) -> None:
        missing = settings.PASSWORD_MIN_LENGTH - len(password)
        if missing > 0:
            raise ValidationError(
                _("密码太短：至少%(length)d位，还差%(missing)d位。")
                % {"length": settings.PASSWORD_MIN_LENGTH, "missing": missing}
            )


class Mixed(Rule):
    """Characters of at least PASSWORD_MIN_CLASSES of four classes; what is no letter or digit is a sign.

    Letters without case (汉字) count as signs: they are none of the other three.
    """

    def validate(self, password: str, user: User | None = None) -> None:
        classes = {_class_of(one) for one in password}
        if len(classes) < settings.PASSWORD_MIN_CLASSES:
            raise ValidationError(
                _(
                    "密码的种类太少：大写字母、小写字母、数字、符号四类中至少要有%(most)d类，现在有%(now)d类。"
                )
                % {"most": settings.PASSWORD_MIN_CLASSES, "now": len(classes)}
            )


class NotTheName(Rule, UserAttributeSimilarityValidator):
    """Neither holds nor resembles log-in name, name (in characters or pinyin) or mailbox."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("username", "full_name", "email"))

    def validate(self, password: str, user: User | None = None) -> None:
        sentence = _("密码里有姓名、登录名或邮箱，或者太像：请换一个别人猜不到的。")
        folded = password.casefold()
        if user is not None and any(part in folded for part in _names(user)):
            raise ValidationError(sentence)
        try:
            super().validate(password, user)
        except ValidationError:
            raise ValidationError(sentence) from None


class Uncommon(Rule, CommonPasswordValidator):
    """None of Django's 20,000 common ones, nor one with digits and signs around it."""

    def validate(self, password: str, user: User | None = None) -> None:
        plain = password.casefold().strip()
        core = plain.strip("0123456789!@#$%^&*().,-_+=?~ ")
        long_enough = 2 * len(core) > len(plain)
        if plain in self.passwords or (long_enough and core in self.passwords):
            raise ValidationError(_("这是很多人都在用的密码，容易被猜到：请换一个。"))


class NotAFormerOne(Rule):
    """None of the last PASSWORD_HISTORY; writes down each that is set."""

    def validate(self, password: str, user: User | None = None) -> None:
        if user is None or user.pk is None:
            return
        kept = {user.password, *_former(user)}
        if any(check_password(password, one) for one in kept if one):
            raise ValidationError(
                _("这是最近%d次用过的密码之一：请换一个没有用过的。") % settings.PASSWORD_HISTORY
            )

    def password_changed(self, password: str, user: User | None = None) -> None:
        """Keep the hash that was set, and no more than are needed."""
        if user is None:
            return
        with scope_user(user):
            FormerPassword.objects.create(user=user, encoded=user.password)
            kept = FormerPassword.objects.filter(user=user).values("pk")
            newest = list(kept[: settings.PASSWORD_HISTORY])
            FormerPassword.objects.filter(user=user).exclude(
                pk__in=[one["pk"] for one in newest]
            ).delete()


def is_too_old(actor: Actor) -> bool:
    """Say whether the person must choose a new password first: AGEING roles after PASSWORD_MAX_DAYS.

    Somebody without a password (campus sign-in) has none that could be old.
    """
    user = actor.user
    if not settings.PASSWORD_MAX_DAYS or user is None or not user.has_usable_password():
        return False
    if not any(one.role in AGEING for one in actor.everywhere):
        return False
    return clock.now() - _set_at(user) > timedelta(days=settings.PASSWORD_MAX_DAYS)


def _set_at(user: User) -> datetime:
    with scope_user(user):
        newest = FormerPassword.objects.filter(user=user).first()
    return newest.set_at if newest else user.date_joined


def _former(user: User) -> list[str]:
    with scope_user(user):
        rows = FormerPassword.objects.filter(user=user).values_list("encoded", flat=True)
        return list(rows[: settings.PASSWORD_HISTORY])


def _class_of(character: str) -> str:
    if character.isupper():
        return "upper"
    if character.islower():
        return "lower"
    return "digit" if character.isdigit() else "sign"


def _names(user: User) -> set[str]:
    """Return what may not stand in the password, in small letters."""
    from pypinyin import lazy_pinyin

    spelt = "".join(lazy_pinyin(user.full_name)) if user.full_name else ""
    parts: set[Any] = {user.username, spelt, user.email.partition("@")[0]}
    long_parts = {one.casefold() for one in parts if len(one) >= SHORTEST_NAME}
    return long_parts | ({user.full_name.casefold()} if len(user.full_name) > 1 else set())

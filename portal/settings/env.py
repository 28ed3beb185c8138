"""The one place that reads the environment.

Every value may also be given as a file: `SECRET_KEY_FILE=/run/secrets/key`
instead of `SECRET_KEY=…`. What is missing or malformed stops the start with a
sentence that names the variable.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off", ""})
_ROLES = ("editor", "secretary", "observer", "reviewer", "lead", "operator")
_DIFFERENT_CHARACTERS = 10  # "aaaa…" is long and still no secret


def _from_file(name: str) -> str | None:
    path = os.environ.get(f"{name}_FILE")
    if not path:
        return None
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        message = f"{name}_FILE names {path}, which cannot be read: {error.strerror}."
        raise ImproperlyConfigured(message) from error


def text(name: str, default: str | None = None) -> str:
    """The value of `name` (or of the file `name`_FILE); loud when absent without default."""
    value = os.environ.get(name)
    if value and os.environ.get(f"{name}_FILE"):
        message = f"Both {name} and {name}_FILE are set; keep one of them."
        raise ImproperlyConfigured(message)
    if not value:
        value = _from_file(name)
    if value:
        return value
    if default is None:
        message = f"The environment variable {name} (or {name}_FILE) must be set."
        raise ImproperlyConfigured(message)
    return default


def flag(name: str, *, default: bool) -> bool:
    """A yes-or-no variable: 1/true/yes/on or 0/false/no/off."""
    value = text(name, "1" if default else "0").lower()
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    message = f"{name} must be 1 or 0 (true/false, yes/no, on/off), not {value!r}."
    raise ImproperlyConfigured(message)


def number(name: str, default: int) -> int:
    """A whole number."""
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError:
        message = f"{name} must be a whole number, not {value!r}."
        raise ImproperlyConfigured(message) from None


def one_of(name: str, values: tuple[str, ...]) -> str:
    """One of the words of `values`; the first is the default."""
    value = text(name, values[0])
    if value in values:
        return value
    known = ", ".join(one or "(empty)" for one in values)
    message = f"{name} must be one of {known}; not {value!r}."
    raise ImproperlyConfigured(message)


def words(name: str, default: str | None = None) -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def roles(name: str, default: str) -> list[str]:
    """A list of roles separated by commas (`portal.enums.Role`); `none` for no role at all."""
    found = [word for word in words(name, default) if word != "none"]
    if strange := [word for word in found if word not in _ROLES]:
        message = f"{name} names roles that do not exist: {', '.join(strange)}."
        raise ImproperlyConfigured(message)
    return found


def addresses(name: str) -> list[str]:
    """A list of addresses to be reached at (`mailto:`, `https:` or `tel:`), empty by default."""
    found = words(name, "")
    for one in found:
        if not one.startswith(("mailto:", "https://", "tel:")):
            message = f"{name}: {one!r} must begin with mailto:, https:// or tel:."
            raise ImproperlyConfigured(message)
    return found


def secret(name: str, *, at_least: int = 40) -> str:
    """A secret of enough length and variety; refuses what looks like a placeholder."""
    value = text(name)
    if (
        len(value) < at_least
        or len(set(value)) < _DIFFERENT_CHARACTERS
        or "insecure" in value.lower()
    ):
        message = (
            f"{name} is too weak: give at least {at_least} random characters, "
            'for example from python3 -c "import secrets; print(secrets.token_urlsafe(50))".'
        )
        raise ImproperlyConfigured(message)
    return value

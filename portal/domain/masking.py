"""How the log writes values down: personal data masked, long texts shortened, everything JSON.

Names of people give way to their first character, telephones, numbers of papers and
mailboxes to what is left of them. Law 10: nothing of it stands in a log in full.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils.module_loading import import_string

LONGEST = 120
"""Characters of a text that the log keeps: enough to know it again, too few to replace it."""

PEOPLE = frozenset({"full_name", "person", "people", "student", "students", "contact"})
"""Keys whose value is the name of a person, or a list of names."""

_MAILBOX = re.compile(r"\b([\w.+-])[\w.+-]*@([\w-]+(?:\.[\w-]+)+)", re.ASCII)
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])(\d{3})\d{11,14}([0-9Xx])(?![0-9A-Za-z])")
_TELEPHONE = re.compile(r"(?<!\d)(1[3-9]\d|0\d{2,3})([ -]?)\d{3,4}([ -]?)\d{2,3}(\d{2})(?!\d)")
_NUMBER = re.compile(r"(?<![0-9A-Za-z-])(\d{2})\d{6,16}(\d{2})(?![0-9A-Za-z-])")


@cache
def _scanner() -> Callable[[str], str]:
    """What takes out of a text the particulars that the patterns here do not know."""
    found: Callable[[str], str] = import_string(settings.LOG_SCANNER)
    return found


def name(text: str) -> str:
    """张三 → 张*; Wang Ming → W*; the length is not given away."""
    plain = text.strip()
    return f"{plain[0]}*" if plain else ""


def text(value: str) -> str:
    """Mask mailboxes, papers' numbers and telephones in `value`, then shorten it."""
    masked = _MAILBOX.sub(r"\1***@\2", value)
    masked = _IDENTITY.sub(r"\1***\2", masked)
    masked = _TELEPHONE.sub(r"\1****\4", masked)
    masked = _NUMBER.sub(r"\1****\2", masked)
    masked = _scanner()(masked)
    return masked if len(masked) <= LONGEST else f"{masked[: LONGEST - 1]}…"


def value(key: str, given: Any) -> Any:
    """Return `given` as plain JSON, masked as the field `key` wants."""
    if isinstance(given, Mapping):
        return {str(part): value(str(part), inner) for part, inner in given.items()}
    if isinstance(given, set | frozenset):
        return [value(key, part) for part in sorted(given, key=str)]
    if isinstance(given, list | tuple):
        return [value(key, part) for part in given]
    return _single(key, given)


def _single(key: str, given: Any) -> Any:
    if given is None or isinstance(given, bool | int | float):
        return given
    if isinstance(given, Model):
        return given.pk
    if isinstance(given, dt.date | dt.time):  # a datetime is a date
        return given.isoformat()
    if isinstance(given, Decimal):
        return str(given)
    return name(str(given)) if key in PEOPLE else text(str(given))

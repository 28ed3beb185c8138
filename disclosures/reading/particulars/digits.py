"""What tells a number of a person from any other number: check digits, dates, areas."""

from __future__ import annotations

import datetime as dt
import re

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
AREAS = frozenset(
    re.findall(
        "..",
        "1112131415212223313233343536374142434445465051525354616263646571818283",
    )
)
"""First two digits: the province (GB/T 2260), and 83 for residence permits of people from Taiwan."""
OLD, CARD, NINE = 15, 18, 9


def bare(text: str) -> str:
    """Return digits and letters alone, in capitals."""
    return re.sub(r"[^0-9A-Za-z]", "", text).upper()


def is_identity(text: str) -> bool:
    """Whether it is an identity number by GB 11643: area, date of birth, and of 18 digits the check digit."""
    number = bare(text)
    if number[:2] not in AREAS:
        return False
    if len(number) == OLD:
        return _is_day(f"19{number[6:12]}")
    return len(number) == CARD and _is_day(number[6:14]) and _check(number) == number[-1]


def is_card(text: str) -> bool:
    """Whether the last digit is the check digit of a bank card (Luhn, ISO/IEC 7812-1)."""
    number = bare(text)
    if not number.isdecimal() or len(set(number)) == 1:
        return False
    doubled = (int(one) * (2 if place % 2 else 1) for place, one in enumerate(reversed(number)))
    return sum(one - NINE if one > NINE else one for one in doubled) % 10 == 0


def _check(number: str) -> str:
    total = sum(int(one) * weight for one, weight in zip(number, WEIGHTS, strict=False))
    return CHECKS[total % 11]


def _is_day(text: str) -> bool:
    try:
        day = dt.datetime.strptime(text, "%Y%m%d").replace(tzinfo=dt.UTC)
    except ValueError:
        return False
    return 1900 <= day.year <= 2100  # noqa: PLR2004 - birth years

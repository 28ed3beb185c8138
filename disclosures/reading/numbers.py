"""Counts, ordinals and shares in text."""

import re
from fractions import Fraction

from disclosures.reading.numerals import CHINESE, numeral_value, plain

_ARABIC = r"(?<![\d.])[0-9]++(?:,[0-9]{3})*(?![\d.]*\d)"
_NUMERAL = re.compile(rf"{_ARABIC}|[{CHINESE}]+")
_ANY = rf"(?:[0-9]+|[{CHINESE}]+)"
_ORDINAL = re.compile(rf"第\s*({_ANY})\s*([次届章条期])")
_SHARE = re.compile(
    rf"(?P<percent>(?<![0-9])[0-9]++(?:\.[0-9]++)?)\s*+%"
    rf"|百分之(?P<hundredth>{_ANY})"
    rf"|(?P<below>(?<![0-9])[0-9]++|(?<![{CHINESE}])[{CHINESE}]++)分之(?P<above>{_ANY})"
    rf"|(?P<tenth>[一二两三四五六七八九])成"
    rf"|(?<![\d/])(?P<top>[0-9]{{1,3}})/(?P<bottom>[0-9]{{1,3}})(?![\d/])"
)


def numbers(text: str) -> list[int]:
    """Return the whole numbers of a text in their order; percentages and decimals are left out."""
    rest = _SHARE.sub("／", plain(text))
    values = (numeral_value(hit[0]) for hit in _NUMERAL.finditer(rest))
    return [value for value in values if value is not None]


def number(text: str) -> int | None:
    """Return the one whole number that a text states (``实有23人`` → 23), None where none or several."""
    found = set(numbers(text))
    return found.pop() if len(found) == 1 else None


def ordinals(text: str, unit: str = "次届") -> list[int]:
    """Return the ordinals with one of the units (``第三次`` → 3) in their order."""
    hits = _ORDINAL.finditer(plain(text))
    values = (numeral_value(hit[1]) for hit in hits if hit[2] in unit)
    return [value for value in values if value is not None]


def ordinal(text: str) -> int | None:
    """Return the ordinal of ``第三次``, ``第3届``, ``三`` or ``3``; None where none or several differ."""
    found = set(ordinals(text))
    if not found:
        return number(text)
    return found.pop() if len(found) == 1 else None


def shares(text: str) -> list[Fraction]:
    """Return the shares of a whole in a text: ``1%``, ``百分之三十``, ``三分之二``, ``2/3``, ``六成``."""
    values = (_fraction(hit) for hit in _SHARE.finditer(plain(text)))
    return [value for value in values if value is not None]


def share(text: str) -> Fraction | None:
    """Return the one share that a text states, None where none or several differ."""
    found = set(shares(text))
    return found.pop() if len(found) == 1 else None


def _fraction(hit: re.Match[str]) -> Fraction | None:
    parts = hit.groupdict()
    if parts["percent"]:
        return Fraction(parts["percent"]) / 100
    if parts["tenth"]:
        return Fraction(numeral_value(parts["tenth"]) or 0, 10)
    above = numeral_value(parts["hundredth"] or parts["above"] or parts["top"])
    below = 100 if parts["hundredth"] else numeral_value(parts["below"] or parts["bottom"])
    return Fraction(above, below) if above is not None and below else None

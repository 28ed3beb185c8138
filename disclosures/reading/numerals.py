"""Chinese and Arabic numerals."""

import re
import unicodedata
from functools import lru_cache

DIGITS = {
    c: n
    for n, chars in enumerate(
        ("零〇○", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for c in chars
}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10_000}
CHINESE = "".join([*DIGITS, *UNITS, "廿", "卅"])
LONGEST = 24
"""A numeral longer than this is not a number that anybody meant."""


def plain(text: str) -> str:
    """Return the text with full-width digits, letters and signs made half-width (NFKC)."""
    return unicodedata.normalize("NFKC", text)


@lru_cache(maxsize=4096)
def numeral_value(numeral: str) -> int | None:
    """Return the value of one numeral (``146``, ``１４６``, ``一百四十六``, ``二〇二四``), None if it is none."""
    text = plain(numeral).strip().replace(",", "")
    if not text or len(text) > LONGEST:
        return None
    if re.fullmatch(r"[0-9]+", text):
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    if any(c not in DIGITS and c not in UNITS for c in text):
        return None
    return _with_units(text) if any(c in UNITS for c in text) else _digit_by_digit(text)


def _digit_by_digit(text: str) -> int:
    return int("".join(str(DIGITS[c]) for c in text))


def _with_units(text: str) -> int | None:
    """Read 一千零五 and the like: units must fall from left to right, 万 apart."""
    total = section = 0
    digit: int | None = None
    last_unit = 10_000
    for char in text:
        if char in DIGITS:
            if digit:
                return None
            digit = DIGITS[char]
            continue
        unit = UNITS[char]
        if unit == UNITS["万"]:
            total, section, digit, last_unit = (
                total + (section + (digit or 0)) * unit,
                0,
                None,
                unit,
            )
            continue
        if unit >= last_unit:
            return None
        section += (digit or 1) * unit
        digit, last_unit = None, unit
    return total + section + (digit or 0)


def in_chinese(value: int) -> str:
    """Write 0 to 9999 in Chinese (``21`` → ``二十一``)."""
    if not 0 <= value < UNITS["万"]:
        return str(value)
    if value == 0:
        return "零"
    text = ""
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            text += "零一二三四五六七八九"[digit] + sign
        elif text and not text.endswith("零") and value % unit:
            text += "零"
    return text.removeprefix("一") if text.startswith("一十") else text

"""The numerals of Word's number formats that Chinese documents use (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from disclosures.reading import in_chinese

_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CHINESE = (
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
    "taiwaneseCountingThousand", "ideographTraditional", "koreanCounting",
)  # fmt: skip


def numeral(number: int, style: str) -> str:
    """Return a counter in a number format; decimal where the format is not known."""
    if number < 0:
        return str(number)
    if style == "ideographTraditional" and 1 <= number <= len(_STEMS):
        return _STEMS[number - 1]
    if style in _CHINESE:
        return in_chinese(number) if number else "〇"
    if style == "chineseLegalSimplified":
        return in_chinese(number).translate(_FORMAL) if number else "零"
    if style == "ideographDigital":
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    return _western(number, style)


def _western(number: int, style: str) -> str:
    if style == "decimalZero":
        return f"{number:02}"
    if style == "decimalFullWidth":
        return "".join(chr(0xFF10 + int(digit)) for digit in str(number))
    if style.startswith("decimalEnclosedCircle") and 1 <= number <= 20:  # noqa: PLR2004 - ① to ⑳
        return chr(0x245F + number)
    if style in ("lowerLetter", "upperLetter") and number:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if style == "upperLetter" else letter
    if style in ("lowerRoman", "upperRoman"):
        return _roman(number) if style == "lowerRoman" else _roman(number).upper()
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text

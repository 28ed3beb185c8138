"""What may stand in a cell of a table that somebody opens in a spreadsheet program.

A text that begins like a formula is run by the program, or by the next one that it is saved for
(https://owasp.org/www-community/attacks/CSV_Injection). An apostrophe in front makes it text
everywhere; ``unmarked`` takes it off again.
"""

from __future__ import annotations

import re

MARK = "'"
FORMULA = "=+-@＝＋－＠"
"""What a formula begins with; an East Asian Excel takes the full-width signs too."""
LONGEST = 32_000
"""Characters of a cell; Excel takes 32 767."""
CUT = "……（太长，后面略去，全文见 Word 文件）"

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_DASHES = re.compile("[-－—―\\s]*")
_CHANGED = re.compile(
    r"0\d+|\d{12,}|\d++(?:\.\d*+)?[eE][+-]?\d+|\d{1,4}\s*[-/:年月][\d\s\-/:.年月日]*|\d{1,2}日"
)


def clean(text: str) -> str:
    """Return ``text`` without what no cell can hold: control characters, lone surrogates; tabs are blanks."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    plain = _UNPRINTABLE.sub("", plain)
    return plain if len(plain) <= LONGEST else plain[: LONGEST - len(CUT)] + CUT


def safe(text: str) -> str:
    """Return ``text`` as any cell may hold it: clean, and never the beginning of a formula.

    Dashes alone (``-``, ``——``) are no formula and stay as they are.
    """
    plain = clean(text)
    start = plain.lstrip(f"{MARK} \n\u3000\u00a0")[:1]
    runs = bool(start) and start in FORMULA and not _DASHES.fullmatch(plain)
    return f"{MARK}{plain}" if runs else plain


def in_text_file(text: str) -> str:
    """Return ``text`` as a text file may hold it: ``safe``, and also nothing that Excel changes by itself.

    A text file cannot say that ``2/27`` is no date and ``007`` no number; the apostrophe does.
    """
    plain = safe(text)
    return f"{MARK}{plain}" if _CHANGED.fullmatch(plain.lstrip(MARK).strip()) else plain


def unmarked(text: str) -> str:
    """Return what stood in a cell before ``safe`` or ``in_text_file`` marked it."""
    if not text.startswith(MARK):
        return text
    bare = text.removeprefix(MARK)
    return bare if in_text_file(bare).startswith(MARK) else text

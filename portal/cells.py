"""A cell of a text file that somebody opens in a spreadsheet program, for what this application gives out.

The exports of filings have more to think of: `disclosures.exporting.cells`, which readers of files import,
too, in a process without Django.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"[\s'\u3000\u00a0]*[=+\-@＝＋－＠]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def in_text_file(text: str) -> str:
    """Return ``text`` without control characters, and with an apostrophe before what would be a formula.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    plain = _UNPRINTABLE.sub(" ", text)
    return f"'{plain}" if _FORMULA.match(plain) else plain

"""Characters that look like others or like nothing: made what a reader takes them for."""

from __future__ import annotations

import re

from disclosures.importing.radicals import RADICALS

_INVISIBLE = re.compile(
    r"[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f]"
)


def clean(text: str) -> str:
    """Return a text without invisible characters, radicals as characters, odd spaces as spaces."""
    return _INVISIBLE.sub("", text).translate(RADICALS).replace("\xa0", " ")

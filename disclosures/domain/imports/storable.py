"""What a reader gave as data that the database can hold, whatever the file was made of."""

from __future__ import annotations

import math
import re
from typing import Any

UNKEPT = re.compile("[\x00\ud800-\udfff]")
DEEPEST = 12
"""Objects and lists within each other: twice what the exchange format has."""


def storable(value: Any, depth: int = DEEPEST) -> Any:
    """Return plain JSON without what PostgreSQL refuses: NUL, halves of characters, NaN, endless depth."""
    if isinstance(value, str):
        return UNKEPT.sub("", value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict | list) and not depth:
        return None
    if isinstance(value, dict):
        return {storable(key): storable(each, depth - 1) for key, each in value.items()}
    if isinstance(value, list):
        return [storable(each, depth - 1) for each in value]
    return value

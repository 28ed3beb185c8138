"""Names of fields: the paths of findings, written as HTML names.

``roster[13].rank`` ↔ ``rows-13-rank``, ``indicators.i03.number`` ↔ ``i03-number``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any


def flatten(content: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """Turn nested mappings of texts into one of names joined by ``-``; a list of texts becomes lines."""
    flat: dict[str, str] = {}
    for key, value in content.items():
        if isinstance(value, Mapping):
            flat |= flatten(value, f"{prefix}{key}-")
        elif isinstance(value, list | tuple):
            flat[f"{prefix}{key}"] = "\n".join(str(item) for item in value)
        else:
            flat[f"{prefix}{key}"] = value
    return flat


def unflatten(flat: Mapping[str, Any]) -> dict[str, Any]:
    """Undo ``flatten`` for mappings (lists stay lines)."""
    nested: dict[str, Any] = {}
    for name, value in flat.items():
        *above, last = name.split("-")
        place = nested
        for part in above:
            place = place.setdefault(part, {})
        place[last] = value
    return nested


def field_name(path: str) -> str:
    """Return the field that a finding's path names; empty for a whole section."""
    rest = re.sub(r"^\w+\.?", "", path, count=1)
    name = re.sub(r"\[(\d+)\]", r"-\1", rest).replace(".", "-")
    return f"rows{name}" if name.startswith("-") else name.removeprefix("answers-")


def element_id(path: str) -> str:
    """Return the id of the element that a finding's path leads to on the section's page."""
    name = field_name(path)
    return f"id_{name}" if name else "section"

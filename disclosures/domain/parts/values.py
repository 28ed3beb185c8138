"""Values inside a section's content as plain data: found by path, laid one over the other, written out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Path = tuple[str, ...]
Json = dict[str, Any]


def get(data: Mapping[str, Any], path: Path) -> Any:
    """Return what stands at the path, "" where nothing does."""
    value: Any = data
    for step in path:
        value = value.get(step, "") if isinstance(value, Mapping) else ""
    return value


def put(data: Json, path: Path, value: Any) -> None:
    """Set what stands at the path; objects on the way are made."""
    for step in path[:-1]:
        data = data.setdefault(step, {})
    data[path[-1]] = value


def blank(value: Any) -> bool:
    """Say whether there is nothing: no text, no row, an object of nothing else."""
    if isinstance(value, Mapping):
        return all(blank(each) for each in value.values())
    return not value


def over(old: Any, found: Any) -> Any:
    """Lay what was found over what is there: where nothing was found, the old stays."""
    if isinstance(found, Mapping):
        before = old if isinstance(old, Mapping) else {}
        return {**before, **{key: over(before.get(key, ""), found[key]) for key in found}}
    return old if blank(found) else found


def words(value: Any) -> str:
    """Write a value for a person: a list line by line, an object with points between."""
    if isinstance(value, Mapping):
        return " · ".join(text for each in value.values() if (text := words(each)))
    if isinstance(value, list | tuple):
        return "\n".join(text for each in value if (text := words(each)))
    return str(value)

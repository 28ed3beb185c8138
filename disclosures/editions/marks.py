"""The ★ and ▲ of a form, written in its file as two lists of ids."""

from collections.abc import Mapping
from typing import Any

from disclosures.editions.errors import EditionError


def marked(raw: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Turn ``marks: {core: [ids], observed: [ids]}`` into marks of the indicators."""
    data = dict(raw)
    marks = data.pop("marks", {})
    if not isinstance(marks, Mapping) or not set(marks) <= {"core", "observed"}:
        raise EditionError(where, "marks", "只能写 core 和 observed 两项。")
    for mark, ids in marks.items():
        data = _mark_all(data, mark, ids or [], where)
    return data


def _mark_all(data: dict[str, Any], mark: str, ids: list[str], where: str) -> dict[str, Any]:
    second = data.get("second_level")
    items = [data.get("indicators"), second.get("items") if isinstance(second, dict) else None]
    known = {
        item.get("id")
        for group in items
        if isinstance(group, list)
        for item in group
        if isinstance(item, dict)
    }
    if unknown := [name for name in ids if name not in known]:
        raise EditionError(where, f"marks.{mark}", f"没有编号为“{unknown[0]}”的指标。")
    data["indicators"] = _set(items[0], mark, ids)
    if isinstance(second, dict):
        data["second_level"] = {**second, "items": _set(items[1], mark, ids)}
    return data


def _set(items: object, mark: str, ids: list[str]) -> object:
    if not isinstance(items, list):
        return items
    return [
        {**item, mark: True} if isinstance(item, dict) and item.get("id") in ids else item
        for item in items
    ]

"""Two contents of one section, field by field and row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from disclosures.comparison import matching
from disclosures.content import Content, RulesText
from disclosures.domain.paths import CONTAINERS
from reviews.domain.comparison import articles
from reviews.domain.comparison.change import Kind


class Raw(NamedTuple):
    """A difference before it is called by a name; ``detail`` says what of the place, where it is not all."""

    kind: Kind
    path: str
    old_path: str
    old: str
    new: str
    detail: str = ""
    also: frozenset[str] = frozenset()


def content(old: Content, new: Content, path: str, old_path: str) -> Iterator[Raw]:
    """Compare two content objects of one type that stand at these places."""
    for field in type(old).model_fields:
        one, two = getattr(old, field), getattr(new, field)
        if one == two:
            continue
        suffix = "" if field in CONTAINERS else f".{field}"
        compare = (
            _rule_text if isinstance(old, RulesText) and field == "text" else _comparison_of(one)
        )
        yield from compare(one, two, path + suffix, old_path + suffix)


def as_text(value: Any) -> str:
    """Return a whole row or field as one line: its filled parts, joined."""
    if isinstance(value, Content):
        value = [getattr(value, field) for field in type(value).model_fields]
    if isinstance(value, dict):
        value = [f"{key} {as_text(part)}" for key, part in value.items()]
    if isinstance(value, str):
        return value
    return "，".join(filter(None, map(as_text, value)))


def _comparison_of(value: Any) -> Callable[..., Iterator[Raw]]:
    if isinstance(value, Content):
        return content
    if isinstance(value, dict):
        return _keys
    return _rows if isinstance(value, tuple) else _texts


def _texts(old: str, new: str, path: str, old_path: str) -> Iterator[Raw]:
    kind = Kind.CHANGED if old and new else Kind.ADDED if new else Kind.REMOVED
    yield Raw(kind, path, old_path, old, new)


def _rule_text(old: str, new: str, path: str, old_path: str) -> Iterator[Raw]:
    for each in articles.compare(old, new):
        here = each.new or each.old
        gone, come = each.texts(old, new)
        yield Raw(
            each.kind,
            f"{path}#{here.name}" if here else path,
            f"{old_path}#{each.old.name}" if each.old else old_path,
            gone,
            come,
            each.detail,
            frozenset(f"{old_path}#{name}" for name in each.also),
        )


def _keys(old: dict[str, Any], new: dict[str, Any], path: str, old_path: str) -> Iterator[Raw]:
    for key in [*new, *(key for key in old if key not in new)]:
        nothing = type(new[key] if key in new else old[key])()
        one, two = old.get(key, nothing), new.get(key, nothing)
        if one != two:
            yield from _comparison_of(two)(one, two, f"{path}.{key}", f"{old_path}.{key}")


def _rows(old: tuple[Any, ...], new: tuple[Any, ...], path: str, old_path: str) -> Iterator[Raw]:
    if not all(isinstance(row, Content) for row in (*old, *new)):
        yield from _texts("\n".join(old), "\n".join(new), path, old_path)
        return
    pairs = matching.match([*map(_row, old)], [*map(_row, new)])
    yield from _gone(old, {one for one, _ in pairs}, old_path)
    moved, partner = matching.moved(pairs), {two: one for one, two in pairs}
    for index, row in enumerate(new):
        here = f"{path}[{index}]"
        if index not in partner:
            yield Raw(Kind.ADDED, here, old_path, "", as_text(row))
            continue
        there = partner[index]
        if (there, index) in moved:
            yield Raw(Kind.MOVED, here, f"{old_path}[{there}]", str(there + 1), str(index + 1))
        yield from content(old[there], row, here, f"{old_path}[{there}]")


def _row(row: Content) -> matching.Row:
    """A row as it is matched: by the category of a responsible person, else by the name."""
    name = str(getattr(row, "category", "") or getattr(row, "name", ""))
    others = [field for field in type(row).model_fields if field not in {"name", "category"}]
    fields = tuple(getattr(row, field) for field in others)
    return matching.Row(name, fields, row.model_dump_json())


def _gone(old: tuple[Any, ...], kept: set[int], old_path: str) -> Iterator[Raw]:
    for index, row in enumerate(old):
        if index not in kept:
            yield Raw(
                Kind.REMOVED, f"{old_path}[{index}]", f"{old_path}[{index}]", as_text(row), ""
            )

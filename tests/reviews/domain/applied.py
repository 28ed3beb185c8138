"""The newer content made of the older one and the reported changes alone: what they do not say stays as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from disclosures.content import Content, Disclosure, RulesText
from disclosures.structure import pieces
from reviews.domain.comparison import Change, Kind
from tests.reviews.domain.edits import ROWS

_ROW = re.compile(r"(.*)\[(\d+)\](.*)", re.DOTALL)


def check(old: Disclosure, new: Disclosure, found: Iterable[Change]) -> None:
    """Assert that the changes are all that differs, each as it says, and none without a difference."""
    left = list(found)
    for section in Disclosure.model_fields:
        one, two = getattr(old, section), getattr(new, section)
        mine = [change for change in left if change.section == section]
        assert bool(mine) == (one != two), section
        assert len({(change.kind, change.path) for change in mine}) == len(mine)
        done = _fields(one, two, section, mine)
        assert done == {id(change) for change in mine}, "a change that changes nothing"


def _fields(old: Content, new: Content, where: str, found: list[Change]) -> set[int]:
    """Hold every field against the changes; return which of these were needed."""
    used: set[int] = set()
    for field in type(old).model_fields:
        one, two = getattr(old, field), getattr(new, field)
        here = where if field in {"rows", "units", "answers"} else f"{where}.{field}"
        if (where, field) in ROWS or (where.split("[", maxsplit=1)[0], field) in ROWS:
            used |= _list(one, two, here, found)
        elif isinstance(old, RulesText) and field == "text":
            used |= _text(one, two, here, found)
        else:
            used |= _value(one, two, here, found)
    return used


def _value(one: Any, two: Any, where: str, found: list[Change]) -> set[int]:
    if isinstance(one, Content):
        return _fields(one, two, where, found)
    if isinstance(one, dict):
        used = set()
        for key in {*one, *two}:
            empty = type(two.get(key, one.get(key)))()
            used |= _value(one.get(key, empty), two.get(key, empty), f"{where}.{key}", found)
        return used
    before, after = ("\n".join(each) if isinstance(each, tuple) else each for each in (one, two))
    told = [change for change in found if change.path == where]
    if before == after:
        assert not told
        return set()
    (change,) = told
    assert (change.old, change.new) == (before, after)
    kind = Kind.CHANGED if before and after else Kind.ADDED if after else Kind.REMOVED
    assert change.kind is kind
    return {id(change)}


def _list(old: tuple[Any, ...], new: tuple[Any, ...], where: str, found: list[Change]) -> set[int]:
    """Put the old rows where the changes say; what then stands beside each new row must be it, but for its cells."""
    of = {
        kind: {
            _number(change): change
            for change in found
            if change.kind is kind and _at(change, where)
        }
        for kind in Kind
    }
    gone, come, moved = of[Kind.REMOVED], of[Kind.ADDED], of[Kind.MOVED]
    origin = {number: _number_of(change.old_path) for number, change in moved.items()}
    assert all((int(c.old), int(c.new)) == (origin[n] + 1, n + 1) for n, c in moved.items())
    stay = iter([n for n in range(len(old)) if n not in gone and n not in set(origin.values())])
    used = {id(change) for kind in (gone, come, moved) for change in kind.values()}
    assert not any(old[one] == new[two] for one in gone for two in come), "a row that only moved"
    for number, row in enumerate(new):
        if number in come:
            continue
        before = origin[number] if number in origin else next(stay)
        assert type(row) is type(old[before])
        mine = [c for c in found if c.path.startswith(f"{where}[{number}].")]
        assert all(c.old_path.startswith(f"{where}[{before}].") for c in mine)
        used |= _fields(old[before], row, f"{where}[{number}]", found)
    assert next(stay, None) is None, "a row that went without a word"
    return used


def _text(one: str, two: str, where: str, found: list[Change]) -> set[int]:
    """Take the articles out and put them in as told; the others must be the same in the same order."""
    told = [
        change for change in found if change.path == where or change.path.startswith(f"{where}#")
    ]
    whole = [change for change in told if change.path == where]
    parts = [change for change in told if change.path != where]
    if one == two:
        assert not told
        return set()
    assert told
    before, after = pieces(one), pieces(two)
    left = {_name(c.old_path) for c in parts if c.kind is not Kind.ADDED}
    right = {_name(c.path) for c in parts if c.kind is not Kind.REMOVED}
    assert left <= {p.name for p in before}
    assert right <= {p.name for p in after}
    same = [p for p in before if p.name not in left], [p for p in after if p.name not in right]
    assert [p.body for p in same[0]] == [p.body for p in same[1]]
    texts = {p.name: p.text for p in before}, {p.name: p.text for p in after}
    for change in parts:
        assert change.old == texts[0].get(_name(change.old_path), "")
        assert change.new == texts[1].get(_name(change.path), "") or change.kind is Kind.REMOVED
        assert change.old != change.new
    if whole and not parts:
        assert [(c.old, c.new) for c in whole] == [(one, two)]
    if not whole:
        assert all(_as_many(a, b) for a, b in zip(*same, strict=True)), "a number without a word"
    return {id(change) for change in told}


def _as_many(before: Any, after: Any) -> bool:
    """Whether the number stayed, or changed as the place did."""
    if before.text == after.text:
        return True
    if before.node.number is None or after.node.number is None:
        return bool(before.node.label == after.node.label)
    shift = after.node.number - before.node.number
    return any(b - a == shift for a, b in zip(before.places, after.places, strict=True))


def _at(change: Change, where: str) -> bool:
    """Whether the change is of a whole row of this list."""
    match = _ROW.fullmatch(change.path)
    return match is not None and match[1] == where and not match[3]


def _number(change: Change) -> int:
    return _number_of(change.path)


def _number_of(path: str) -> int:
    match = _ROW.fullmatch(path)
    assert match
    return int(match[2])


def _name(path: str) -> str:
    return path.partition("#")[2]

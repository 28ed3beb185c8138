"""Which row is which: by equality, then by name, then by similarity."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

MOST_PAIRS = 40_000
"""Above this many candidate pairs, similarity is not tried: it would take seconds."""
ALIKE = 0.6
"""Similarity from which two rows of different names are one person: a corrected name passes, a successor does not."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """What of a row is compared: its name, the other fields in order (alike in both lists), all of it as one key."""

    name: str
    fields: tuple[Any, ...]
    whole: Hashable


def similarity(old: Row, new: Row) -> float:
    """Return 0 to 1: the share of filled fields that are equal; the name counts twice and by its characters.

    The same whichever of the two is the older. Rows that cannot come to ``ALIKE`` are 0.
    """
    both = list(zip(old.fields, new.fields, strict=True))
    filled = sum(bool(one or two) for one, two in both)
    equal = sum(one == two for one, two in both if one or two)
    if equal + 2 < ALIKE * (filled + 2):
        return 0.0
    one, two = sorted((old.name, new.name))
    names = SequenceMatcher(None, one, two, autojunk=False).ratio() if one else 0.0
    return float(equal + 2 * names) / (filled + 2)


def match(old: Sequence[Row], new: Sequence[Row]) -> list[Pair]:
    """Pair the rows of two lists; each row at most once. Sorted by the new position."""
    pairs = _by_key(old, new, [], _whole)
    pairs += _namesakes(old, new, pairs)
    pairs += _by_key(old, new, pairs, _name)
    pairs += (
        _by_similarity(old, new, pairs)
        if any(row.name for row in (*old, *new))
        else _by_position(old, new, pairs)
    )
    return sorted(pairs, key=lambda pair: pair[1])


def moved(pairs: Iterable[Pair]) -> set[Pair]:
    """Return the fewest pairs whose removal leaves the rest in their old order (sorted by new position)."""
    ordered = list(pairs)
    kept = _longest_rising([old for old, _ in ordered])
    return {pair for position, pair in enumerate(ordered) if position not in kept}


def _whole(row: Row) -> Hashable:
    return row.whole


def _name(row: Row) -> str:
    return row.name


def _left(count: int, taken: Iterable[int]) -> list[int]:
    used = set(taken)
    return [index for index in range(count) if index not in used]


def _by_key(
    old: Sequence[Row],
    new: Sequence[Row],
    pairs: list[Pair],
    key: Callable[[Row], Hashable],
) -> list[Pair]:
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for index in _left(len(old), (one for one, _ in pairs)):
        waiting[key(old[index])].append(index)
    return [
        (waiting[key(new[index])].popleft(), index)
        for index in _left(len(new), (two for _, two in pairs))
        if key(new[index]) and waiting[key(new[index])]
    ]


def _by_position(old: Sequence[Row], new: Sequence[Row], pairs: list[Pair]) -> list[Pair]:
    gone, come = (
        _left(len(old), (one for one, _ in pairs)),
        _left(len(new), (two for _, two in pairs)),
    )
    return list(zip(gone, come, strict=False))


def _namesakes(old: Sequence[Row], new: Sequence[Row], pairs: list[Pair]) -> list[Pair]:
    """Pair people of one name by what else is said of them, where there are several."""
    named: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for index in _left(len(old), (one for one, _ in pairs)):
        named[old[index].name][0].append(index)
    for index in _left(len(new), (two for _, two in pairs)):
        named[new[index].name][1].append(index)
    several = [
        group for name, group in named.items() if name and all(group) and max(map(len, group)) > 1
    ]
    return [pair for gone, come in several for pair in _closest(old, new, gone, come)]


def _by_similarity(old: Sequence[Row], new: Sequence[Row], pairs: list[Pair]) -> list[Pair]:
    gone, come = (
        _left(len(old), (one for one, _ in pairs)),
        _left(len(new), (two for _, two in pairs)),
    )
    return _closest(old, new, gone, come)


def _closest(
    old: Sequence[Row], new: Sequence[Row], gone: Sequence[int], come: Sequence[int]
) -> list[Pair]:
    """Pair the most alike first, of those alike to one degree the nearest; the same in either direction."""
    if len(gone) * len(come) > MOST_PAIRS:
        return []
    scored = [(similarity(old[one], new[two]), one, two) for one in gone for two in come]
    alike = [each for each in scored if each[0] >= ALIKE]
    alike.sort(key=lambda each: (-each[0], abs(each[1] - each[2]), each[1] + each[2]))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _score, one, two in alike:
        if one not in found and two not in taken:
            found[one] = two
            taken.add(two)
    return list(found.items())


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """Positions of a longest strictly rising subsequence."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, number in enumerate(numbers):
        place = bisect_left(tails, number)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [number]
        ends[place : place + 1] = [position]
    kept: set[int] = set()
    position = ends[-1] if ends else -1
    while position >= 0:
        kept.add(position)
        position = before[position]
    return kept

"""Which row is which: by equality, then by name, then by similarity."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from difflib import SequenceMatcher

from disclosures.content import Content

MOST_PAIRS = 40_000
"""Above this many candidate pairs, similarity is not tried: it would take seconds."""
ALIKE = 0.6
"""Similarity from which two rows of different names are one person: a corrected name passes, a successor does not."""

Pair = tuple[int, int]


def name_of(row: Content) -> str:
    """Return what identifies a row: the category of a responsible person, else the name."""
    return str(getattr(row, "category", "") or getattr(row, "name", ""))


def similarity(old: Content, new: Content) -> float:
    """Return 0 to 1: the share of filled fields that are equal; the name counts twice and by its characters.

    The same whichever of the two is the older. Rows that cannot come to ``ALIKE`` are 0.
    """
    fields = [name for name in type(old).model_fields if name not in {"name", "category"}]
    both = [(getattr(old, name), getattr(new, name)) for name in fields]
    filled = sum(bool(one or two) for one, two in both)
    equal = sum(one == two for one, two in both if one or two)
    if equal + 2 < ALIKE * (filled + 2):
        return 0.0
    one, two = sorted((name_of(old), name_of(new)))
    names = SequenceMatcher(None, one, two, autojunk=False).ratio() if one else 0.0
    return float(equal + 2 * names) / (filled + 2)


def match(old: Sequence[Content], new: Sequence[Content]) -> list[Pair]:
    """Pair the rows of two lists; each row at most once. Sorted by the new position."""
    pairs = _by_key(old, new, [], _whole)
    pairs += _namesakes(old, new, pairs)
    pairs += _by_key(old, new, pairs, name_of)
    pairs += (
        _by_similarity(old, new, pairs)
        if any(map(name_of, (*old, *new)))
        else _by_position(old, new, pairs)
    )
    return sorted(pairs, key=lambda pair: pair[1])


def moved(pairs: Iterable[Pair]) -> set[Pair]:
    """Return the fewest pairs whose removal leaves the rest in their old order (sorted by new position)."""
    ordered = list(pairs)
    kept = _longest_rising([old for old, _ in ordered])
    return {pair for position, pair in enumerate(ordered) if position not in kept}


def _whole(row: Content) -> str:
    return row.model_dump_json()


def _left(count: int, taken: Iterable[int]) -> list[int]:
    used = set(taken)
    return [index for index in range(count) if index not in used]


def _by_key(
    old: Sequence[Content],
    new: Sequence[Content],
    pairs: list[Pair],
    key: Callable[[Content], Hashable],
) -> list[Pair]:
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for index in _left(len(old), (one for one, _ in pairs)):
        waiting[key(old[index])].append(index)
    return [
        (waiting[key(new[index])].popleft(), index)
        for index in _left(len(new), (two for _, two in pairs))
        if key(new[index]) and waiting[key(new[index])]
    ]


def _by_position(old: Sequence[Content], new: Sequence[Content], pairs: list[Pair]) -> list[Pair]:
    gone, come = (
        _left(len(old), (one for one, _ in pairs)),
        _left(len(new), (two for _, two in pairs)),
    )
    return list(zip(gone, come, strict=False))


def _namesakes(old: Sequence[Content], new: Sequence[Content], pairs: list[Pair]) -> list[Pair]:
    """Pair people of one name by what else is said of them, where there are several."""
    named: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for index in _left(len(old), (one for one, _ in pairs)):
        named[name_of(old[index])][0].append(index)
    for index in _left(len(new), (two for _, two in pairs)):
        named[name_of(new[index])][1].append(index)
    several = [
        group for name, group in named.items() if name and all(group) and max(map(len, group)) > 1
    ]
    return [pair for gone, come in several for pair in _closest(old, new, gone, come)]


def _by_similarity(old: Sequence[Content], new: Sequence[Content], pairs: list[Pair]) -> list[Pair]:
    gone, come = (
        _left(len(old), (one for one, _ in pairs)),
        _left(len(new), (two for _, two in pairs)),
    )
    return _closest(old, new, gone, come)


def _closest(
    old: Sequence[Content], new: Sequence[Content], gone: Sequence[int], come: Sequence[int]
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

"""What a sentence must hold for a pattern to match at all: looked for first, because it is cheap.

Most sentences hold none of it. ``needed(pattern)`` reads the parsed pattern: of everything that
it cannot do without, it takes the part with the longest words. It errs on the safe side: where
nothing is certain there is no condition.
"""

import re
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Words = frozenset[str]
MOST = 60
"""More alternatives than this are no cheaper than the pattern itself."""


def needed(pattern: str) -> re.Pattern[str] | None:
    """Return what finds one of the words that every match holds; None where there is no such set."""
    words = _of_sequence(parser.parse(pattern))
    if not words or len(words) > MOST:
        return None
    return re.compile("|".join(re.escape(word) for word in sorted(words)))


def _of_sequence(parts: Any) -> Words | None:
    """Return the best set of a sequence: any of its parts must match."""
    found = [words for words in _sets(list(parts)) if words]
    return min(found, key=_weakness, default=None)


def _weakness(words: Words) -> tuple[int, int]:
    return -min(map(len, words)), len(words)


def _sets(parts: list[Any]) -> list[Words | None]:
    """Yield the set of each part; neighbouring letters are one word."""
    sets: list[Words | None] = []
    letters = ""
    for kind, value in parts:
        if kind is kinds.LITERAL:
            letters += chr(value)
            continue
        sets.append(frozenset({letters}) if letters else None)
        letters = ""
        sets.append(_of_part(kind, value))
    sets.append(frozenset({letters}) if letters else None)
    return sets


def _of_part(kind: Any, value: Any) -> Words | None:
    if kind is kinds.SUBPATTERN:
        return _of_sequence(value[-1])
    if kind is kinds.BRANCH:
        return _of_branches(value[1])
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT) and value[0] > 0:
        return _of_sequence(value[2])
    if kind is kinds.IN and all(each[0] is kinds.LITERAL for each in value):
        return frozenset(chr(each[1]) for each in value)
    return None


def _of_branches(branches: Any) -> Words | None:
    """Return the words of all branches together; none where one branch has none."""
    found = [_of_sequence(branch) for branch in branches]
    if any(not words for words in found):
        return None
    return frozenset().union(*(words for words in found if words))

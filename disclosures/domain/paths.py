"""Places inside a disclosure: ``roster[13].rank``, ``indicators.i03.number``, ``charter``, ``charter.text#第十二条``.

Row numbers are zero-based. The containers ``rows``, ``units`` and ``answers`` are not written:
``roster[13]`` is ``roster.rows[13]``, ``second_level[2].s03`` is ``second_level.units[2].answers.s03``.
Behind ``#`` stands an article of a rule text by its name, or a place in it (``disclosures.structure.pieces``).
"""

from __future__ import annotations

import re
from typing import Any

from disclosures.content import (
    Answer,
    Content,
    Disclosure,
    Indicators,
    RulesText,
    SecondLevelUnit,
)
from disclosures.structure import Piece, piece_at

CONTAINERS = frozenset({"rows", "units", "answers"})
_PATH = re.compile(r"([a-z_]+)((?:\.\w+|\[\d{1,4}\])*)")
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")

Step = str | int


def split(path: str) -> tuple[str, tuple[Step, ...]]:
    """Take a path apart into section key and steps, without the article. Raises LookupError for what is no path."""
    match = _PATH.fullmatch(path.partition("#")[0])
    if match is None or match[1] not in Disclosure.model_fields:
        raise LookupError(path)
    steps = (name or int(number) for name, number in _STEP.findall(match[2]))
    return match[1], tuple(steps)


def value_at(disclosure: Disclosure, path: str) -> Any:
    """Return what stands at the place: a content object or a text. Raises LookupError where nothing can stand."""
    if "#" in path:
        return article_at(disclosure, path).text
    section, steps = split(path)
    value: Any = getattr(disclosure, section)
    for step in steps:
        value = _into(value, step)
    return value


def article_at(disclosure: Disclosure, path: str) -> Piece:
    """Return the article that a path names (``charter.text#第十二条``). Raises LookupError where there is none."""
    section, steps = split(path)
    content, name = getattr(disclosure, section), path.partition("#")[2]
    if not isinstance(content, RulesText) or steps != ("text",):
        raise LookupError(path)
    found = piece_at(content.text, name)
    if found is None:
        raise LookupError(path)
    return found


def exists(disclosure: Disclosure, path: str) -> bool:
    """Say whether the path names a place of this disclosure."""
    try:
        value_at(disclosure, path)
    except LookupError:
        return False
    return True


def within(path: str, place: str) -> bool:
    """Say whether ``path`` is the place itself or a part of it."""
    return path == place or path.startswith((f"{place}.", f"{place}[", f"{place}#"))


def _into(value: Any, step: Step) -> Any:
    if isinstance(step, int):
        return _rows(value)[step]
    if isinstance(value, dict):
        return value.get(step, "")
    if isinstance(value, Content) and step in type(value).model_fields:
        return getattr(value, step)
    if isinstance(value, Indicators) and re.fullmatch(r"i\d\d", step):
        return value.answers.get(step, Answer())
    if isinstance(value, SecondLevelUnit) and re.fullmatch(r"s\d\d", step):
        return value.answers.get(step, "")
    raise LookupError(step)


def _rows(value: Any) -> tuple[Any, ...]:
    rows = (
        value if isinstance(value, tuple) else getattr(value, "rows", getattr(value, "units", None))
    )
    if not isinstance(rows, tuple):
        raise LookupError("no rows here")  # noqa: TRY004 the place is wrong, not the type
    return rows

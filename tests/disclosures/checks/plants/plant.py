"""What a plant is, and small tools to spoil content."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from typing import Any

from disclosures.content import Answer, Content, Disclosure

Planted = tuple[Disclosure, str]
"""The spoilt disclosure, and the place where its rule must find it (the path begins so)."""
Spoil = Callable[[Random, Disclosure], Planted]


@dataclass(frozen=True)
class Plant:
    """A defect: the rule that must find it, and the years' forms in which it can stand.

    ``also`` are rules that the same defect breaks as well (a figure that is compared twice).
    """

    rule: str
    spoil: Spoil
    years: tuple[str, ...]
    also: frozenset[str]


PLANTS: dict[str, Plant] = {}
SHORT = 14
"""A line that is not longer is a heading."""
EARLY = ("2020", "2021")
LATER = ("2021-2022", "2022-2023", "2023-2024", "2024-2025", "2025-2026")
ALL = EARLY + LATER


def plant(
    rule: str, *, years: tuple[str, ...] = ALL, also: Iterable[str] = ()
) -> Callable[[Spoil], Spoil]:
    """Register a function as the defect of its name."""

    def register(spoil: Spoil) -> Spoil:
        assert spoil.__name__ not in PLANTS
        PLANTS[spoil.__name__] = Plant(rule, spoil, years, frozenset(also))
        return spoil

    return register


def put(disclosure: Disclosure, section: str, **changes: Any) -> Disclosure:
    """Replace fields of one section."""
    content: Content = getattr(disclosure, section)
    return disclosure.model_copy(update={section: content.model_copy(update=changes)})


def answer(disclosure: Disclosure, indicator: str, **changes: Any) -> Disclosure:
    """Change one answer."""
    answers = disclosure.indicators.answers
    changed = answers.get(indicator, Answer()).model_copy(update=changes)
    return put(disclosure, "indicators", answers={**answers, indicator: changed})


def row(disclosure: Disclosure, section: str, place: int, **changes: Any) -> Disclosure:
    """Change one row of a table."""
    rows: list[Content] = list(getattr(disclosure, section).rows)
    rows[place] = rows[place].model_copy(update=changes)
    return put(disclosure, section, rows=tuple(rows))


def somebody(rng: Random, disclosure: Disclosure, wanted: Callable[[Any], bool]) -> int:
    """The place of one of the people who are wanted."""
    rows = disclosure.roster.rows
    return rng.choice([place for place, each in enumerate(rows) if wanted(each)])


def sentence(
    rng: Random, disclosure: Disclosure, section: str, *wordings: str, after: str = r"。$"
) -> Planted:
    """Put one of the wordings behind a paragraph drawn from those that match ``after``.

    Headings, lists' lead-ins and what concerns faculties are left alone: another scope.
    """
    lines = getattr(disclosure, section).text.split("\n")
    fit = [
        n
        for n, line in enumerate(lines)
        if re.search(after, line)
        and len(line) > SHORT
        and not re.search(r"学院|^[（(][一二三四五六七八九]|《》", line)
    ]
    place = rng.choice(fit)
    lines[place] += rng.choice(wordings)
    return put(disclosure, section, text="\n".join(lines)), f"{section}.text"


def reworded(disclosure: Disclosure, section: str, *changes: tuple[str, str]) -> Planted:
    """Replace patterns in a section's text; at least one must be there."""
    text = getattr(disclosure, section).text
    new = text
    for pattern, words in changes:
        new = re.sub(pattern, words, new)
    assert new != text, f"nothing to reword in {section}"
    return put(disclosure, section, text=new), f"{section}.text"

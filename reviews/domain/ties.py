"""Which places a rule reads, and which rules tie one section to another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from disclosures.checks import Rule, rules, section_of
from disclosures.checks.settings import effective

if TYPE_CHECKING:
    from disclosures.checks import Facts

_ROW = re.compile(r"\[\d+\]|#.*", re.DOTALL)
_ITEM = re.compile(r"[is]\d\d")


def tying(section: str, facts: Facts) -> Iterator[Rule]:
    """Yield the rules that look at the section in the light of another, the heaviest first.

    Not those that look at each section by itself, nor those that year or cycle leave out.
    """
    for rule in _by_weight():
        tied = any(rule.ties(section, other) for other in rule.sections)
        if tied and rule.applies(facts) and not effective(rule, facts).off:
            yield rule


def read_elsewhere(rule: Rule, section: str, places: Iterable[str]) -> list[str]:
    """Return those of the places in whose light the rule looks at the section."""
    return [
        place for place in places if rule.ties(section, section_of(place)) and reads(rule, place)
    ]


def reads(rule: Rule, place: str) -> bool:
    """Say whether the rule reads the place, a part of it or something that it is part of."""
    steps = _steps(place)
    plain = [step for step in steps if not _ITEM.fullmatch(step)]
    return any(_meet(_steps(each), steps) or _meet(_steps(each), plain) for each in rule.reads)


def _steps(path: str) -> Sequence[str]:
    """Take a path apart without the numbers of rows; the rows of the second-level table are its units."""
    if path.startswith("second_level["):
        path = f"second_level.units{path.removeprefix('second_level')}"
    return _ROW.sub("", path).split(".")


def _meet(one: Sequence[str], two: Sequence[str]) -> bool:
    return all(left == right for left, right in zip(one, two, strict=False))


@cache
def _by_weight() -> tuple[Rule, ...]:
    return tuple(sorted(rules(), key=lambda rule: (rule.severity.rank, rule.id)))

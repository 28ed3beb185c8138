"""Which places a rule reads, and which rules tie one section to another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from disclosures.checks import Rule, rules
from disclosures.checks.settings import effective

if TYPE_CHECKING:
    from disclosures.checks import Facts
    from reviews.domain.comparison import Change

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


def read_elsewhere(rule: Rule, section: str, found: Iterable[Change]) -> list[str]:
    """Return the places of those of the changes in whose light the rule looks at the section."""
    mine = (change for change in found if rule.ties(section, change.section))
    return [change.path for change in mine if reads(rule, change.path) and heeds(rule, change)]


def heeds(rule: Rule, change: Change) -> bool:
    """Say whether a change is of something that the rule looks for; headings weigh on what stands below."""
    if rule.heeds is None or "#" not in change.path or change.path.endswith(("章", "节")):
        return True
    return any(rule.heeds.search("".join(text.split())) for text in (change.old, change.new))


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

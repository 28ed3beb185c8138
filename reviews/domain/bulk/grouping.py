"""One mistake, many colleges: what the waiting filings have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from disclosures.checks import Severity, rules
from reviews.domain.bulk.standing import Met, Standing


@dataclass(frozen=True, slots=True)
class Group:
    """A rule that found something in several filings. ``severity``: the heaviest of what it found."""

    rule: str
    title: str
    severity: str
    standings: tuple[Standing, ...]

    @property
    def filings(self) -> int:
        """How many filings it is open in."""
        return len(self.standings)

    @property
    def colleges(self) -> int:
        """How many colleges those are of."""
        return len({one.filing.college_id for one in self.standings})

    @property
    def free(self) -> int:
        """How many of the filings the actor can decide now."""
        return sum(not one.obstacle for one in self.standings)


def grouped(standings: Iterable[Standing]) -> list[Group]:
    """Return a group for each rule with an open finding, those in most filings first."""
    found: dict[str, list[tuple[Standing, Met]]] = defaultdict(list)
    for one in standings:
        for met in one.open:
            found[met.rule].append((one, met))
    groups = (_group(rule, pairs) for rule, pairs in found.items())
    return sorted(groups, key=lambda group: (-group.filings, group.rule))


def of_rule(standings: Iterable[Standing], rule: str) -> list[Standing]:
    """Return the filings in which a finding of the rule is open."""
    return [one for one in standings if any(met.rule == rule for met in one.open)]


def clean(standings: Iterable[Standing]) -> list[Standing]:
    """Return the first readings in which nothing was found or asked."""
    return [one for one in standings if one.clean]


@cache
def titles() -> dict[str, str]:
    """Return the title of each rule by its number."""
    return {rule.id: rule.title for rule in rules()}


def _group(rule: str, pairs: list[tuple[Standing, Met]]) -> Group:
    heaviest = min((Severity(met.severity) for _one, met in pairs), key=lambda each: each.rank)
    once = dict.fromkeys(one.submission for one, _met in pairs)
    by_id = {one.submission: one for one, _met in pairs}
    title = titles().get(rule, rule)
    return Group(rule, title, heaviest.value, tuple(by_id[pk] for pk in once))

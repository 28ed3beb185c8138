"""Where a finding stands, whatever is inserted or moved around it: a row by its name, not its number."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple

from disclosures.checks.facts.wording import squeeze
from disclosures.checks.finding import Finding
from disclosures.content import Disclosure

NAMED_BY = {
    "roster": ("name", "department", "faculty", "grade"),
    "departments": ("name",),
    "responsible": ("category", "name"),
    "second_level.units": ("name",),
    "congress.delegations": ("name",),
    "congress.pictures": ("attachment",),
}
"""List → the field that names a row, then those that tell namesakes apart."""
LONGEST = 40
_ROW = re.compile(r"([a-z_]+(?:\.[a-z_]+)?)\[(\d+)\](.*)", re.DOTALL)


class Identity(NamedTuple):
    """A row's name, alone where no other row has it; ``whole`` with what tells namesakes apart."""

    short: str
    whole: str


class Places:
    """The rows of one disclosure and who or what they are."""

    def __init__(self, disclosure: Disclosure) -> None:
        """Take the content that the paths of the findings are about."""
        self.disclosure = disclosure

    @cached_property
    def _known(self) -> dict[str, list[Identity]]:
        return {}

    def identity(self, path: str) -> Identity:
        """Return what stands in the place of the row's number; a place that is no row is its own path."""
        row = _ROW.fullmatch(path)
        if row is None or row[1] not in NAMED_BY:
            return Identity(path, path)
        key, number, rest = row[1], int(row[2]), row[3]
        if key not in self._known:
            self._known[key] = list(identities(_rows(self.disclosure, key), NAMED_BY[key]))
        if number >= len(self._known[key]):
            return Identity(path, path)
        found = self._known[key][number]
        return Identity(f"{key}[{found.short}]{rest}", f"{key}[{found.whole}]{rest}")

    def anchored(self, finding: Finding) -> Finding:
        """Return the finding with its anchor, unless the rule itself named one."""
        if finding.anchor:
            return replace(finding, whole=finding.anchor)
        short, whole = self.identity(finding.path)
        return replace(finding, anchor=short, whole=whole)


def identities(rows: Iterable[Any], fields: tuple[str, ...]) -> Iterable[Identity]:
    """Yield the identity of each row, in order.

    Namesakes are told apart by the other fields, and where these are alike too, by their order.
    """
    named = [tuple(squeeze(getattr(row, name)[:LONGEST]) for name in fields) for row in rows]
    names, wholes = Counter(row[0] for row in named), Counter(named)
    seen: Counter[tuple[str, ...]] = Counter()
    for row in named:
        seen[row] += 1
        whole = "·".join(row) + (f"#{seen[row]}" if wholes[row] > 1 else "")
        yield Identity(row[0] if row[0] and names[row[0]] == 1 else whole, whole)


def _rows(disclosure: Disclosure, key: str) -> tuple[Any, ...]:
    section, _, inner = key.partition(".")
    rows: tuple[Any, ...] = getattr(getattr(disclosure, section), inner or "rows")
    return rows

"""Which explanation belongs to which finding: by rule, anchor and what was compared."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar

from disclosures.checks import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from disclosures.models import Explanation

    Pairs = dict[tuple[str, str], Explanation]

Old = TypeVar("Old")
New = TypeVar("New")
ANSWERABLE = frozenset({Severity.CONTRADICTION, Severity.WARNING})
_NAME = re.compile(r"\[([^·\]#]*)([^\]]*)\]")


def name_in(anchor: str) -> str:
    """Return the name of the row that an anchor is about, nothing where it is about no row."""
    hit = _NAME.search(anchor)
    return hit[1] if hit else ""


HOLDS: tuple[Callable[[Any], Hashable], ...] = (
    lambda one: (one.rule, one.whole, one.basis),
    lambda one: (one.rule, one.anchor, one.basis),
)
"""Rule, place and what was compared are the same: with everything that tells namesakes apart, or by name."""
FALLS: tuple[Callable[[Any], Hashable], ...] = (
    lambda one: (one.rule, one.whole),
    lambda one: (one.rule, one.anchor),
    lambda one: (one.rule, _NAME.sub(r"[\1]", one.anchor)),
    lambda one: (one.rule, one.path, one.basis, _NAME.sub(r"[\2]", one.whole)),
)
"""The same place with other figures; one of several namesakes; the same row under another name."""


def matched(items: Iterable[Explanation], findings: Iterable[Finding]) -> tuple[Pairs, Pairs]:
    """Return the explanations that hold and those that have fallen, by the finding's key.

    Each belongs to one finding at most; one that belongs to none (mended) is in neither. A tick
    alone does not hold for a contradiction.
    """
    free, open_ = list(items), list(findings)
    same = paired(free, open_, HOLDS)
    holding = {f.key: item for f, item in same if item.text or not f.severity.needs_explanation}
    fallen = {f.key: item for f, item in same if f.key not in holding}
    taken = {item.pk for _, item in same}
    free = [item for item in free if item.pk not in taken]
    answered = {finding.key for finding, _ in same}
    open_ = [f for f in open_ if f.key not in answered and f.severity in ANSWERABLE]
    fallen |= {finding.key: item for finding, item in paired(free, open_, FALLS)}
    return holding, fallen


def paired(
    items: Sequence[Old], findings: Sequence[New], ways: Sequence[Callable[[Any], Hashable]]
) -> list[tuple[New, Old]]:
    """Pair what is new with what is old where both are alike in one of the ways, the strictest first."""
    pairs: list[tuple[New, Old]] = []
    left, open_ = list(items), list(findings)
    for way in ways:
        waiting: dict[Hashable, list[Old]] = defaultdict(list)
        for item in left:
            waiting[way(item)].append(item)
        for finding in list(open_):
            if alike := waiting.get(way(finding)):
                item = alike.pop(0)
                pairs.append((finding, item))
                open_ = [each for each in open_ if each is not finding]
                left = [each for each in left if each is not item]
    return pairs

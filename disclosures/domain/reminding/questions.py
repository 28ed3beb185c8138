"""How many questions of a return letter are without an answer. The reviews application knows; this one asks it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from disclosures.models import Filing


class Questions(NamedTuple):
    """Questions of the letter by which a filing is returned, and how many nobody has answered in writing."""

    asked: int = 0
    unanswered: int = 0


Provider = Callable[[Sequence["Filing"]], dict[int, Questions]]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Add a source (once); it is asked for many filings at a time, in a constant number of queries."""
    if provider not in _providers:
        _providers.append(provider)


def of(filings: Sequence[Filing]) -> dict[int, Questions]:
    """Return the questions by filing; of those that were not returned, none."""
    found: dict[int, Questions] = {}
    for provider in _providers:
        found |= provider(filings)
    return found

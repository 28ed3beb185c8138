"""One difference between two submissions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What happened to a place."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Change:
    """A difference at one place.

    ``path`` is the place in the newer content (in the older one where it was removed),
    ``old_path`` the place in the older content: flags of the earlier round name that one.
    ``label`` calls the place by name; ``old`` and ``new`` are texts, empty where there is none.
    ``also``: other names under which the older content knows the place (an item of the article, its chapter).
    """

    section: str
    path: str
    kind: Kind
    old: str
    new: str
    label: str
    old_path: str
    also: frozenset[str] = frozenset()

"""What a move between two years' forms gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disclosures.content import Disclosure


@dataclass
class Moved:
    """The content as this year's form holds it, and sentences about what has no place there."""

    content: Disclosure
    no_place: list[str] = field(default_factory=list)

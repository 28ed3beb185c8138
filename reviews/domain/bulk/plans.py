"""A bulk decision before it is confirmed. Pure."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from reviews.domain.bulk.standing import Standing
from reviews.enums import BulkKind


@dataclass(frozen=True, slots=True)
class Words:
    """What is asked: ``text`` with placeholders, its kind, and the reason of the library that it is ("": none)."""

    text: str
    kind: str
    template: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """One filing of a plan: (place, sentence) for each question; none in an approval."""

    standing: Standing
    questions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A bulk decision as it would be. ``digest`` tells whether what is confirmed is what was shown."""

    kind: BulkKind
    items: tuple[Planned, ...]
    rule: str = ""
    words: Words | None = None
    finish: bool = False
    due: date | None = None

    @property
    def digest(self) -> str:
        """Sixteen characters over everything that a college would get."""
        said = [(one.standing.submission, one.questions) for one in self.items]
        whole = json.dumps([self.kind, self.rule, said, self.finish, str(self.due)])
        return hashlib.sha256(whole.encode()).hexdigest()[:16]

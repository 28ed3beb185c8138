"""The versions of a return letter, and what each changed in the one before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from reviews.domain import letter_lines
from reviews.domain.letter_lines import Paragraph
from reviews.models import Letter


class Version(NamedTuple):
    """A version of the letter, and what it changed in the one before (nothing in the first).

    ``number`` counts those that left or will: one that was taken back has none.
    """

    number: int
    row: Letter
    gone: list[str]
    come: list[str]
    due_before: date | None

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Its text as the page sets it."""
        return list(letter_lines.paragraphs(self.row.text))

    @property
    def corrects(self) -> bool:
        """Whether it takes an earlier one's place."""
        return self.due_before is not None


def versions(rows: Sequence[Letter]) -> list[Version]:
    """Return the rows (oldest first) the other way round, each with what it changed."""
    found = []
    for number, (before, row) in enumerate(zip([None, *rows], rows, strict=False), 1):
        gone, come = letter_lines.difference(before.text, row.text) if before else ([], [])
        found.append(Version(number, row, gone, come, before.due if before else None))
    return found[::-1]

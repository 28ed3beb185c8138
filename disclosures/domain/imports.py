"""Bringing a file, a pasted roster or an earlier filing to a filing: kept, read, corrected, given up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from disclosures.models import Filing, Import
    from portal.access import Actor

TASK = "disclosures.read_import"


@dataclass(frozen=True)
class Progress:
    """How far the reading is: ``percent``, ``note`` in words; ``given_up`` when the worker never finished."""

    percent: int
    note: str
    given_up: bool = False


def of(filing: Filing) -> QuerySet[Import]:
    """Return the filing's imports that were not given up, newest first."""
    raise NotImplementedError


def upload(actor: Actor, filing: Filing, upload: IO[bytes], name: str) -> Import:
    """Keep a file with the filing and have it read: a small roster or JSON at once, the rest by the worker.

    The kind is told by the content. Raises ``PermissionDenied``, or ``Refused`` with a sentence
    (too big, not a kind that can be read, too many, the filing locked) and nothing kept.
    """
    raise NotImplementedError


def paste_roster(actor: Actor, filing: Filing, text: str) -> Import:
    """Read a roster copied from a table, at once. Raises as ``upload`` does."""
    raise NotImplementedError


def from_last_year(actor: Actor, filing: Filing, *, roster: bool) -> Import:
    """Propose what the union's newest earlier filing says: texts, departments, responsible people.

    ``roster``: also its people, one year older. Dates and counts never. ``Refused`` where there is
    no earlier filing.
    """
    raise NotImplementedError


def progress(import_: Import) -> Progress:
    """Say how far the reading of a waiting import is."""
    raise NotImplementedError


def read(import_id: int) -> None:
    """Read the import's file; the task's body. One that is read already is left as it is."""
    raise NotImplementedError


def rematch(actor: Actor, import_: Import, matching: Mapping[int, str]) -> None:
    """Read a roster's table again with these columns (number → field), and remember them for the college."""
    raise NotImplementedError


def discard(actor: Actor, import_: Import) -> None:
    """Give the import up: the file goes too, unless something of it is in the filing."""
    raise NotImplementedError

"""What became of a publication: its versions, each with the reason that the public reads."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, Max, OuterRef

from disclosures.enums import FileKind
from disclosures.models import Publication, PublicationFile, Withdrawal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosures.models import RegisterEntry


@dataclass(frozen=True)
class Version:
    """One version; `gone`: taken down; `compared`: a page shows what changed since the one before."""

    publication: Publication
    present: bool
    gone: bool
    compared: bool


@dataclass(frozen=True)
class History:
    """A line of the register with all its versions, newest first."""

    entry: RegisterEntry
    versions: tuple[Version, ...]


def histories(entries: Iterable[RegisterEntry]) -> list[History]:
    """Those of the lines whose publication was corrected: two queries, none where nothing was."""
    several = {one.filing_ref: one for one in entries if one.publication.version > 1}
    if not several:
        return []
    changes = PublicationFile.objects.filter(publication=OuterRef("pk"), kind=FileKind.CHANGES)
    rows = Publication.objects.filter(filing_id__in=several).defer("document")
    found: dict[int, list[Publication]] = defaultdict(list)
    for row in rows.annotate(told=Exists(changes)).order_by("-version"):
        found[row.filing_id].append(row)
    down = _taken_down(several)
    return [
        History(entry, tuple(_version(one, entry, down.get(key, 0)) for one in found[key]))
        for key, entry in several.items()
    ]


def _taken_down(filings: Iterable[int]) -> dict[int, int]:
    """The highest version of each filing that was taken down."""
    rows = Withdrawal.objects.filter(filing_id__in=list(filings)).order_by()
    return dict(rows.values_list("filing_id").annotate(Max("publication__version")))


def _version(row: Publication, entry: RegisterEntry, down: int) -> Version:
    gone = row.version <= down
    present = row.pk == entry.publication_id and not gone
    return Version(row, present, gone, bool(getattr(row, "told", False)) and not gone)

"""Looking up a baked file, and whether the public may have it. Two rows of the database; the rest is files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.utils.translation import gettext as _

from disclosures.models import Publication, PublicationFile, RegisterEntry
from disclosures.publication.verifying.standing import taken_down

if TYPE_CHECKING:
    from disclosures.enums import FileKind
    from disclosures.publication.verifying.standing import Down


@dataclass(frozen=True)
class Found:
    """A baked file, and the register's line of its union and year (which may be newer)."""

    file: PublicationFile
    entry: RegisterEntry

    @property
    def superseded(self) -> bool:
        """Whether a later version stands in the register."""
        return self.entry.publication_id != self.file.publication_id


class TakenDown(Exception):
    """The version was withdrawn: `entry` is the register's line, `reason` and `at` what the public is told."""

    def __init__(self, entry: RegisterEntry, down: Down) -> None:
        super().__init__(down.reason)
        self.entry, self.reason, self.at = entry, down.reason, down.at

    @property
    def federation(self) -> str:
        """The reviewing body that took it down, as the publication itself names it."""
        rows = Publication.objects.filter(pk=self.entry.publication_id)
        return rows.values_list("document__header__federation", flat=True).first() or ""


def look_up(code: str, kind: FileKind) -> Found:
    """Return the newest file of a kind of the publication `code`.

    Http404 where there is none or it is not public yet, TakenDown where it was withdrawn.
    """
    files = PublicationFile.objects.select_related("publication").defer("publication__document")
    rows = files.filter(publication__code=code.upper(), kind=kind).order_by("-rendition")
    file = rows.first()
    entry = file and _entry_of(file)
    if not file or not entry or entry.publication.version < file.publication.version:
        raise Http404(_("没有这份公开文件。"))
    found = Found(file, entry)
    if down := taken_down(file.publication, entry):
        raise TakenDown(entry, down)
    return found


def _entry_of(file: PublicationFile) -> RegisterEntry | None:
    rows = RegisterEntry.objects.select_related("publication").defer("publication__document")
    return rows.filter(filing_ref=file.publication.filing_id).first()

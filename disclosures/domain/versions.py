"""The public versions of a filing, for its own history."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse

from disclosures.domain.released import line_of
from disclosures.enums import FileKind
from disclosures.models import Filing, Publication, PublicationFile, Rendition


@dataclass(frozen=True)
class Version:
    """One version: whether it is the present one, was taken down, or waits for its day; where it is."""

    publication: Publication
    present: bool
    public: bool
    withdrawn: bool
    renditions: tuple[Rendition, ...]
    changes_url: str

    @property
    def url(self) -> str:
        """Its public page."""
        return reverse("public:disclosure", args=[self.publication.code])


def versions_of(filing: Filing) -> list[Version]:
    """Return the filing's versions, newest first: four queries, none more where it was never published."""
    changed = PublicationFile.objects.filter(publication=OuterRef("pk"), kind=FileKind.CHANGES)
    rows = list(
        filing.publications.defer("document")
        .annotate(told=Exists(changed))
        .prefetch_related("renditions", "withdrawals")
        .order_by("-version")
    )
    entry = line_of(filing) if rows else None
    present = entry.publication_id if entry else 0
    down = max((row.version for row in rows if row.withdrawals.all()), default=0)
    return [_version(row, present, down) for row in rows]


def _version(row: Publication, present: int, down: int) -> Version:
    withdrawn = row.version <= down
    public = bool(present) and row.pk <= present
    compared = getattr(row, "told", False) and public and not withdrawn
    return Version(
        publication=row,
        present=row.pk == present and not withdrawn,
        public=public and not withdrawn,
        withdrawn=withdrawn,
        renditions=tuple(sorted(row.renditions.all(), key=lambda one: one.number)),
        changes_url=reverse("public:changes", args=[row.code]) if compared else "",
    )

"""The publication that somebody of the public writes about, read as the public reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from disclosures.models import Filing, Publication, RegisterEntry
from disclosures.publication.stamp import tidy
from portal.models import Federation
from portal.scoping import as_public, scope_colleges

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

WHOLE = "all"
WHOLE_LABEL = _("整份公开内容，或说不清是哪一栏")


@dataclass(frozen=True)
class Public:
    """The present public version of a filing. `shown`: whether its cycle shows what is reported."""

    publication: Publication
    entry: RegisterEntry
    federation: Federation
    shown: bool
    asked: str

    @property
    def sections(self) -> list[tuple[str, StrOrPromise]]:
        """Return key and title of every section, and at the end one for the whole."""
        listed = self.publication.document.get("sections", ())
        return [*((one["key"], one["title"]) for one in listed), (WHOLE, WHOLE_LABEL)]

    @property
    def superseded(self) -> bool:
        """Whether the code that was asked for is that of an earlier version."""
        return self.asked != self.publication.code

    def title(self, key: str) -> str:
        """Return the title of a section; the key where this version has no such section."""
        return str(dict(self.sections).get(key, key))


def find(code: str) -> Public | None:
    """Return the present version of the publication `code` (or a later one of it); None where there is none.

    Works without any scope: what is published is read in the public's role, and whose it is in
    the scope of its college alone.
    """
    asked = tidy(code)
    with as_public():
        known = Publication.objects.filter(code=asked).values_list("filing_id", flat=True).first()
        lines = RegisterEntry.objects.select_related("publication")
        entry = lines.filter(filing_ref=known).first() if known else None
    if entry is None:
        return None
    with scope_colleges(entry.college_ref):
        filing = Filing.objects.select_related("federation", "cycle").get(pk=entry.filing_ref)
    return Public(entry.publication, entry, filing.federation, filing.cycle.objections_shown, asked)

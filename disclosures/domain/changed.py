"""The page of what a correction changed, made from the two published documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.domain import publish
from disclosures.publication.changes import page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from disclosures.models import Publication
    from disclosures.publication.document import Document
    from disclosures.publication.stamp import Stamp


def page_of(
    publication: Publication,
    before: Publication,
    stamp: Stamp,
    pictures: Mapping[str, str],
    shown: Callable[[Document], Document],
) -> str:
    """Return `changes.html` of a publication, compared with the version `before` (`corrections.compared_with`).

    ``shown`` is what was done to the document before it was rendered (retention): done to both.
    """
    new = publish.document_in(publication)
    return page.to_html(
        shown(_under_one_policy(before, new)),
        shown(new),
        publish.stamp_of(before),
        stamp,
        pictures,
    )


def _under_one_policy(before: Publication, new: Document) -> Document:
    """Return the older document as it is public; redacted anew where names or ranks are shown otherwise since.

    Else a masked name of the newer version would stand in full beside it.
    """
    old = publish.document_in(before)
    return old if old.notes == new.notes else publish.document_of(before.submission)

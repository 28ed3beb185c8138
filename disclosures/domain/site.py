"""What the public gets as files: ``d/<CODE>/…`` of the published storage, which nginx serves by itself.

The register decides what is public; this tree only repeats it, so that a million readers cost no
Django. What is not in the tree is answered by Django from the same files (``disclosures.public``).
A bucket (S3) has no such tree: there Django answers for all, behind nginx's store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.domain.released import is_public, is_withdrawn, line_of
from disclosures.models import PublicationFile
from disclosures.publication import banner, store, tree

if TYPE_CHECKING:
    from disclosures.models import Publication


def expose(publication: Publication) -> None:
    """Show the present rendition of a public version; where there is a later version, with the banner.

    Idempotent; to be called under the filing's lock. What is not public, or was taken down, is not shown.
    """
    if not tree.kept():
        return
    shown = is_public(publication) and not is_withdrawn(publication)
    folder = present_folder(publication)
    if not shown or not folder:
        tree.hide(publication.code)
        return
    tree.show(publication.code, folder, _with_banner(publication, folder))


def conceal(publication: Publication) -> None:
    """Remove the files of a version that was taken down, of every rendition. Idempotent.

    The rows stay: verification asks for hashes, never for files.
    """
    tree.hide(publication.code)
    store.remove(publication.code)


def present_folder(publication: Publication) -> str:
    """Return where the files of the newest rendition lie; empty where nothing was baked."""
    rows = PublicationFile.objects.filter(publication=publication).order_by("-rendition")
    path = rows.values_list("path", flat=True).first()
    return path.rpartition("/")[0] if path else ""


def _with_banner(publication: Publication, folder: str) -> dict[str, bytes]:
    """Return the pages of a superseded version with the banner in them, by name; nothing for the newest."""
    entry = line_of(publication.filing)
    if entry is None or entry.publication_id == publication.pk:
        return {}
    return {
        name: banner.into(store.read(f"{folder}/{name}"), entry)
        for name in store.names(folder)
        if name.endswith(".html")
    }

"""Giving an import up: what was read of it goes, and the original where it is no evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from disclosures.domain.imports import rows
from disclosures.enums import ImportState
from disclosures.models import Import
from portal.access import require

if TYPE_CHECKING:
    from django.core.files.storage import Storage

    from portal.access import Actor


def discard(actor: Actor, import_: Import) -> None:
    """Give the import up: its file and pictures go too, unless something of it is in the filing.

    Doing so twice is doing it once. Raises ``PermissionDenied``.
    """
    require(actor, "filing.edit", import_.filing)
    with transaction.atomic():
        row = Import.objects.select_for_update(of=("self",)).get(pk=import_.pk)
        if row.state != ImportState.DISCARDED:
            give_up(row)
            rows.event(actor, row, "import.discard")
    import_.refresh_from_db()


def give_up(import_: Import) -> None:
    """Empty what the import read; an original of which nothing was taken is no evidence and goes."""
    import_.become(ImportState.DISCARDED)
    import_.result, import_.table = {}, {}
    unused = [(picture.file.storage, str(picture.file.name)) for picture in import_.pictures.all()]
    import_.pictures.all().delete()
    if not import_.taken and import_.file:
        unused.append((import_.file.storage, str(import_.file.name)))
        import_.file = None
    import_.save(update_fields=["state", "result", "table", "file"])
    transaction.on_commit(lambda: _remove(unused))


def _remove(files: list[tuple[Storage, str]]) -> None:
    for storage, name in files:
        storage.delete(name)

"""The columns of a roster: corrected by hand, and remembered for the college's next file."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain.imports.storable import storable
from disclosures.domain.refused import Refused
from disclosures.enums import ImportSource
from disclosures.exchange import Unreadable
from disclosures.importing import sheets
from disclosures.models import Import, RosterMatching
from portal import clock
from portal.access import require

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosures.importing.imported import Imported
    from portal.access import Actor

OF_NO_YEAR = (ImportSource.ROSTER, ImportSource.PASTE)
"""A roster is of no year's form."""


def hold(import_: Import, found: Imported) -> None:
    """Set what was read on the row, without saving."""
    result = storable(found.to_json())
    import_.table = result.pop("table", {})
    import_.result = result
    import_.edition = "" if import_.source in OF_NO_YEAR else str(result["edition"])[:20]


def rematch(actor: Actor, import_: Import, matching: Mapping[int, str]) -> None:
    """Read a roster's table again with these columns (number → field), and remember them for the college.

    Raises ``PermissionDenied``, and ``Refused`` where there is no table or nobody would be left.
    """
    require(actor, "filing.edit", import_.filing)
    with transaction.atomic():
        row = Import.objects.select_for_update(of=("self",)).get(pk=import_.pk)
        if not row.ready or not row.table:
            raise Refused(_("这份导入没有可以调整的表格。请重新上传名单。"))
        hold(row, _corrected(row, dict(matching)))
        row.save(update_fields=["result", "table", "edition"])
        _remember(row)
    import_.refresh_from_db()


def _corrected(import_: Import, matching: dict[int, str]) -> Imported:
    try:
        found = sheets.corrected(import_.table, matching)
    except Unreadable as problem:
        raise Refused(str(problem)) from problem
    return found


def header_of(labels: list[str]) -> str:
    """Return the digest by which a header is known again."""
    return hashlib.sha256("\n".join(labels).encode()).hexdigest()


def _remember(import_: Import) -> None:
    labels: list[str] = import_.table.get("header") or []
    if any(labels):
        RosterMatching.objects.update_or_create(
            college_id=import_.filing.college_id,
            header=header_of(labels),
            defaults={
                "labels": labels,
                "fields": import_.table["matching"],
                "changed_at": clock.now(),
            },
        )


def remembered(import_: Import, found: Imported) -> Imported:
    """Read a roster with the columns that the college told for the same header before."""
    labels: list[str] = found.table.get("header") or []
    known = RosterMatching.objects.filter(
        college_id=import_.filing.college_id, header=header_of(labels)
    ).first()
    if known is None or not any(labels) or known.fields == found.table["matching"]:
        return found
    fields: dict[str, Any] = known.fields
    try:
        again = sheets.corrected(found.table, {int(key): name for key, name in fields.items()})
    except Unreadable:
        return found
    return again

"""A roster copied out of a table."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain.imports import rows
from disclosures.domain.imports.reading import store
from disclosures.domain.refused import Refused
from disclosures.enums import ImportSource
from disclosures.exchange import Unreadable
from disclosures.importing import sheets
from portal.access import require

if TYPE_CHECKING:
    from disclosures.models import Filing, Import
    from portal.access import Actor

PASTED = 200_000
"""Characters of a pasted roster."""


def paste_roster(actor: Actor, filing: Filing, text: str) -> Import:
    """Read a roster copied from a table, at once; the text is kept like a file.

    Raises as ``upload`` does, and ``Refused`` where there are no people in it.
    """
    require(actor, "filing.edit", filing)
    text = text.replace("\x00", "")
    if len(text) > PASTED:
        raise Refused(_("粘贴的内容太长，没有读取。请只粘贴名单，或上传 Excel 文件。"))
    try:
        found = sheets.read_clipboard(text)
    except Unreadable as problem:
        raise Refused(str(problem)) from problem
    raw = text.encode("utf-8", "replace")
    digest = hashlib.sha256(raw).hexdigest()
    with transaction.atomic():
        row = rows.open_filing(actor, filing)
        import_ = rows.new(
            actor,
            row,
            source=ImportSource.PASTE,
            name=_("粘贴的名单"),
            file=ContentFile(raw, name=f"{row.pk}-{digest[:16]}.txt"),
            kind="text",
            size=len(raw),
            sha256=digest,
        )
        store(import_, found)
    return import_

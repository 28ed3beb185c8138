"""Reading what was brought: in a process of its own, the result written once; columns corrected by hand."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain import attachments
from disclosures.domain.attachments import shown_name
from disclosures.domain.refused import Refused
from disclosures.enums import ImportSource, ImportState
from disclosures.exchange import Unreadable
from disclosures.importing import sheets
from disclosures.importing.imported import Remark
from disclosures.importing.sandbox import read_safely
from disclosures.models import Import, ImportPicture, RosterMatching
from portal import clock
from portal.access import require
from portal.domain.heartbeat import report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosures.importing.blocks import Picture
    from disclosures.importing.imported import Imported
    from portal.access import Actor

TASK = "disclosures.read_import"
PICTURES = 40
"""Most pictures that are kept of one file."""
OF_NO_YEAR = (ImportSource.ROSTER, ImportSource.PASTE)
"""A roster is of no year's form."""


def read(import_id: int, seconds: float = 60) -> None:
    """Read the import's file; the task's body. One that is no longer waiting is left as it is.

    No row is locked while the file is read: somebody may give it up meanwhile, and of two workers
    the first result counts.
    """
    import_ = Import.objects.select_related("filing").get(pk=import_id)
    if not import_.waiting:
        return
    try:
        raw = _raw(import_)
        found = read_safely(raw, import_.name, seconds=seconds, progress=report)
        found = _remembered(import_, found)
    except Unreadable as problem:
        _finish(import_, None, str(problem))
    except FileNotFoundError:
        _finish(import_, None, _("上传的文件已经不在了。请重新上传。"))
    else:
        report(95, _("正在整理读到的内容"))
        _finish(import_, found, "")


def _raw(import_: Import) -> bytes:
    with import_.file.open("rb") as file:
        raw: bytes = file.read()
    return raw


def _finish(import_: Import, found: Imported | None, problem: str) -> None:
    with transaction.atomic():
        row = Import.objects.select_for_update(of=("self",)).get(pk=import_.pk)
        if not row.waiting:
            return
        if found is None:
            row.become(ImportState.FAILED)
            row.problem = problem[:500]
            row.save(update_fields=["state", "problem"])
        else:
            store(row, found)


def store(import_: Import, found: Imported) -> None:
    """Write what was read, and the pictures that can be opened; the import is then ready."""
    left_out = _keep_pictures(import_, found.pictures)
    if left_out:
        sentence = _("有%d张图片打不开或太多，没有保留。请在对应栏目里另外上传图片。") % left_out
        found.remarks.append(Remark("", "", sentence))
    _write(import_, found)
    import_.become(ImportState.READY)
    import_.save(update_fields=["state", "result", "table", "edition"])


def _write(import_: Import, found: Imported) -> None:
    result = found.to_json()
    import_.table = result.pop("table", {})
    import_.result = result
    import_.edition = "" if import_.source in OF_NO_YEAR else found.edition


def _keep_pictures(import_: Import, pictures: list[tuple[str, Picture]]) -> int:
    """Write the pictures anew, each once a section; return how many were left out."""
    seen: set[tuple[str, str]] = set()
    left_out = 0
    for section, picture in pictures:
        try:
            cleaned = attachments.clean(io.BytesIO(picture.data))
        except Refused:
            left_out += 1
            continue
        digest = hashlib.sha256(cleaned.data).hexdigest()
        if (section, digest) in seen:
            continue
        if len(seen) >= PICTURES:
            left_out += 1
            continue
        seen.add((section, digest))
        ImportPicture.objects.create(
            origin=import_,
            section=section[:30],
            file=ContentFile(cleaned.data, name=f"{import_.pk}-{digest[:16]}{cleaned.extension}"),
            name=shown_name(picture.name),
            alt=picture.alt[:500],
            content_type=cleaned.content_type,
            size=len(cleaned.data),
            sha256=digest,
        )
    return left_out


# --- Columns of a roster ----------------------------------------------------------------------


def rematch(actor: Actor, import_: Import, matching: Mapping[int, str]) -> None:
    """Read a roster's table again with these columns (number → field), and remember them for the college.

    Raises ``PermissionDenied``, and ``Refused`` where there is no table or nobody would be left.
    """
    require(actor, "filing.edit", import_.filing)
    with transaction.atomic():
        row = Import.objects.select_for_update(of=("self",)).get(pk=import_.pk)
        if not row.ready or not row.table:
            raise Refused(_("这份导入没有可以调整的表格。请重新上传名单。"))
        _write(row, _corrected(row, dict(matching)))
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


def _remembered(import_: Import, found: Imported) -> Imported:
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

"""Reading what was brought: in a process of its own, the result written once."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain import attachments
from disclosures.domain.attachments import shown_name
from disclosures.domain.imports import columns
from disclosures.domain.imports.storable import storable
from disclosures.domain.refused import Refused
from disclosures.enums import ImportState
from disclosures.exchange import Unreadable
from disclosures.importing.imported import Remark
from disclosures.importing.sandbox import read_safely
from disclosures.models import Import, ImportPicture
from portal.domain.heartbeat import report

if TYPE_CHECKING:
    from disclosures.importing.blocks import Picture
    from disclosures.importing.imported import Imported

TASK = "disclosures.read_import"
PICTURES = 40
"""Most pictures that are kept of one file."""


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
        found = columns.remembered(import_, found)
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
    columns.hold(import_, found)
    import_.become(ImportState.READY)
    import_.save(update_fields=["state", "result", "table", "edition"])


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
            section=storable(section)[:30],
            file=ContentFile(cleaned.data, name=f"{import_.pk}-{digest[:16]}{cleaned.extension}"),
            name=shown_name(storable(picture.name)),
            alt=storable(picture.alt)[:500],
            content_type=cleaned.content_type,
            size=len(cleaned.data),
            sha256=digest,
        )
    return left_out

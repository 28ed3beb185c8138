"""Files brought along: judged by their content, kept privately, read at once or by the worker."""

from __future__ import annotations

import hashlib
from typing import IO, TYPE_CHECKING

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain.attachments import shown_name
from disclosures.domain.imports import rows
from disclosures.domain.imports.reading import TASK, read
from disclosures.domain.refused import Refused
from disclosures.enums import ImportSource, ImportState
from disclosures.exchange import Unreadable
from disclosures.importing.kind import Kind, kind_of
from portal.access import require
from portal.domain import jobs

if TYPE_CHECKING:
    from disclosures.models import Filing, Import
    from portal.access import Actor

AT_ONCE = 512 * 1024
"""Bytes of a roster or of data up to which a file is read in the request."""
QUICK_SECONDS = 15
QUICK = (Kind.XLSX, Kind.XLS, Kind.CSV, Kind.JSON)
SHEETS = (Kind.XLSX, Kind.XLS, Kind.CSV)


def upload(
    actor: Actor, filing: Filing, upload: IO[bytes], name: str, *, at_once: bool = True
) -> Import:
    """Keep a file with the filing and have it read: a small roster or data at once, the rest by the worker.

    ``at_once``: whether there is time for that (at most ``QUICK_SECONDS``; the filing is locked).
    The kind is told by the content; a file that is there already is not kept twice. Raises
    ``PermissionDenied``, or ``Refused`` with a sentence (too big, not a kind that can be read, too
    many, the filing locked) and nothing kept.
    """
    require(actor, "filing.edit", filing)
    raw = _within_limit(upload)
    kind = _kind(raw, name)
    digest = hashlib.sha256(raw).hexdigest()
    with transaction.atomic():
        row = rows.open_filing(actor, filing)
        known = rows.of(row).exclude(state=ImportState.FAILED).filter(sha256=digest).first()
        if known:
            return known
        import_ = rows.new(
            actor,
            row,
            source=ImportSource.ROSTER if kind in SHEETS else ImportSource.DOCUMENT,
            name=shown_name(name),
            file=ContentFile(raw, name=f"{row.pk}-{digest[:16]}.{kind}"),
            kind=kind.value,
            size=len(raw),
            sha256=digest,
        )
        if at_once and kind in QUICK and len(raw) <= AT_ONCE:
            read(import_.pk, QUICK_SECONDS)
            import_.refresh_from_db()
        else:
            jobs.enqueue(TASK, import_.pk, college=row.college, federation=None)
    return import_


def _within_limit(upload: IO[bytes]) -> bytes:
    most = settings.IMPORT_MEGABYTES * 1024 * 1024
    raw = upload.read(most + 1)
    if len(raw) > most:
        raise Refused(
            _("文件超过%d MB，没有上传。请删去文件里的大图片，或另存一份再上传。")
            % settings.IMPORT_MEGABYTES
        )
    return raw


def _kind(raw: bytes, name: str) -> Kind:
    try:
        return kind_of(raw, name)
    except Unreadable as problem:
        raise Refused(str(problem)) from problem

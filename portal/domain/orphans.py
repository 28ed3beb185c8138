"""Private files that no row names: left by a transaction that was rolled back, or by a worker that died.

A file is written before the row that names it is certain. What nothing names after a day is nobody's,
and may hold somebody's data, so it goes.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import structlog
from django.apps import apps
from django.conf import settings
from django.db.models import FileField, QuerySet

from portal.scoping import scope_everything

log = structlog.get_logger(__name__)

KEPT = timedelta(days=1)
"""Longer than any request or job takes."""
FEW = 50
"""More than this, and more than half of all files, is no leftover but a mistake (a wrong folder, a lost table)."""


def sweep(now: datetime) -> int:
    """Remove what no row names and is older than a day; return how many files went.

    Looks into the folders of file fields alone (``upload_to``). Where most of the files would go it
    removes nothing and says so in the log.
    """
    root = Path(settings.MEDIA_ROOT)
    with scope_everything():
        named = _named()
    files = [path for folder in _folders() for path in (root / folder).rglob("*") if path.is_file()]
    lost = [path for path in files if _old(path, now) and not _owned(path, root, named)]
    if len(lost) > FEW and len(lost) > len(files) / 2:
        log.error("files.not_swept", nameless=len(lost), files=len(files))
        return 0
    for path in lost:
        path.unlink(missing_ok=True)
    if lost:
        log.info("files.swept", removed=len(lost))
    return len(lost)


def _fields() -> list[FileField]:
    found = (field for model in apps.get_models() for field in model._meta.get_fields())  # noqa: SLF001 - Django's public name
    return [field for field in found if isinstance(field, FileField)]


def _folders() -> set[str]:
    return {str(field.upload_to).partition("/")[0] for field in _fields()}


def _named() -> set[str]:
    """Every name that a row holds."""
    rows = (_values(field) for field in _fields())
    return {name for some in rows for name in some.iterator() if name}


def _values(field: FileField) -> QuerySet[Any, str]:
    manager = field.model._default_manager  # noqa: SLF001 - Django's public name
    return manager.values_list(field.name, flat=True)


def _old(path: Path, now: datetime) -> bool:
    return path.stat().st_mtime < (now - KEPT).timestamp()


def _owned(path: Path, root: Path, named: set[str]) -> bool:
    """Whether a row names the file, or the one that it stands beside (``x.docx``, ``x.docx.copy.json``)."""
    parts = str(path.relative_to(root)).split(".")
    return any(".".join(parts[:length]) in named for length in range(1, len(parts) + 1))

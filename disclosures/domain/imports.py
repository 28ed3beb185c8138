"""Bringing a file, a pasted roster or an earlier filing to a filing: kept, read, corrected, given up."""

from __future__ import annotations

import hashlib
from typing import IO, TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from disclosures import exchange
from disclosures.domain import carry, lifecycle
from disclosures.domain.actors import person
from disclosures.domain.attachments import shown_name
from disclosures.domain.editing import filing_locked
from disclosures.domain.imports_columns import rematch
from disclosures.domain.imports_giving_up import give_up
from disclosures.domain.imports_progress import Progress, progress
from disclosures.domain.imports_reading import TASK, read, store
from disclosures.domain.refused import Refused
from disclosures.domain.yearform import form_of
from disclosures.enums import ImportSource, ImportState
from disclosures.exchange import Unreadable
from disclosures.importing import sheets
from disclosures.importing.kind import Kind, kind_of
from disclosures.models import Import
from portal import clock
from portal.access import require
from portal.domain import audit, jobs

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from disclosures.models import Filing
    from portal.access import Actor

__all__ = [
    "TASK", "Progress", "discard", "evidence", "from_last_year", "of", "paste_roster", "progress", "read",
    "rematch", "upload",
]  # fmt: skip

PER_FILING = 20
"""Most imports of one filing that were not given up."""
AT_ONCE = 512 * 1024
"""Bytes of a roster or of data up to which a file is read in the request."""
QUICK_SECONDS = 15
QUICK = (Kind.XLSX, Kind.XLS, Kind.CSV, Kind.JSON)
SHEETS = (Kind.XLSX, Kind.XLS, Kind.CSV)
PASTED = 200_000
"""Characters of a pasted roster."""


def of(filing: Filing) -> QuerySet[Import]:
    """Return the filing's imports that were not given up, newest first."""
    rows = filing.imports.exclude(state=ImportState.DISCARDED)
    return rows.select_related("uploaded_by", "based_on__cycle__edition")


def evidence(filing: Filing) -> QuerySet[Import]:
    """Return the originals that a reviewer may read: used, and followed by a submission."""
    last = filing.submissions.order_by("-ordinal").values_list("submitted_at", flat=True).first()
    if last is None:
        return filing.imports.none()
    return (
        filing.imports.exclude(taken=[])
        .exclude(file="")
        .filter(created_at__lte=last, file__isnull=False)
    )


def upload(actor: Actor, filing: Filing, upload: IO[bytes], name: str) -> Import:
    """Keep a file with the filing and have it read: a small roster or data at once, the rest by the worker.

    The kind is told by the content; a file that is there already is not kept twice. Raises
    ``PermissionDenied``, or ``Refused`` with a sentence (too big, not a kind that can be read, too
    many, the filing locked) and nothing kept.
    """
    require(actor, "filing.edit", filing)
    raw = _within_limit(upload)
    kind = _kind(raw, name)
    digest = hashlib.sha256(raw).hexdigest()
    with transaction.atomic():
        row = _open(actor, filing)
        known = of(row).exclude(state=ImportState.FAILED).filter(sha256=digest).first()
        if known:
            return known
        import_ = _new(
            actor,
            row,
            source=ImportSource.ROSTER if kind in SHEETS else ImportSource.DOCUMENT,
            name=shown_name(name),
            file=ContentFile(raw, name=f"{row.pk}-{digest[:16]}.{kind}"),
            kind=kind.value,
            size=len(raw),
            sha256=digest,
        )
        if kind in QUICK and len(raw) <= AT_ONCE:
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


def _open(actor: Actor, filing: Filing) -> Filing:
    """Lock the filing and return it; raise where nothing can be brought to it now."""
    row = lifecycle.lock(filing)
    require(actor, "filing.edit", row)
    if reason := filing_locked(row):
        raise Refused(reason)
    return row


def _new(actor: Actor, filing: Filing, **values: Any) -> Import:
    """Write the row of something brought along, and the event."""
    if of(filing).count() >= PER_FILING:
        raise Refused(_("每份填报最多保留%d份导入的文件。请先放弃不用的，再上传。") % PER_FILING)
    import_ = Import.objects.create(
        filing=filing, uploaded_by=person(actor), created_at=clock.now(), **values
    )
    _event(actor, import_, "import.add")
    return import_


def _event(actor: Actor, import_: Import, action: str) -> None:
    audit.record(
        actor.user,
        action,
        import_.filing,
        college=import_.filing.college,
        federation=import_.filing.federation,
        source=import_.source,
        kind=import_.kind,
        size=import_.size,
    )


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
        row = _open(actor, filing)
        import_ = _new(
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


def from_last_year(actor: Actor, filing: Filing, *, roster: bool) -> Import:
    """Propose what the union's newest earlier filing says: texts, departments, responsible people.

    ``roster``: also its people, one year older. Dates and counts never. A proposal made before of
    which nothing was taken gives way. ``Refused`` where there is no earlier filing.
    """
    require(actor, "filing.edit", filing)
    with transaction.atomic():
        row = _open(actor, filing)
        old = carry.earlier(actor, row)
        if old is None:
            raise Refused(_("本校在系统里还没有往年的填报。请上传去年的 Word、PDF 文件或网页。"))
        for stale in of(row).filter(source=ImportSource.LAST_YEAR, taken=[]):
            give_up(stale)
        form = form_of(old.cycle.edition)
        content, remarks = carry.carried(old, row, roster=roster)
        header = exchange.Header(row.college.name, row.union.name, complaint_emails=())
        data = exchange.write(content, form, header)
        name = _("%s填报") % form.period
        import_ = _new(actor, row, source=ImportSource.LAST_YEAR, name=name, based_on=old)
        store(import_, carry.as_imported(content, remarks, form, data))
    return import_


def discard(actor: Actor, import_: Import) -> None:
    """Give the import up: its file and pictures go too, unless something of it is in the filing.

    Doing so twice is doing it once. Raises ``PermissionDenied``.
    """
    require(actor, "filing.edit", import_.filing)
    with transaction.atomic():
        row = Import.objects.select_for_update(of=("self",)).get(pk=import_.pk)
        if row.state != ImportState.DISCARDED:
            give_up(row)
            _event(actor, row, "import.discard")
    import_.refresh_from_db()

"""The log as a file: CSV for spreadsheets, JSON (a line an event) for programs. Each is itself on record."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterable
from enum import StrEnum
from typing import IO

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from portal.actor import Actor
from portal.cells import in_text_file
from portal.domain import audit, log, masking, telling
from portal.enums import Role
from portal.models import Event, Federation

MOST = 100_000
"""Events of one file; a longer period is taken in parts."""


class Kind(StrEnum):
    """What the log can be had as."""

    CSV = "csv"
    JSON = "json"


def make(actor: Actor, wanted: log.Wanted, kind: Kind) -> tuple[IO[bytes], int]:
    """Return the file (open, at its beginning) and how many events it holds; writes who took it.

    Written into a temporary file, not into memory. Raises PermissionDenied.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    text = io.TextIOWrapper(file, encoding="utf-8-sig" if kind is Kind.CSV else "utf-8", newline="")
    count = WRITERS[kind](text, log.each(actor, wanted, MOST))
    text.flush()
    text.detach()
    file.seek(0)
    _on_record(actor, wanted, kind, count)
    return file, count


def _csv(text: IO[str], events: Iterable[Event]) -> int:
    writer = csv.writer(text)
    writer.writerow(_("编号 时间 姓名 账号 动作 说明 高校 学联 对象 数据").split())
    count = 0
    for count, event in enumerate(events, 1):  # noqa: B007 - counted
        writer.writerow([in_text_file(str(cell)) for cell in _row(event).values()])
    return count


def _json(text: IO[str], events: Iterable[Event]) -> int:
    count = 0
    for count, event in enumerate(events, 1):  # noqa: B007 - counted
        said = {
            **_row(event),
            "action": event.action,
            "at": event.at.isoformat(),
            "data": event.data,
        }
        text.write(f"{json.dumps(said, ensure_ascii=False)}\n")
    return count


def _row(event: Event) -> dict[str, object]:
    return {
        "id": event.pk,
        "at": f"{localtime(event.at):%Y-%m-%d %H:%M:%S}",
        "person": event.actor.full_name if event.actor else "",
        "username": event.actor.username if event.actor else "",
        "label": telling.label(event.action),
        "note": telling.note(event),
        "college": event.college.name if event.college else "",
        "federation": event.federation.name if event.federation else "",
        "target": event.target,
        "data": json.dumps(event.data, ensure_ascii=False),
    }


WRITERS = {Kind.CSV: _csv, Kind.JSON: _json}


def _on_record(actor: Actor, wanted: log.Wanted, kind: Kind, count: int) -> None:
    for one in actor.memberships:
        if one.role == Role.OPERATOR and one.federation:
            home: Federation = one.federation
            audit.record(
                actor.user,
                "log.export",
                home,
                federation=home,
                format=kind.value,
                rows=count,
                filters=masking.value("filters", wanted.told()),
            )

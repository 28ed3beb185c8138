"""What was granted, outside the database: a file for each request in the private storage.

A database that is restored from an older copy does not know of requests granted since. `replay` puts them back,
so that `manage.py apply_retention` makes the files anew without those names.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.utils.dateparse import parse_date, parse_datetime

from disclosures.domain.erasing.masks import GRANTED
from disclosures.enums import ErasureState
from disclosures.models import Erasure, Publication
from disclosures.models.storages import private_storage

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "erasures"
KEPT = ("number", "secret", "section", "name", "facts", "everywhere", "state", "answer")


def write(row: Erasure) -> None:
    """Keep a granted request; one that is kept already stays."""
    name, storage = _name(row.number), private_storage()
    if storage.exists(name):
        return
    value = {key: getattr(row, key) for key in KEPT} | {
        "code": row.publication.code,
        "received_at": row.received_at.isoformat(),
        "decided_at": row.decided_at.isoformat() if row.decided_at else None,
        "due": row.due.isoformat(),
    }
    storage.save(name, ContentFile(json.dumps(value, ensure_ascii=False).encode()))


def complete() -> int:
    """Write what a process that died had left out; return how many were granted. The night's sweep calls it."""
    rows = Erasure.objects.filter(state__in=GRANTED).exclude(name="")
    found = list(rows.select_related("publication"))
    for row in found:
        write(row)
    return len(found)


def forget(number: str) -> None:
    """Remove a request of which nothing is needed any more; a missing one is no fault."""
    private_storage().delete(_name(number))


def replay() -> list[Erasure]:
    """Put back what the database does not know, or holds as undecided; return it. May run twice."""
    return [row for value in _kept() if (row := _replayed(value)) is not None]


def _kept() -> Iterator[dict[str, Any]]:
    storage = private_storage()
    names = storage.listdir(FOLDER)[1] if storage.exists(FOLDER) else []
    for name in sorted(names):
        with storage.open(f"{FOLDER}/{name}") as file:
            yield json.load(file)


def _replayed(value: dict[str, Any]) -> Erasure | None:
    publication = Publication.objects.filter(code=value["code"]).select_related("filing").first()
    known = Erasure.objects.filter(number=value["number"]).first()
    if publication is None or (known and known.state != ErasureState.RECEIVED):
        return None
    filing = publication.filing
    values = {key: value[key] for key in KEPT if key != "number"} | {
        "publication": publication,
        "filing": filing,
        "college_id": filing.college_id,
        "federation_id": filing.federation_id,
        "received_at": parse_datetime(value["received_at"]),
        "decided_at": parse_datetime(value["decided_at"] or value["received_at"]),
        "due": parse_date(value["due"]),
    }
    row, _new = Erasure.objects.update_or_create(number=value["number"], defaults=values)
    return row


def _name(number: str) -> str:
    return f"{FOLDER}/{number}.json"

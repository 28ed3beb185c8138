"""Every stored file of the foreign tenant: by its address, and by guessing where it lies."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.db.models import FileField
from django.urls import reverse

from tests.isolation.planting import APPS
from tests.isolation.walking import GONE, LOG_IN, Walk
from tests.test_permission_matrix import ROWS

ADDRESSES = {
    "disclosures.Attachment.file": "filing:attachment",
    "disclosures.Import.file": "filing:import_file",
    "disclosures.ImportPicture.file": "filing:import_picture",
    "disclosures.Paper.file": "filing:pledge_paper",
    "disclosures.Pledge.file": "filing:pledge_scan",
    "reviews.Letter.pdf": "review:letter_pdf",
}
"""File columns and where their files are handed out."""
GUESSES = (
    "/{}",
    "/media/{}",
    "/private/{}",
    "/internal/media/{}",
    "/internal/public/{}",
    "/static/../media/{}",
    "/files/{}",
    "/work/../{}",
    "/d/{}",
    "/static/%2e%2e/{}",
)


def file_fields() -> set[str]:
    """Return every file column of ours, by its label."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in APPS
        for field in model._meta.concrete_fields
        if isinstance(field, FileField)
    }


def by_address(walk: Walk, label: str) -> None:
    """Ask everybody of ours for the foreign file of this column; our own is there for somebody."""
    row = next(row for row in ROWS if row.name == ADDRESSES[label])
    name = row.name
    own, theirs = (reverse(name, args=row.args(t.things)) for t in (walk.home, walk.away))
    before = walk.counted["answers with our own data"]
    for role in walk.roles:
        walk.ask(role, name, "GET", own)
        for address in (theirs, f"{theirs}?{label}", f"{theirs}?next={theirs}"):
            answer = walk.ask(role, name, "GET", address)
            if answer.status_code not in (LOG_IN if role == "anonymous" else GONE):
                walk.wrong.append(f"{answer.status_code}: {role} {address}")
        walk.counted["files"] += 1
    if walk.counted["answers with our own data"] == before:
        walk.wrong.append(f"nobody of ours gets our own file: {own}")


def by_guessing(walk: Walk) -> None:
    """Ask for every foreign file by the path under which it is stored."""
    for path in stored(walk):
        for guess in GUESSES:
            for role in ("anonymous", "secretary", "lead"):
                walk.ask(role, "guess", "GET", guess.format(path))
        walk.counted["paths"] += 1


def stored(walk: Walk) -> Iterator[str]:
    """Yield the path of every file in the private storage that holds the foreign mark."""
    mark = walk.away.mark.private.encode()
    for file in sorted(settings.MEDIA_ROOT.rglob("*")):
        if file.is_file() and mark in file.read_bytes():
            yield str(file.relative_to(settings.MEDIA_ROOT))

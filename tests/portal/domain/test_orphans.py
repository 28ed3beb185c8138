"""Files that nothing names go after a day; what a row names, or stands beside such a file, stays."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

from disclosures.models import Attachment
from disclosures.models.storages import private_storage
from portal import clock
from portal.domain import orphans
from tests import factories

pytestmark = pytest.mark.django_db


def aged(root: Any, *names: str) -> None:
    for name in names:
        long_ago = (clock.now() - timedelta(days=2)).timestamp()
        os.utime(Path(root) / name, (long_ago, long_ago))


def put(name: str) -> str:
    return private_storage().save(name, ContentFile(b"x"))


def left_by_a_rollback() -> str:
    with transaction.atomic():
        name = factories.AttachmentFactory().file.name
        transaction.set_rollback(True)
    return str(name)


def test_what_a_rolled_back_transaction_left_goes(settings: Any) -> None:
    lost, kept = left_by_a_rollback(), factories.AttachmentFactory().file.name
    aged(settings.MEDIA_ROOT, lost, kept)
    assert orphans.sweep(clock.now()) == 1
    assert not private_storage().exists(lost)
    assert Attachment.objects.get().file.read()


def test_what_is_young_may_still_get_its_row(settings: Any) -> None:
    lost = left_by_a_rollback()
    assert orphans.sweep(clock.now()) == 0
    assert private_storage().exists(lost)


def test_what_stands_beside_a_named_file_stays_with_it(settings: Any) -> None:
    brought = factories.ImportFactory(file=ContentFile(b"x", name="去年.docx"))
    beside = put(f"{brought.file.name}.copy.json")
    nobodys = put("imports/2026/别的.docx.copy.json")
    aged(settings.MEDIA_ROOT, brought.file.name, beside, nobodys)
    assert orphans.sweep(clock.now()) == 1
    assert private_storage().exists(beside)
    assert private_storage().exists(brought.file.name)


def test_files_without_a_field_are_let_alone(settings: Any) -> None:
    preview = put("edition-drafts/1/2.pdf")
    aged(settings.MEDIA_ROOT, preview)
    assert orphans.sweep(clock.now()) == 0


def test_when_nearly_everything_would_go_nothing_goes(settings: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(orphans, "FEW", 2)
    names = [put(f"letters/2026/{number}.pdf") for number in range(3)]
    aged(settings.MEDIA_ROOT, *names)
    assert orphans.sweep(clock.now()) == 0
    assert all(private_storage().exists(name) for name in names)

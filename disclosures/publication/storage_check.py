"""`manage.py check --deploy`: whether published files can be written, read and removed where they belong."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.checks import CheckMessage, Error

from disclosures.publication import store

MARK = b"portal"


def check_published(**_asked: Any) -> list[CheckMessage]:
    """Write, read and remove a small file; say what to look at where that fails."""
    folder = f".check-{secrets.token_hex(4)}"
    try:
        with store.Batch() as batch:
            batch.add(f"{folder}/file", MARK)
            batch.settle()
        found = store.read(f"{folder}/file")
        store.remove(folder)
    except OSError as error:
        return [_error(str(error))]
    return [] if found == MARK else [_error("what was written could not be read again")]


def _error(what: str) -> Error:
    if store.is_local():
        return Error(
            f"Published files cannot be written: {what}.",
            hint="VAR_DIR/public must exist and belong to the account that the worker runs under.",
            id="disclosures.E001",
        )
    return Error(
        f"The bucket for published files cannot be used: {what}.",
        hint="Check PUBLISHED_S3_ENDPOINT, that the bucket exists, and that the key may list, read, write and delete in it.",
        id="disclosures.E002",
    )

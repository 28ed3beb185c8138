"""Writing and reading published files, in a folder (`local`) or in an S3-compatible bucket (`bucket`).

Written whole or not at all: a file of a rendition appears in one step, and nothing points to it
before all of them are there. Which storage it is, the setting `PUBLISHED_STORAGE` says.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from types import ModuleType
from typing import IO, TYPE_CHECKING, Self

import brotli
from django.core.files.storage import FileSystemStorage

from disclosures.models.storages import published_storage
from disclosures.publication import bucket, local

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

COMPRESSED = (".html", ".json", ".css", ".svg")
"""Endings that also get a .gz and a .br beside them; compressed once, never on the fly."""


@dataclass(frozen=True)
class Written:
    """One file of the published storage: name, SHA-256 in hex, size in bytes."""

    name: str
    sha256: str
    size: int


class Batch:
    """Files that are written together: first as drafts that nobody sees, then all by `settle`.

    Used as a context manager; what was not settled is gone at the end of the block. A killed
    process leaves drafts (`sweep_drafts`), or whole files that no row names and the next try
    replaces.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.drafts = _place().Drafts()

    def __enter__(self) -> Self:
        """Take files with `add`."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _at: TracebackType | None,
    ) -> None:
        """Remove drafts that were not settled."""
        self.drafts.drop()

    def add(self, name: str, data: bytes) -> Written:
        """Draft `name`, and before it its compressed siblings: where it is, they are."""
        for one, content in siblings(name, data):
            self.drafts.add(one, content)
        return Written(name, hashlib.sha256(data).hexdigest(), len(data))

    def settle(self) -> None:
        """Give every draft its name. Raises OSError where the storage does not take it."""
        self.drafts.settle()


def siblings(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the compressed forms of a file (where it gets any) and itself last, by name."""
    if name.endswith(COMPRESSED):
        yield f"{name}.gz", gzip.compress(data, 9, mtime=0)
        yield f"{name}.br", brotli.compress(data, quality=11)
    yield name, data


def write_once(name: str, data: bytes) -> None:
    """Write a file whose name says its content, where it is not there yet."""
    if _place().exists(name):
        return
    with Batch() as batch:
        batch.add(name, data)
        batch.settle()


def read(name: str) -> bytes:
    """Return a whole file. Raises FileNotFoundError, and OSError where the storage does not answer."""
    with stream(name) as file:
        return file.read()


def stream(name: str, start: int = 0) -> IO[bytes]:
    """Open a file for reading from `start` on, piece by piece. Raises as `read`."""
    file: IO[bytes] = _place().stream(name, start)
    return file


def on_disk(name: str) -> Path | None:
    """Return where a file lies on this machine's disk; None where it lies in a bucket."""
    return local.place(name) if _place() is local else None


def size(name: str) -> int:
    """Return how many bytes a file has. Raises as `read`."""
    return int(_place().size(name))


def names(folder: str) -> list[str]:
    """Return the names of the files right in a folder, sorted, without drafts."""
    return sorted(_place().names(folder))


def remove(folder: str) -> None:
    """Remove a folder with all that is in it; one that is not there is no fault."""
    _place().remove(folder)


def sweep_drafts(folder: str) -> None:
    """Remove drafts that killed workers left in a folder; a bucket has none."""
    if is_local():
        local.sweep(folder)


def is_local() -> bool:
    """Whether the published storage is a folder, which nginx can serve."""
    return isinstance(published_storage(), FileSystemStorage)


def _place() -> ModuleType:
    return local if is_local() else bucket

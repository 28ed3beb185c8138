"""Writing published files: whole or not at all, and never over one that is in the register."""

from __future__ import annotations

import gzip
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import brotli

from disclosures.models.storages import published_storage

if TYPE_CHECKING:
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
    """Files that are written together: first as drafts on disk, then renamed by `settle`.

    Used as a context manager; what was not settled is removed at the end of the block.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.moves: list[tuple[Path, Path]] = []
        self.mark = secrets.token_hex(4)

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
        for draft, _final in self.moves:
            draft.unlink(missing_ok=True)

    def add(self, name: str, data: bytes) -> Written:
        """Write a draft of `name`, and of its compressed siblings; flushed to disk."""
        self._draft(place(name), data)
        if name.endswith(COMPRESSED):
            self._draft(place(f"{name}.gz"), gzip.compress(data, 9, mtime=0))
            self._draft(place(f"{name}.br"), brotli.compress(data, quality=11))
        return Written(name, hashlib.sha256(data).hexdigest(), len(data))

    def settle(self) -> None:
        """Rename every draft to its name; then flush the folders."""
        for draft, final in self.moves:
            draft.replace(final)
        for folder in {final.parent for _draft, final in self.moves}:
            _flush(folder)
        self.moves = []

    def _draft(self, final: Path, data: bytes) -> None:
        final.parent.mkdir(parents=True, exist_ok=True)
        draft = final.with_name(f".{final.name}.{self.mark}.draft")
        self.moves.append((draft, final))
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o644)


def place(name: str) -> Path:
    """Where a name of the published storage lies on disk."""
    return Path(published_storage().path(name))


def write_once(name: str, data: bytes) -> None:
    """Write a file whose name says its content, where it is not there yet."""
    if place(name).exists():
        return
    with Batch() as batch:
        batch.add(name, data)
        batch.moves.reverse()  # the file itself last: where it is, its siblings are
        batch.settle()


def sweep_drafts(name: str) -> None:
    """Remove drafts that a killed worker left beside `name`."""
    for draft in place(name).parent.glob(".*.draft"):
        draft.unlink(missing_ok=True)


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""The published storage as a folder: drafts beside their places, then renamed, and flushed to disk."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from disclosures.models.storages import published_storage

HIDDEN = "."
"""How the names of drafts begin."""


class Drafts:
    """Drafts on disk, ``.name.mark.draft``, and the places that they are for."""

    def __init__(self) -> None:
        self.moves: list[tuple[Path, Path]] = []
        self.mark = secrets.token_hex(4)

    def add(self, name: str, data: bytes) -> None:
        """Write one draft, flushed to disk."""
        final = place(name)
        final.parent.mkdir(parents=True, exist_ok=True)
        draft = final.with_name(f".{final.name}.{self.mark}.draft")
        self.moves.append((draft, final))
        write(draft, data)

    def settle(self) -> None:
        """Rename every draft to its name, in the order they came; then flush the folders."""
        for draft, final in self.moves:
            draft.replace(final)
        for folder in {final.parent for _draft, final in self.moves}:
            flush(folder)
        self.moves = []

    def drop(self) -> None:
        """Remove what was not settled, and folders that stay empty without it."""
        for draft, _final in self.moves:
            draft.unlink(missing_ok=True)
        for folder in {final.parent for _draft, final in self.moves}:
            with suppress(OSError):  # not empty
                folder.rmdir()


def place(name: str) -> Path:
    """Return where a name of the published storage lies on disk."""
    return Path(published_storage().path(name))


def exists(name: str) -> bool:
    """Whether the file is there."""
    return place(name).is_file()


def stream(name: str, start: int) -> BinaryIO:
    """Open a file, from a byte on."""
    file = place(name).open("rb")
    file.seek(start)
    return file


def size(name: str) -> int:
    """Return the number of bytes."""
    return place(name).stat().st_size


def names(folder: str) -> list[str]:
    """Return the names of the files in a folder."""
    where = place(folder)
    if not where.is_dir():
        return []
    return [one.name for one in where.iterdir() if one.is_file() and one.name[0] != HIDDEN]


def remove(folder: str) -> None:
    """Remove a folder; raises OSError where something of it cannot be removed."""
    where = place(folder)
    if where.exists():
        shutil.rmtree(where)


def sweep(folder: str) -> None:
    """Remove the drafts in a folder."""
    for draft in place(folder).glob(".*.draft"):
        draft.unlink(missing_ok=True)


def write(path: Path, data: bytes) -> None:
    """Write bytes that everybody may read, flushed to disk."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o644)


def flush(folder: Path) -> None:
    """Flush a folder's names to disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

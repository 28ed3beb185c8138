"""The folder ``d/`` of a local published storage: files under the addresses that readers know.

Files are links to those of the rendition, so that they cost no room and are never half there;
each is put in place by a rename. A page comes after what it shows, and goes before it.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Mapping
from typing import TYPE_CHECKING

from disclosures.publication import local, store

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "d"
PAGE = "index.html"


def kept() -> bool:
    """Whether there is a tree: the storage is a folder that nginx can read."""
    return store.is_local()


def show(code: str, source: str, replaced: Mapping[str, bytes]) -> None:
    """Let ``d/<code>/`` hold the files of the folder ``source``, some replaced by other bytes.

    Raises FileNotFoundError, and leaves everything as it is, where the page is not in the folder.
    """
    names = store.names(source)
    if PAGE not in names:
        raise FileNotFoundError(f"{source}/{PAGE}")
    target = place(code)
    target.mkdir(parents=True, exist_ok=True)
    made = {
        name: text for page, data in replaced.items() for name, text in store.siblings(page, data)
    }
    for name in sorted(names, key=_pages_last):
        if name in made:
            _write(target / name, made[name])
        else:
            _link(local.place(f"{source}/{name}"), target / name)
    for path in target.iterdir():
        if path.name not in names:
            path.unlink(missing_ok=True)
    local.flush(target)


def hide(code: str) -> None:
    """Take ``d/<code>/`` away: the page first, then what it shows."""
    if not kept():
        return
    target = place(code)
    (target / PAGE).unlink(missing_ok=True)
    shutil.rmtree(target, ignore_errors=True)
    if target.exists():
        shutil.rmtree(target)


def place(code: str) -> Path:
    """Where the files of a publication lie for the public."""
    return local.place(f"{FOLDER}/{code}")


def _pages_last(name: str) -> tuple[bool, bool, str]:
    """Sort pictures and downloads first, then pages, compressed ones before themselves."""
    return (".html" in name, name.endswith(".html"), name)


def _link(source: Path, target: Path) -> None:
    if target.exists() and target.samefile(source):
        return
    draft = _draft(target)
    try:
        os.link(source, draft)
    except OSError:  # a file system without links
        shutil.copy2(source, draft)
    draft.replace(target)


def _write(target: Path, data: bytes) -> None:
    if target.exists() and target.read_bytes() == data:
        return
    draft = _draft(target)
    local.write(draft, data)
    draft.replace(target)


def _draft(target: Path) -> Path:
    return target.with_name(f".{target.name}.{secrets.token_hex(4)}.draft")

"""The development secret key: made once, kept under var/, never in the repository."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def development_key(path: Path) -> str:
    """Read the key at `path`, making it (mode 600) the first time.

    Raises ImproperlyConfigured when its folder cannot be written.
    """
    try:
        if not path.exists():
            _make(path)
        return path.read_text(encoding="ascii")
    except OSError as error:
        message = f"无法写入 {path.parent}（{error.strerror}）· This folder cannot be written to."
        raise ImproperlyConfigured(message) from error


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(50), encoding="ascii")
    with suppress(FileExistsError):
        os.link(draft, path)  # whoever comes first wins, and nobody reads half a key
    draft.unlink()

"""The development secret key: made once, kept under var/, never in the repository."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def development_key(path: Path) -> str:
    """Read the key at `path`, making it (mode 600) the first time."""
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        pass
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(50), encoding="ascii")
    try:
        os.link(draft, path)  # whoever comes first wins, and nobody reads half a key
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text(encoding="ascii")

"""What published files are made with, as one digest: another layout, another digest."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = (
    "templates/pdf",
    "templates/public",
    "templates/layouts/base.html",
    "templates/layouts/public.html",
    "templates/components",
    "static/css",
    "disclosures/publication",
    "disclosures/exporting",
)
IGNORED = frozenset({".pyc", ".draft"})
ENGINES = ("weasyprint", "pydyf", "fonttools", "openpyxl", "python-docx", "segno")


@cache
def digest() -> str:
    """Return the SHA-256 over templates, style sheets, faces, our own code and the engines' versions.

    In hex; read once for each process. Not in it: Pango and HarfBuzz, which the system brings.
    """
    found = hashlib.sha256()
    for engine in ENGINES:
        found.update(f"{engine} {version(engine)}\n".encode())
    for path in _files():
        found.update(f"{path.relative_to(settings.BASE_DIR)}\n".encode())
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def _files() -> list[Path]:
    found = []
    for source in SOURCES:
        place = settings.BASE_DIR / source
        found += [place] if place.is_file() else [one for one in place.rglob("*") if one.is_file()]
    return sorted(one for one in found if one.suffix not in IGNORED)

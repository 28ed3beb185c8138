"""Putting right what LibreOffice loses: articles that count on through the chapters.

Word says of 第…条 that it never begins again (``w:lvlRestart w:val="0"``); LibreOffice has no such
setting and writes files in which every chapter begins with 第一条.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from disclosures.importing.readers.docx_names import W, child, value
from disclosures.importing.xml import parse

if TYPE_CHECKING:
    from lxml.etree import _Element

_PART = "word/numbering.xml"


def count_articles_on(raw: bytes) -> bytes:
    """Return the ``.docx`` with levels numbered 第…条 that no chapter starts anew."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        root = parse(archive.read(_PART)) if _PART in archive.namelist() else None
    if root is None or not _counted_on(root):
        return raw
    return _with_part(raw, root)


def _counted_on(root: _Element) -> bool:
    """Change all levels that it concerns; say whether there were any."""
    changed = [_count_on(level) for level in root.iter(W + "lvl")]
    return any(changed)


def _count_on(level: _Element) -> bool:
    """Say whether the level was changed."""
    text = value(level, "lvlText") or ""
    if "条" not in text or level.get(W + "ilvl") == "0" or child(level, "lvlRestart") is not None:
        return False
    place = child(level, "numFmt")
    restart = level.makeelement(W + "lvlRestart", {W + "val": "0"})
    level.insert(0 if place is None else level.index(place) + 1, restart)
    return True


def _with_part(raw: bytes, root: _Element) -> bytes:
    from lxml import etree

    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            changed = info.filename == _PART
            new.writestr(info, etree.tostring(root) if changed else old.read(info))
    return target.getvalue()

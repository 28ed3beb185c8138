"""The Word file around the text: its fixed parts, and bytes that depend on nothing but the content."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

PARTS = Path(__file__).parent / "word_parts"
FILES = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fonts.xml",
    "word/footer1.xml": "footer1.xml",
    "word/footer2.xml": "footer2.xml",
}
"""Names in the package by the file that holds the part."""
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can say: the same for every file."""


def opened() -> Any:
    """Return an empty document of python-docx with our styles, settings and footers."""
    import docx

    return docx.Document(io.BytesIO(_template()))


def packed(word: Any) -> bytes:
    """Return the document's bytes, without the time of day that python-docx writes into them."""
    raw = io.BytesIO()
    word.save(raw)
    made = io.BytesIO()
    with zipfile.ZipFile(raw) as parts, zipfile.ZipFile(made, "w") as archive:
        for name in parts.namelist():
            _add(archive, name, parts.read(name))
    return made.getvalue()


@cache
def _template() -> bytes:
    from disclosures.exporting.word_styles import styles

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, file in FILES.items():
            _add(archive, name, (PARTS / file).read_bytes())
        _add(archive, "word/styles.xml", styles())
    return made.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, FIRST_DAY), data, zipfile.ZIP_DEFLATED)

"""What a file says of itself: verification codes, and whose data it holds. Runs in the child; no settings.

Nothing here is believed: it only says with which original a file is to be compared.
"""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from disclosures.publication.stamp import ALPHABET, LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_CODES = 10
PAGES = 3
"""How many pages are read at either end of a PDF: the code stands on the last one."""
PART, PARTS = 20_000_000, 40
"""Bytes of one part of a Word or Excel file, and how many parts are read."""
_LETTER = f"[{ALPHABET}]"
_CODE = re.compile(
    rf"/verify/({_LETTER}{{{LENGTH}}})(?![0-9A-Z])"
    rf"|(?<![0-9A-Z-])({_LETTER}{{4}}-{_LETTER}{{4}}-{_LETTER}{{4}})(?![0-9A-Z-])"
)
_TAG = re.compile(r"<[^<>]*>")


def codes(data: bytes) -> list[str]:
    """Return the verification codes in a file, in their order, each once, at most ten."""
    found: dict[str, None] = {}
    for text in _texts(data):
        for match in _CODE.finditer(text):
            found.setdefault((match[1] or match[2]).replace("-", ""))
            if len(found) == MOST_CODES:
                return list(found)
    return list(found)


def names(data: bytes) -> dict[str, str]:
    """Return ``school``, ``organisation``, ``edition`` of a file in the exchange format; else nothing."""
    if data.lstrip()[:1] != b"{":
        return {}
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    told = {key: str(value.get(key) or "").strip()[:80] for key in ("school", "organisation")}
    year = re.sub(r"\s|学年|年", "", str(value.get("school_year") or ""))
    return told | {"edition": re.sub("[—–―－~～至]+", "-", year)[:20]}


def _texts(data: bytes) -> Iterator[str]:
    yield data.decode("latin-1")
    if data[:1024].find(b"%PDF-") >= 0:
        yield from _pages(data)
    elif data.startswith(b"PK"):
        yield from _parts(data)
    else:
        yield _TAG.sub(" ", data.decode("utf-8", errors="ignore"))


def _pages(data: bytes) -> Iterator[str]:
    """The text of the first and last pages, and the addresses that are linked there."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return
    count = len(document)
    wanted = [*range(count - 1, max(count - 1 - PAGES, -1), -1), *range(min(PAGES, count))]
    for number in dict.fromkeys(wanted):
        try:
            yield document[number].get_textpage().get_text_bounded()
        except pypdfium2.PdfiumError:
            continue


def _parts(data: bytes) -> Iterator[str]:
    """The text of a Word or Excel file, part by part."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = [one for one in archive.infolist() if one.filename.endswith((".xml", ".rels"))]
            for part in parts[:PARTS]:
                with archive.open(part) as file:
                    raw = file.read(PART).decode("utf-8", errors="ignore")
                yield raw
                yield _TAG.sub("", raw)
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return

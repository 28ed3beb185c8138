"""How far the cells of an .xlsx reach: a lone cell in the last corner asks for an immense grid."""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br=[\"'](\d{1,9})[\"']")
_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Z]{1,4})\d{1,9}[\"'][^>]*?(?<!/)>")
_CHUNK, _OVERLAP = 1 << 20, 400
_FAULTS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, ValueError, OSError, EOFError, RuntimeError,
    NotImplementedError,
)  # fmt: skip
MOST = 3_000_000
"""Cells of the largest grid that is read at once; a roster has some thousands."""


class Damaged(Exception):
    """The packed file is broken."""


def too_wide(raw: bytes) -> bool:
    """Say whether a sheet's cells reach so far that its grid would not fit.

    ``Damaged`` where a sheet cannot be unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            names = [name for name in packed.namelist() if _SHEET.fullmatch(name)]
            return any(_area(packed, name) > MOST for name in names)
    except _FAULTS as error:
        raise Damaged(str(error)) from None


def _area(packed: zipfile.ZipFile, name: str) -> int:
    rows = columns = 1
    for chunk in _chunks(packed, name):
        rows = max([rows, *(int(hit) for hit in _ROW.findall(chunk))])
        columns = max([columns, *(_column(hit) for hit in set(_CELL.findall(chunk)))])
    return rows * columns


def _chunks(packed: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield a part of the file piece by piece, a little of each piece again before the next."""
    rest = b""
    with packed.open(name) as stream:
        while chunk := stream.read(_CHUNK):
            yield rest + chunk
            rest = chunk[-_OVERLAP:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number

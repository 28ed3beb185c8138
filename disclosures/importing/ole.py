"""The directory of an OLE2 file (the container of ``.doc``, ``.xls``, old ``.wps``, encrypted Office files).

Only the names of the first level and the first bytes of a stream are read: what the file is, not
what it says. After [MS-CFB] 2.2 (header), 2.3 (sectors), 2.6 (directory).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_END = 0xFFFFFFFA
"""Sector numbers from here on are marks: free, end of chain …"""
_NONE = 0xFFFFFFFF
_MOST = 4_096
"""Directory entries that are read; a document has some dozens."""
_SMALL = 4_096
"""Shorter streams lie in the small sectors, which are not followed here."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A stream or folder of the first level: where it starts in the file (0: not followed), its size."""

    name: str
    start: int
    size: int


def entries(raw: bytes) -> dict[str, Entry]:
    """Return the first level of an OLE2 file by name; nothing where the directory is broken."""
    try:
        return _first_level(raw)
    except (struct.error, IndexError, ValueError):
        return {}


def _first_level(raw: bytes) -> dict[str, Entry]:
    shift = struct.unpack_from("<H", raw, 30)[0]
    if shift not in (9, 12):
        return {}
    directory = _directory(raw, 1 << shift)
    found: dict[str, Entry] = {}
    waiting = [struct.unpack_from("<I", directory, 76)[0]]
    seen: set[int] = set()
    while waiting:
        number = waiting.pop()
        if number == _NONE or number in seen or (number + 1) * _ENTRY > len(directory):
            continue
        seen.add(number)
        record = directory[number * _ENTRY : (number + 1) * _ENTRY]
        waiting.extend(struct.unpack_from("<II", record, 68))
        entry = _entry(record, shift)
        found[entry.name] = entry
    return found


def _entry(record: bytes, shift: int) -> Entry:
    length = min(max(struct.unpack_from("<H", record, 64)[0] - 2, 0), 62)
    name = record[:length].decode("utf-16-le", "replace")
    sector, size = struct.unpack_from("<II", record, 116)
    start = (sector + 1) << shift if size >= _SMALL and sector < _END else 0
    return Entry(name, start, size)


def _directory(raw: bytes, sector: int) -> bytes:
    """Return the sectors of the directory, following the chain."""
    table = _allocation(raw, sector)
    parts: list[bytes] = []
    number = struct.unpack_from("<I", raw, 48)[0]
    while number < _END and len(parts) * sector < _MOST * _ENTRY:
        start = (number + 1) * sector
        parts.append(raw[start : start + sector])
        number = _next(raw, table, number, sector)
    return b"".join(parts)


def _allocation(raw: bytes, sector: int) -> list[int]:
    """Return the sectors that hold the allocation table."""
    table = [number for number in struct.unpack_from("<109I", raw, 76) if number < _END]
    more, left = struct.unpack_from("<II", raw, 68)
    per = sector // 4 - 1
    while more < _END and left and len(table) * sector < len(raw):
        numbers = struct.unpack_from(f"<{per + 1}I", raw, (more + 1) * sector)
        table.extend(number for number in numbers[:per] if number < _END)
        more, left = numbers[per], left - 1
    return table


def _next(raw: bytes, table: list[int], number: int, sector: int) -> int:
    place, within = divmod(number, sector // 4)
    following: int = struct.unpack_from("<I", raw, (table[place] + 1) * sector + within * 4)[0]
    return following

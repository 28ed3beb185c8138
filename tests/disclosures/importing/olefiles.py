"""Small OLE2 files: a header, one sector of the allocation table, a directory, streams."""

from __future__ import annotations

import struct

SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole_file(streams: dict[str, bytes]) -> bytes:
    """Return an OLE2 file with these streams (each filled up to 4,096 bytes) side by side."""
    names = list(streams)
    directory_sectors = (len(names) + 1 + 3) // 4
    chains: list[int] = [_TABLE]
    chains += [at + 2 for at in range(directory_sectors - 1)] + [_END]
    places, bodies = [], b""
    for name in names:
        body = streams[name].ljust(4096, b"\x00")
        body = body.ljust(-(-len(body) // SECTOR) * SECTOR, b"\x00")
        first, count = len(chains), len(body) // SECTOR
        places.append((first, len(body)))
        chains += [first + at + 1 for at in range(count - 1)] + [_END]
        bodies += body
    directory = _entry("Root Entry", 5, _FREE, 1 if names else _FREE, _END, 0)
    for at, name in enumerate(names):
        following = at + 2 if at + 1 < len(names) else _FREE
        directory += _entry(name, 2, following, _FREE, *places[at])
    directory = directory.ljust(directory_sectors * SECTOR, b"\x00")
    table = struct.pack("<128I", *(chains + [_FREE] * (128 - len(chains))))
    return _header() + table + directory + bodies


def _header() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    return head + struct.pack("<109I", 0, *[_FREE] * 108)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    record = text.ljust(64, b"\x00") + struct.pack("<HBB", len(text) + 2, kind, 1)
    record += struct.pack("<III", _FREE, right, child) + b"\x00" * 36
    return record + struct.pack("<IQ", start, size)

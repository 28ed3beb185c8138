"""Looking into a zip file before anything of it is unpacked: what it holds, and how much that would be."""

from __future__ import annotations

import io
import zipfile

from disclosures.exchange import Unreadable

MEMBERS = 3_000
"""Parts of a file; a long Word file with fifty pictures has a hundred."""
UNPACKED = 250_000_000
"""Bytes that all parts together may have."""
MARKUP = 90_000_000
"""Bytes that the parts with text may have: a tree of them takes ten times that."""
RATIO, FROM = 200, 10_000_000
"""How many times a file may grow, once it grows beyond ``FROM`` bytes."""
_HEADER = b"PK\x01\x02"
_BROKEN = "文件损坏了，打不开，可能没有传完整。请用 Word、WPS 或 Excel 打开后另存一份再试。"
_TOO_BIG = "这个文件展开后太大，不像一份公开材料，为了安全没有读。请把内容复制到新文件后再试。"


def members(raw: bytes) -> dict[str, zipfile.ZipInfo]:
    """Return a zip file's parts by name; ``Unreadable`` where it is broken, too big, or under password."""
    if raw.count(_HEADER) > MEMBERS:
        raise Unreadable(_TOO_BIG)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            found = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise Unreadable(_BROKEN) from None
    _guard(found, len(raw))
    return {each.filename.replace("\\", "/"): each for each in found}


def read(raw: bytes, info: zipfile.ZipInfo, most: int = 1_000_000) -> bytes:
    """Return the first ``most`` bytes of one part; nothing where it cannot be unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive, archive.open(info) as part:
            return part.read(most)
    except Exception:  # noqa: BLE001 - zlib.error, lzma.LZMAError, BadZipFile … have no common parent
        return b""


def _guard(found: list[zipfile.ZipInfo], size: int) -> None:
    total = sum(each.file_size for each in found)
    markup = sum(
        each.file_size
        for each in found
        if each.filename.lower().endswith((".xml", ".rels", ".vml"))
    )
    if total > UNPACKED or markup > MARKUP or (total > FROM and total > RATIO * size):
        raise Unreadable(_TOO_BIG)

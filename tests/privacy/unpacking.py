"""Opening what is packed: compressed files, members of archives, everything in a PDF, texts of pictures."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

import brotli
from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    StreamObject,
    TextStringObject,
)

PLAIN = {
    ".html",
    ".json",
    ".css",
    ".svg",
    ".xml",
    ".rels",
    ".txt",
    ".jpg",
    ".webp",
    ".woff2",
    ".ico",
    ".vml",
    "",
}
"""Endings of which the bytes themselves are all there is; compressed faces hold no text of ours."""
ARCHIVES = {".docx", ".xlsx"}

Piece = tuple[str, bytes]


class Unknown(AssertionError):
    """A kind of file that this test cannot open: teach it, before it is published."""


def pieces(name: str, data: bytes) -> Iterator[Piece]:
    """Yield the file itself and everything that is packed in it, each with where it was found."""
    yield name, data
    ending = PurePosixPath(name).suffix.lower()
    if ending == ".gz":
        yield from pieces(name.removesuffix(".gz"), gzip.decompress(data))
    elif ending == ".br":
        yield from pieces(name.removesuffix(".br"), brotli.decompress(data))
    elif ending in ARCHIVES:
        yield from _members(name, data)
    elif ending == ".pdf":
        yield from _in_pdf(name, data)
    elif ending == ".png":
        yield from _chunks(name, data)
    elif ending not in PLAIN:
        raise Unknown(name)


def _members(name: str, data: bytes) -> Iterator[Piece]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        yield f"{name}!comment", archive.comment
        for member in archive.infolist():
            yield f"{name}!names", member.filename.encode() + member.comment + member.extra
            yield from pieces(f"{name}!{member.filename}", archive.read(member))


def _in_pdf(name: str, data: bytes) -> Iterator[Piece]:
    reader = PdfReader(BytesIO(data))
    strings, streams = [], []
    for number in _numbers(reader):
        value = reader.get_object(IndirectObject(number, 0, reader))
        strings += _strings(value)
        if isinstance(value, StreamObject):
            streams.append(_decoded(value))
    yield f"{name}!strings", "\n\n".join(strings).encode()
    yield f"{name}!streams", b"\n\n".join(streams)
    for file, versions in reader.attachments.items():
        for content in versions:
            yield from pieces(f"{name}!{file}", content)
    yield f"{name}!text", "".join(page.extract_text() for page in reader.pages).encode()


def _numbers(reader: PdfReader) -> list[int]:
    kept = {number for table in reader.xref.values() for number in table}
    return sorted(number for number in kept | set(reader.xref_objStm) if number)


def _strings(value: Any) -> Iterator[str]:
    """Every string in an object, decoded as a reader would show it."""
    if isinstance(value, TextStringObject):
        yield str(value)
    elif isinstance(value, ByteStringObject):
        yield bytes(value).decode(
            "utf-16" if value[:2] in (b"\xfe\xff", b"\xff\xfe") else "utf-8", "ignore"
        )
    elif isinstance(value, DictionaryObject):
        for key, one in value.items():
            yield str(key)
            yield from _strings(one) if not isinstance(one, IndirectObject) else ()
    elif isinstance(value, ArrayObject):
        for one in value:
            yield from _strings(one) if not isinstance(one, IndirectObject) else ()


def _decoded(stream: StreamObject) -> bytes:
    try:
        return stream.get_data()
    except NotImplementedError:  # a picture's own coding
        return stream._data


def _chunks(name: str, data: bytes) -> Iterator[Piece]:
    """Texts of a PNG, also compressed ones."""
    place = 8
    while place < len(data):
        size, kind = int.from_bytes(data[place : place + 4]), data[place + 4 : place + 8]
        body = data[place + 8 : place + 8 + size]
        if kind in (b"zTXt", b"iTXt"):
            for cut in range(len(body)):
                if body[cut : cut + 1] == b"\x78":
                    try:
                        yield f"{name}!{kind.decode()}", zlib.decompress(body[cut:])
                    except zlib.error:
                        continue
        place += size + 12

"""Every object of the PDF is written once.

pydyf serialises (and compresses) each object twice, for the file and for its identifier,
counts all pages for every tag, and compresses at zlib's highest level, which takes three
times as long as level 6 for a hundredth of the size. Replaces `pydyf.PDF.write` (in front of
the same one), `pydyf.PDF.page_references` and `pydyf.Stream.data`.
"""

from __future__ import annotations

import zlib
from typing import Any

import pydyf

LEVEL = 6


def install() -> None:
    """Once a process; see `tuning.install`."""
    pydyf.PDF.write = _once(pydyf.PDF.write)
    pydyf.PDF.page_references = property(_page_references)
    pydyf.Stream.data = property(_stream_data)
    pydyf.Dictionary.data = property(_dictionary_data)
    pydyf.Array.data = property(_array_data)
    pydyf._to_bytes = _bytes_of(pydyf._to_bytes)


def _bytes_of(before: Any) -> Any:
    """`before`, asked for what is neither bytes, text nor a whole number."""

    def to_bytes(item: Any) -> bytes:
        kind = type(item)
        if kind is bytes:
            return item  # type: ignore[no-any-return]
        if kind is str:
            return item.encode("ascii")  # type: ignore[no-any-return]
        if kind is int:
            return b"%d" % item
        return before(item)  # type: ignore[no-any-return]

    return to_bytes


def _dictionary_data(self: Any) -> bytes:
    to_bytes = pydyf._to_bytes
    pairs = [b"/%b %b" % (to_bytes(key), to_bytes(value)) for key, value in self.items()]
    return b"<<%b>>" % b"".join(pairs)


def _array_data(self: Any) -> bytes:
    return b"[%b]" % b" ".join(map(pydyf._to_bytes, self))


class Written(pydyf.Object):  # type: ignore[misc]
    """An object whose bytes are known."""

    def __init__(self, of: Any) -> None:
        """Take over number and data of `of`."""
        super().__init__()
        self.number, self.offset, self.generation = of.number, of.offset, of.generation
        self._data = of.data
        self._compressible = of.compressible

    @property
    def data(self) -> Any:
        return self._data

    @property
    def compressible(self) -> Any:
        return self._compressible


def _once(write: Any) -> Any:
    """`write` with objects that know their bytes."""

    def written(self: Any, output: Any, *args: Any, **kwargs: Any) -> None:
        self.objects = [one if one.free == "f" else Written(one) for one in self.objects]
        write(self, output, *args, **kwargs)

    return written


def _page_references(self: Any) -> Any:
    """The pages' references; the same tuple until a page comes in."""
    kids = self.pages["Kids"]
    known = self.__dict__.get("_known_references", ())
    if len(known) * 3 != len(kids):
        known = tuple(f"{number} 0 R".encode() for number in kids[::3])
        self._known_references = known
    return known


def _stream_data(self: Any) -> bytes:
    """The stream with its dictionary, compressed at `LEVEL`."""
    to_bytes = pydyf._to_bytes
    stream = b"\n".join([i if type(i) is bytes else to_bytes(i) for i in self.stream])
    extra = pydyf.Dictionary(self.extra.copy())
    if self.compress:
        extra["Filter"] = "/FlateDecode"
        stream = zlib.compress(stream, LEVEL)
    extra["Length"] = len(stream)
    return b"\n".join((extra.data, b"stream", stream, b"endstream"))

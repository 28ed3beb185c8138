"""Parts of a file (RFC 9110, section 14): big PDF files on phones are asked for piece by piece."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ONE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


class Unsatisfiable(Exception):
    """Nothing of the file lies in the range that was asked for."""


@dataclass(frozen=True)
class Part:
    """Bytes `first` to `last` (both included) of `size`."""

    first: int
    last: int
    size: int

    @property
    def length(self) -> int:
        """Return how many bytes it has."""
        return self.last - self.first + 1

    def __str__(self) -> str:
        return f"bytes {self.first}-{self.last}/{self.size}"


def asked(header: str, size: int) -> Part | None:
    """Read a `Range` header; None means the whole file: no range, several, or none that we understand.

    Raises Unsatisfiable.
    """
    found = _ONE.fullmatch(header.replace(" ", ""))
    if not found or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        return _tail(int(last), size)
    if int(first) >= size:
        raise Unsatisfiable
    end = min(int(last), size - 1) if last else size - 1
    return Part(int(first), end, size) if end >= int(first) else None


def _tail(count: int, size: int) -> Part:
    if not count or not size:
        raise Unsatisfiable
    return Part(max(size - count, 0), size - 1, size)

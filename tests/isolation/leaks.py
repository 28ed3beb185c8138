"""Finding a foreign byte in an answer: head, cookies and body, also inside archives, PDF and tables."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator
from typing import Any
from urllib.parse import quote, quote_plus

from pypdf import PdfReader

from tests.isolation.planting import Mark


def said(answer: Any) -> Iterator[bytes]:
    """Yield everything that a response tells: status line, headers, cookies, body unpacked."""
    yield f"{answer.status_code} {answer.reason_phrase}".encode()
    yield "\n".join(f"{name}: {value}" for name, value in answer.items()).encode()
    yield answer.cookies.output().encode()
    yield from unpacked(body(answer))


def body(answer: Any) -> bytes:
    """Return the whole body; a streamed one is read once and kept."""
    if not answer.streaming:
        return bytes(answer.content)
    if not hasattr(answer, "read_before"):
        answer.read_before = b"".join(answer.streaming_content)
    return bytes(answer.read_before)


def unpacked(content: bytes) -> Iterator[bytes]:
    """Yield `content`, and what is inside it where it is an archive, a PDF, or packed."""
    yield content
    if content[:2] == b"PK":
        yield from _members(content)
    elif content[:4] == b"%PDF":
        yield from _pdf(content)
    elif content[:2] == b"\x1f\x8b":
        yield from unpacked(gzip.decompress(content))


def _members(content: bytes) -> Iterator[bytes]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile:  # the two bytes of a made-up upload
        return
    with archive:
        for member in archive.infolist():
            yield member.filename.encode()
            yield from unpacked(archive.read(member))


def _pdf(content: bytes) -> Iterator[bytes]:
    try:
        reader = PdfReader(io.BytesIO(content))
    except Exception:  # noqa: BLE001 - a made-up PDF of a few bytes
        return
    yield str(reader.metadata).encode()
    for page in reader.pages:
        yield page.extract_text().encode()
    for name, files in reader.attachments.items():
        yield name.encode()
        for file in files:
            yield from unpacked(file)


def leaks(
    answer: Any, mark: Mark, sent: Iterable[str] = (), allowed: Collection[str] = ()
) -> list[str]:
    """Return the marks and ids of `mark`'s tenant that the answer tells.

    `sent`: the words of the question; what comes back from there is an echo. `allowed`: marks
    that everybody may read at this address.
    """
    found: set[str] = set()
    echoes = [word for word in sent if marks_in(word.encode(), mark) or ids_in(word.encode(), mark)]
    for part in said(answer):
        told = marks_in(part, mark) | ids_in(part, mark)
        if told and echoes:
            rest = without(part, echoes)
            told = marks_in(rest, mark) | ids_in(rest, mark)
        found |= told
    if mark.published in allowed or mark.open in allowed:
        found = {one for one in found if not one.isdigit()}
    return sorted(found - set(allowed))


def without(part: bytes, echoes: Iterable[str]) -> bytes:
    """Return `part` without the words that were sent, as they are or as an address writes them."""
    for word in sorted(echoes, key=len, reverse=True):
        for written in (word, quote(word), quote(word, safe=""), quote_plus(word)):
            part = re.sub(re.escape(written).encode(), b"", part, flags=re.IGNORECASE)
    return part


def marks_in(part: bytes, mark: Mark) -> set[str]:
    """Return which of the tenant's marks stand in `part`, in whatever case."""
    low = part.lower()
    return {one for one in mark.all if one.encode() in low}


def ids_in(part: bytes, mark: Mark) -> set[str]:
    """Return the ids of the tenant's range that stand in `part`."""
    return {number.decode() for number in re.findall(mark.ids.pattern.encode(), part)}

"""Answering with a file of the published storage: whole, a part of it, or 304. Streams; keeps nothing."""

from __future__ import annotations

from http import HTTPStatus
from typing import IO, TYPE_CHECKING

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import gettext as _

from disclosures.public import ranges
from disclosures.publication import store

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
PIECE = 64 * 1024
"""Bytes that are read and sent at a time."""


class Pieces:
    """The next `length` bytes of a file, piece by piece; closes the file."""

    def __init__(self, file: IO[bytes], length: int) -> None:
        self.file, self.left = file, length

    def __iter__(self) -> Pieces:
        return self

    def __next__(self) -> bytes:
        piece = self.file.read(min(PIECE, self.left)) if self.left else b""
        if not piece:
            raise StopIteration
        self.left -= len(piece)
        return piece

    def close(self) -> None:
        """Django calls it when the answer is done, or given up."""
        self.file.close()


def answer(
    request: HttpRequest,
    name: str,
    tag: str,
    content_type: str,
    *,
    max_age: int,
    modified: datetime | None = None,
) -> HttpResponseBase:
    """Answer with a file, or with 304. Http404 where the storage does not have it.

    `tag` is what the file's content says (its SHA-256). A compressed sibling is sent where
    the browser takes it; each variant has its own ETag. Files that have none come in parts, too.
    """
    encoding, suffix = _variant(request, name)
    etag = f'"{tag}{suffix.replace(".", "-")}"'
    stamp = int(modified.timestamp()) if modified else None
    response = get_conditional_response(request, etag=etag, last_modified=stamp)
    if response is None:
        response = _sent(request, name + suffix, etag, in_parts=not _packed(name))
        response["Content-Type"] = content_type
        if encoding:
            response["Content-Encoding"] = encoding
    response["ETag"] = etag
    return _kept(response, name, stamp, max_age)


def _kept(
    response: HttpResponseBase, name: str, stamp: int | None, seconds: int
) -> HttpResponseBase:
    """Say since when it is so, how long it may be kept, and that its encoding was chosen."""
    if stamp is not None:
        response["Last-Modified"] = http_date(stamp)
    if _packed(name):
        patch_vary_headers(response, ["Accept-Encoding"])
    patch_cache_control(response, public=True, max_age=seconds)
    return response


def _packed(name: str) -> bool:
    """Whether the store keeps compressed siblings of such a file."""
    return name.endswith(store.COMPRESSED)


def _variant(request: HttpRequest, name: str) -> tuple[str, str]:
    """Return the best encoding that the browser takes and the store has: (name, suffix)."""
    if not _packed(name):
        return "", ""
    accepted = {
        part.split(";")[0].strip()
        for part in request.headers.get("Accept-Encoding", "").split(",")
        if not part.replace(" ", "").endswith(";q=0")
    }
    return next((one for one in ENCODINGS if one[0] in accepted), ("", ""))


def _sent(request: HttpRequest, name: str, etag: str, *, in_parts: bool) -> HttpResponseBase:
    try:
        size = store.size(name)
        part = _part(request, size, etag) if in_parts else None
        response = _body(request, name, part or ranges.Part(0, size - 1, size))
    except FileNotFoundError:
        raise Http404(_("没有这份公开文件。")) from None
    except ranges.Unsatisfiable:
        response = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        response["Content-Range"] = f"bytes */{size}"
        return response
    if part:
        response.status_code = HTTPStatus.PARTIAL_CONTENT
        response["Content-Range"] = str(part)
    if in_parts:
        response["Accept-Ranges"] = "bytes"
    return response


def _part(request: HttpRequest, size: int, etag: str) -> ranges.Part | None:
    """Return what is asked for; None where the browser's first part is of another file (If-Range)."""
    if request.method != "GET" or request.headers.get("If-Range", etag) != etag:
        return None
    return ranges.asked(request.headers.get("Range", ""), size)


def _body(request: HttpRequest, name: str, part: ranges.Part) -> HttpResponseBase:
    """Return the bytes as a stream; of HEAD the length alone."""
    response: HttpResponseBase = HttpResponse()
    if request.method != "HEAD":
        response = StreamingHttpResponse(Pieces(store.stream(name, part.first), part.length))
    response["Content-Length"] = str(part.length)
    return response

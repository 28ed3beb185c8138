"""The baked files: page, PDF, data, pictures, and the style sheets that pages keep.

On a server nginx answers with most of them by itself (deploy/nginx); here with the same headers.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from disclosures.enums import FileKind
from disclosures.public import caching
from disclosures.public.baked import Found, TakenDown, look_up
from disclosures.public.serving import answer
from disclosures.publication import banner, store

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

View = Callable[..., "HttpResponseBase"]

HTML = "text/html; charset=utf-8"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {
    ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg",
    ".webp": "image/webp", ".woff2": "font/woff2", ".ico": "image/x-icon",
}  # fmt: skip
ASSET = re.compile(r"[0-9a-f]{16}(\.\w{2,5})")
PICTURE = re.compile(r"(?:congress-\d+|chart)(\.\w{3,4})")


def or_gone(view: View) -> View:
    """Answer with 410 and the reason where the version was taken down."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except TakenDown as gone:
            page = render(request, "public/gone.html", {"gone": gone}, status=HTTPStatus.GONE)
            return caching.shortly(page)

    return guarded


@require_safe
@or_gone
def page(request: HttpRequest, code: str) -> HttpResponseBase:
    """The page as it was published; where there is a later version, with a banner on top."""
    return _page(request, look_up(code, FileKind.PAGE))


@require_safe
@or_gone
def changes(request: HttpRequest, code: str) -> HttpResponseBase:
    """What a correction changed; 404 where there was nothing before, or it was taken down."""
    return _page(request, look_up(code, FileKind.CHANGES))


@require_safe
@or_gone
def pdf(request: HttpRequest, code: str) -> HttpResponseBase:
    """The official PDF, under the name of college and period."""
    found = look_up(code, FileKind.PDF)
    return _named(_baked(request, found, "application/pdf"), found, "pdf", attachment=False)


@require_safe
@or_gone
def data(request: HttpRequest, code: str) -> HttpResponseBase:
    """The same in the exchange format."""
    found = look_up(code, FileKind.DATA)
    return _named(_baked(request, found, "application/json"), found, "json", attachment=True)


@require_safe
@or_gone
def word(request: HttpRequest, code: str) -> HttpResponseBase:
    """The same as a Word file; publications of the first year have none."""
    found = look_up(code, FileKind.WORD)
    return _named(_baked(request, found, DOCX), found, "docx", attachment=True)


@require_safe
@or_gone
def sheet(request: HttpRequest, code: str) -> HttpResponseBase:
    """The tables of it as an Excel file, the roster first."""
    found = look_up(code, FileKind.SHEET)
    return _named(_baked(request, found, XLSX), found, "xlsx", attachment=True)


@require_safe
@or_gone
def picture(request: HttpRequest, code: str, name: str) -> HttpResponseBase:
    """A picture beside the page."""
    kind = PICTURE.fullmatch(name)
    if not kind or kind[1] not in TYPES:
        raise Http404
    file = look_up(code, FileKind.PAGE).file
    path, tag = f"{file.path.rpartition('/')[0]}/{name}", f"{file.sha256}-{name}"
    age, at = caching.FILES, file.baked_at
    return _hidden(answer(request, path, tag, TYPES[kind[1]], max_age=age, modified=at))


@require_safe
def asset(request: HttpRequest, name: str) -> HttpResponseBase:
    """A style sheet or image that published pages were baked with; its name is its content."""
    kind = ASSET.fullmatch(name)
    if not kind or kind[1] not in TYPES:
        raise Http404
    response = answer(request, f"assets/{name}", name, TYPES[kind[1]], max_age=caching.YEAR)
    patch_cache_control(response, immutable=True)
    return response


def _page(request: HttpRequest, found: Found) -> HttpResponseBase:
    """A page names people: the register is what search engines may have (decision 0030)."""
    sent = _superseded(request, found) if found.superseded else _sent(request, found, HTML)
    return _hidden(sent)


def _baked(request: HttpRequest, found: Found, content_type: str) -> HttpResponseBase:
    return _hidden(_sent(request, found, content_type))


def _sent(request: HttpRequest, found: Found, content_type: str) -> HttpResponseBase:
    file, age = found.file, caching.FILES
    at = file.baked_at
    return answer(request, file.path, file.sha256, content_type, max_age=age, modified=at)


def _hidden(response: HttpResponseBase) -> HttpResponseBase:
    """What names people is found through the register, never by a search engine."""
    response["X-Robots-Tag"] = "noindex"
    return response


def _named(
    response: HttpResponseBase, found: Found, ending: str, *, attachment: bool
) -> HttpResponseBase:
    """Give the download a Chinese name (RFC 5987)."""
    entry = found.entry
    name = f"{entry.college_name}{entry.union_name}改革情况（{entry.period}）.{ending}"
    response["Content-Disposition"] = content_disposition_header(attachment, name) or ""
    return response


def _superseded(request: HttpRequest, found: Found) -> HttpResponseBase:
    html = banner.into(store.read(found.file.path), found.entry)
    etag = f'"{hashlib.sha256(html).hexdigest()}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(html, HTML)
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=caching.FILES)
    return response

"""The baked files: page, PDF, data, pictures, and the style sheets that pages keep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from disclosures.enums import FileKind
from disclosures.models.storages import published_storage
from disclosures.public import caching
from disclosures.public.baked import Found, answer, look_up

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BANNER = b"<!-- superseded -->"
TYPES = {
    ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg",
    ".webp": "image/webp", ".woff2": "font/woff2", ".ico": "image/x-icon",
}  # fmt: skip
ASSET = re.compile(r"[0-9a-f]{16}(\.\w{2,5})")
PICTURE = re.compile(r"(?:congress-\d+|chart)(\.\w{3,4})")


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponseBase:
    """The page as it was published; where there is a later version, with a banner on top."""
    found = look_up(code, FileKind.PAGE)
    if found.superseded:
        return _superseded(found)
    return _baked(request, found, "text/html; charset=utf-8")


@require_safe
def pdf(request: HttpRequest, code: str) -> HttpResponseBase:
    """The official PDF, under the name of college and period."""
    found = look_up(code, FileKind.PDF)
    return _named(_baked(request, found, "application/pdf"), found, "pdf", attachment=False)


@require_safe
def data(request: HttpRequest, code: str) -> HttpResponseBase:
    """The same in the exchange format."""
    found = look_up(code, FileKind.DATA)
    return _named(_baked(request, found, "application/json"), found, "json", attachment=True)


@require_safe
def word(request: HttpRequest, code: str) -> HttpResponseBase:
    """The same as a Word file; publications of the first year have none."""
    found = look_up(code, FileKind.WORD)
    return _named(_baked(request, found, DOCX), found, "docx", attachment=True)


@require_safe
def sheet(request: HttpRequest, code: str) -> HttpResponseBase:
    """The tables of it as an Excel file, the roster first."""
    found = look_up(code, FileKind.SHEET)
    return _named(_baked(request, found, XLSX), found, "xlsx", attachment=True)


@require_safe
def picture(request: HttpRequest, code: str, name: str) -> HttpResponseBase:
    """A picture beside the page."""
    kind = PICTURE.fullmatch(name)
    if not kind or kind[1] not in TYPES:
        raise Http404
    found = look_up(code, FileKind.PAGE)
    path = f"{found.file.path.rpartition('/')[0]}/{name}"
    return answer(
        request, path, f"{found.file.sha256}-{name}", TYPES[kind[1]], max_age=caching.FILES
    )


@require_safe
def asset(request: HttpRequest, name: str) -> HttpResponseBase:
    """A style sheet or image that published pages were baked with; its name is its content."""
    kind = ASSET.fullmatch(name)
    if not kind or kind[1] not in TYPES:
        raise Http404
    return answer(request, f"assets/{name}", name, TYPES[kind[1]], max_age=caching.YEAR)


def _baked(request: HttpRequest, found: Found, content_type: str) -> HttpResponseBase:
    response = answer(
        request, found.file.path, found.file.sha256, content_type, max_age=caching.FILES
    )
    if found.hidden:
        response["X-Robots-Tag"] = "noindex"
    return response


def _named(
    response: HttpResponseBase, found: Found, ending: str, *, attachment: bool
) -> HttpResponseBase:
    """Give the download a Chinese name (RFC 5987)."""
    entry = found.entry
    name = f"{entry.college_name}{entry.union_name}改革情况（{entry.period}）.{ending}"
    response["Content-Disposition"] = content_disposition_header(attachment, name)
    return response


def _superseded(found: Found) -> HttpResponseBase:
    with published_storage().open(found.file.path) as file:
        html = file.read()
    banner = render_to_string("public/superseded.html", {"entry": found.entry})
    response = HttpResponse(html.replace(BANNER, banner.encode(), 1))
    response["X-Robots-Tag"] = "noindex"
    return caching.shortly(response)

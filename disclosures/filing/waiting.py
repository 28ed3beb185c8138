"""The files of a publication that waits for its cycle's day: for its college and its reviewers alone."""

from __future__ import annotations

import re

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosures import wording
from disclosures.domain.released import has_files, is_public, line_of
from disclosures.enums import FileKind, FilingState
from disclosures.filing import looking
from disclosures.filing.loading import open_filing
from disclosures.models import Filing, Publication, PublicationFile
from disclosures.publication import store
from portal.views.downloads import by_front

KINDS = {
    "index.html": (FileKind.PAGE, "text/html; charset=utf-8"),
    "disclosure.pdf": (FileKind.PDF, "application/pdf"),
}
PICTURE = re.compile(r"(?:congress-\d+|chart)\.(?:png|jpg|webp|svg)")
PICTURE_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "svg": "image/svg+xml",
}
SETTLED = (FilingState.APPROVED, FilingState.PUBLISHED, FilingState.CORRECTING)
BODY = re.compile(rb"<body[^>]*>")


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The page as it will be, with a line on top that nobody else sees it yet."""
    filing = open_filing(request, pk, "filing.view").filing
    publication = _latest(filing)
    if is_public(publication):
        return redirect("public:disclosure", publication.code)
    looking.seen(request, filing)
    html = store.read(_file(publication, FileKind.PAGE).path)
    banner = render_to_string("filing/waiting.html", {"day": wording.release_day(filing)}).encode()
    return _private(HttpResponse(BODY.sub(lambda found: found[0] + banner, html, count=1)))


@require_safe
def file(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """One of the files beside the page: the PDF, or a picture."""
    filing = open_filing(request, pk, "filing.view").filing
    publication = _latest(filing)
    if is_public(publication):
        raise Http404(_("这份材料已经公开，请到公开页面查看。"))
    path, kind = _named(publication, name)
    if name in KINDS:
        looking.seen(request, filing)
    place = store.on_disk(path)
    return _private((place and by_front(place, kind)) or _streamed(path, kind))


def public_of(filing: Filing) -> dict[str, object]:
    """Return for the task list what is public of a filing (its line), or whether files wait."""
    if filing.state not in SETTLED:
        return {}
    line = line_of(filing)
    return {"public": line, "made": not line and has_files(filing)}


def _latest(filing: Filing) -> Publication:
    publication = filing.publications.defer("document").order_by("version").last()
    if publication is None:
        raise Http404(_("这份填报还没有公开版本。"))
    return publication


def _named(publication: Publication, name: str) -> tuple[str, str]:
    if name in KINDS:
        kind, content_type = KINDS[name]
        return _file(publication, kind).path, content_type
    if PICTURE.fullmatch(name):
        folder = _file(publication, FileKind.PAGE).path.rpartition("/")[0]
        return f"{folder}/{name}", PICTURE_TYPES[name.rpartition(".")[2]]
    raise Http404(_("没有这个文件。"))


def _file(publication: Publication, kind: FileKind) -> PublicationFile:
    found = publication.files.filter(kind=kind).order_by("rendition").last()
    if found is None:
        raise Http404(_("公开文件还在生成，请过一两分钟再看。"))
    return found


def _streamed(path: str, kind: str) -> FileResponse:
    try:
        return FileResponse(store.stream(path), content_type=kind)
    except FileNotFoundError:
        raise Http404(_("没有这个文件。")) from None


def _private(response: HttpResponseBase) -> HttpResponseBase:
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex"
    return response

"""Looking up and answering with baked files. What the database says is one row; the rest is files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _

from disclosures.models import PublicationFile, RegisterEntry
from disclosures.models.storages import published_storage

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

    from disclosures.enums import FileKind

ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


@dataclass(frozen=True)
class Found:
    """A baked file, and the register's line of its union and year (which may be newer)."""

    file: PublicationFile
    entry: RegisterEntry

    @property
    def superseded(self) -> bool:
        """Whether a later version stands in the register."""
        return self.entry.publication_id != self.file.publication_id

    @property
    def hidden(self) -> bool:
        """Whether search engines are asked to stay away."""
        return self.entry.noindex or self.superseded


def look_up(code: str, kind: FileKind) -> Found:
    """The file of a kind of the publication `code`; Http404 where there is none."""
    files = PublicationFile.objects.select_related("publication").defer("publication__document")
    file = files.filter(publication__code=code.upper(), kind=kind).first()
    entry = file and RegisterEntry.objects.select_related("publication").defer("publication__document").filter(
        filing_ref=file.publication.filing_id
    ).first()  # fmt: skip
    if not file or not entry:
        raise Http404(_("没有这份公开文件。"))
    return Found(file, entry)


def answer(
    request: HttpRequest, name: str, tag: str, content_type: str, *, max_age: int
) -> HttpResponseBase:
    """Answer with a file of the published storage, or with 304.

    `tag` is what the file's content says (its SHA-256). A compressed sibling is sent where
    the browser takes it; each variant has its own ETag.
    """
    encoding, suffix = _variant(request, name)
    etag = f'"{tag}{suffix.replace(".", "-")}"'
    known = get_conditional_response(request, etag=etag)
    response = known or _file(name + suffix, content_type)
    if encoding and not known:
        response["Content-Encoding"] = encoding
    response["ETag"] = etag
    patch_vary_headers(response, ["Accept-Encoding"])
    patch_cache_control(response, public=True, max_age=max_age)
    return response


def _variant(request: HttpRequest, name: str) -> tuple[str, str]:
    """The best encoding that the browser takes and the storage has: (name, suffix)."""
    accepted = {
        part.split(";")[0].strip()
        for part in request.headers.get("Accept-Encoding", "").split(",")
        if not part.replace(" ", "").endswith(";q=0")
    }
    storage = published_storage()
    for encoding, suffix in ENCODINGS:
        if encoding in accepted and storage.exists(name + suffix):
            return encoding, suffix
    return "", ""


def _file(name: str, content_type: str) -> FileResponse | HttpResponse:
    try:
        file = published_storage().open(name)
    except FileNotFoundError:
        raise Http404(_("没有这份公开文件。")) from None
    return FileResponse(file, content_type=content_type)

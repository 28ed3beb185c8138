"""Handing out files of one's own: nobody gets one but through a view that has decided.

Where a server stands in front that can read the folders (`PRIVATE_FILES_BY`), the view decides and that
server sends: the bytes of an upload occupy no thread of ours.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from portal.domain.downloads import Download

_NO_FILE_NAME = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|]+')
INTERNAL = "/internal/"
"""Where nginx has the two folders; only an `X-Accel-Redirect` of ours leads there (deploy/nginx)."""


def hand_out(download: Download) -> HttpResponse:
    """Answer with what was made for the person who asks: as an attachment, kept by nobody on the way.

    The name goes out as RFC 5987 has it, without what file systems refuse.
    """
    response = HttpResponse(download.body, content_type=download.content_type)
    _private(response, download.name, attached=True)
    return response


def hand_over(
    path: str, name: str, content_type: str, *, attached: bool = True
) -> HttpResponseBase:
    """Answer with a stored file (`FieldFile.path`), kept by nobody on the way; 404 where it is gone.

    ``attached``: to be saved rather than shown.
    """
    response = by_front(Path(path), content_type) or _by_us(Path(path), content_type)
    _private(response, name, attached=attached)
    return response


def by_front(path: Path, content_type: str) -> HttpResponse | None:
    """Return the answer that makes the server in front send the file; None where it is not asked to.

    Raises Http404 where the file is gone: that server would answer in its own words.
    """
    if not settings.PRIVATE_FILES_BY:
        return None
    if not path.is_file():
        raise Http404(_gone())
    response = HttpResponse(content_type=content_type)
    if settings.PRIVATE_FILES_BY == "nginx":
        response["X-Accel-Redirect"] = quote(_internal(path))
    else:
        response["X-Sendfile"] = quote(str(path))
    return response


def _internal(path: Path) -> str:
    """Return the address that nginx knows the file by. Raises ValueError outside the two folders."""
    media, public = Path(settings.MEDIA_ROOT), Path(settings.PUBLISHED_ROOT)
    if path.is_relative_to(media):
        return f"{INTERNAL}media/{path.relative_to(media)}"
    return f"{INTERNAL}public/{path.relative_to(public)}"


def _by_us(path: Path, content_type: str) -> FileResponse:
    try:
        return FileResponse(path.open("rb"), content_type=content_type)
    except FileNotFoundError as problem:
        raise Http404(_gone()) from problem


def _gone() -> str:
    return _("这份文件已经不在了，请重新上传。")


def _private(response: HttpResponseBase, name: str, *, attached: bool) -> None:
    clean = _NO_FILE_NAME.sub(" ", name).strip()
    response["Content-Disposition"] = content_disposition_header(attached, clean) or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"

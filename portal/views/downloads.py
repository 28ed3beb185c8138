"""Handing out a file that was made for the person who asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.http import FileResponse, Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.db.models.fields.files import FieldFile

    from portal.domain.downloads import Download

_NO_FILE_NAME = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|]+')


def hand_out(download: Download) -> HttpResponse:
    """Answer with a private file: as an attachment, never guessed at, kept by nobody on the way.

    The name goes out as RFC 5987 has it, without what file systems refuse.
    """
    name = _NO_FILE_NAME.sub(" ", download.name).strip()
    response = HttpResponse(download.body, content_type=download.content_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def hand_over(
    stored: FieldFile, name: str, content_type: str = "", *, attached: bool = True
) -> FileResponse:
    """Answer with a file of the private storage, kept by nobody on the way; 404 where it is gone.

    Without a ``content_type`` the ending of ``name`` says it; ``attached``: to be saved rather than shown.
    """
    try:
        content = stored.open("rb")
    except FileNotFoundError as problem:
        raise Http404(_("这份文件已经不在了，请重新上传。")) from problem
    response = FileResponse(content, as_attachment=attached, filename=name)
    if content_type:
        response["Content-Type"] = content_type
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response

"""Handing out a file that was made for the person who asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.http import content_disposition_header

if TYPE_CHECKING:
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

"""The original of an import and the pictures found in it, handed out."""

from __future__ import annotations

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from disclosures.domain import imports
from disclosures.filing import looking
from disclosures.filing.imports.loading import open_import
from disclosures.importing.kind import Kind
from disclosures.models import ImportPicture
from portal.scoping import get_visible_or_404
from portal.views.downloads import hand_over

FRAMED = {"frame-ancestors": ["'self'"], "style-src": ["'unsafe-inline'"]}
"""What a PDF in a frame may do: be framed by us, and be drawn by the browser's own viewer."""

ANYTHING = "application/octet-stream"
"""Of a file that is saved: no browser opens it by itself."""


@require_safe
def file(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """Hand the original out: to the college, and once it was used and submitted to the reviewers."""
    desk, brought = open_import(request, pk, number, "filing.view")
    if not brought.file or not imports.readable(desk.actor, brought):
        raise Http404(_("这次导入没有文件。"))
    looking.seen(request, desk.filing)
    return hand_over(brought.file.path, brought.name, ANYTHING)


@require_safe
@xframe_options_sameorigin
@csp_replace(FRAMED)
def look(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """Show a PDF in a frame of our own pages: the browser reads it, not we."""
    desk, brought = open_import(request, pk, number, "filing.view")
    if brought.kind != Kind.PDF or not brought.file or not imports.readable(desk.actor, brought):
        raise Http404(_("这份原件不能在页面里显示，请下载后查看。"))
    looking.seen(request, desk.filing)
    return hand_over(brought.file.path, brought.name, "application/pdf", attached=False)


@require_safe
def picture(request: HttpRequest, pk: int, number: int, picture: int) -> HttpResponseBase:
    """Hand out a picture that was found in the file."""
    _desk, brought = open_import(request, pk, number)
    found = get_visible_or_404(request.actor, ImportPicture, pk=picture, origin=brought.pk)  # type: ignore[attr-defined]
    return hand_over(found.file.path, found.name, found.content_type, attached=False)

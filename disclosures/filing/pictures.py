"""Pictures of a filing."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosures.filing.loading import Place, open_filing
from disclosures.models import Attachment
from portal.scoping import get_visible_or_404


@require_safe
def attachment(request: HttpRequest, pk: int, attachment: int) -> HttpResponseBase:
    """Hand a picture out to those who may see the filing."""
    open_filing(request, pk, "filing.view")
    picture = get_visible_or_404(request.actor, Attachment, filing_id=pk, pk=attachment)
    try:
        content = picture.file.open("rb")
    except FileNotFoundError as problem:
        raise Http404(_("这张图片已经不在了，请重新上传。")) from problem
    response = FileResponse(content, content_type=picture.content_type)
    response["Cache-Control"] = "private, max-age=86400"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def pictures_of(place: Place) -> dict[str, Any]:
    """Return the filing's pictures of a section by id as text, as content names them."""
    return {
        str(picture.pk): picture
        for picture in place.desk.filing.attachments.filter(section=place.key)
    }

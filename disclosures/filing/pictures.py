"""Pictures of a filing."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosures.domain import attachments
from disclosures.filing.loading import Place, open_filing
from disclosures.models import Attachment
from portal.access import can
from portal.scoping import get_visible_or_404
from portal.views.downloads import hand_over


@require_safe
def attachment(request: HttpRequest, pk: int, attachment: int) -> HttpResponseBase:
    """Hand a picture out to those who may see the filing: to the college, to others once it was submitted."""
    desk = open_filing(request, pk, "filing.view")
    picture = get_visible_or_404(request.actor, Attachment, filing_id=pk, pk=attachment)
    if not can(desk.actor, "filing.draft", desk.filing) and not attachments.submitted(picture):
        raise Http404(_("没有找到。"))
    answer = hand_over(picture.file.path, picture.name, picture.content_type, attached=False)
    answer["Cache-Control"] = "private, max-age=86400"  # shown again with each page of the section
    return answer


def pictures_of(place: Place) -> dict[str, Any]:
    """Return the filing's pictures of a section by id as text, as content names them."""
    return {
        str(picture.pk): picture
        for picture in place.desk.filing.attachments.filter(section=place.key)
    }

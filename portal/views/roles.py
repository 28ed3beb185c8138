"""Several roles: the switch."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal import hats
from portal.domain import switching
from portal.views import resume
from portal.views.marks import without_second_factor


@require_POST
@without_second_factor
def switch(request: HttpRequest) -> HttpResponse:
    """Act for another of one's own organisations; back to the start page, or on with what was sent."""
    actor = request.actor  # type: ignore[attr-defined]
    wanted = request.POST.get("membership", "")
    chosen = switching.switch(actor, int(wanted)) if wanted.isdecimal() else None
    if chosen is None:
        raise Http404(_("没有找到。"))
    request.session[hats.KEY] = chosen.pk
    hat = hats.hat_of(actor, chosen)
    messages.success(
        request,
        _("现在的身份是%(place)s（%(roles)s）。") % {"place": hat.place, "roles": hat.roles},
    )
    return resume.send_on(request, _("身份已切换")) or redirect("start")

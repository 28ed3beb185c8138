"""The reader's own lists: keep one, give it another name, forget it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.access import require
from reviews.domain import saved_views
from reviews.domain.refusals import Refused
from reviews.forms.queue import QueueForm


@require_http_methods(["GET", "HEAD", "POST"])
def saved(request: HttpRequest) -> HttpResponse:
    """List them; POST keeps the filters of the queue under a name."""
    require(request.actor, "review.view")
    if request.method != "POST":
        return render(request, "review/queue/saved.html", {"views": saved_views.of(request.actor)})
    asked = QueryDict(request.POST.get("query", ""))
    query = urlencode(QueueForm(asked, actor=request.actor).wanted())
    try:
        view = saved_views.save(request.actor, request.POST.get("name", ""), query)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("已存为常用筛选“%s”，在审核列表上方随时可用。") % view.name)
    return redirect(f"{reverse('review:queue')}?{query}")


@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename one (``name``), or forget it (``delete``)."""
    require(request.actor, "review.view")
    view = get_object_or_404(saved_views.of(request.actor), pk=pk)
    try:
        if "delete" in request.POST:
            saved_views.delete(request.actor, view)
            messages.success(request, _("已删去常用筛选“%s”。") % view.name)
        else:
            saved_views.rename(request.actor, view, request.POST.get("name", ""))
            messages.success(request, _("已改名为“%s”。") % view.name)
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("review:saved")

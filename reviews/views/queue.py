"""The queue, and the way to the next filing."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from portal.access import require
from reviews import queries
from reviews.forms.queue import QueueForm
from reviews.pages.queue import queue_page

LONGEST_ID = 19


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """Every filing of the reader's federations, as the address narrows and sorts it."""
    require(request.actor, "review.view")
    if "" in request.GET.dict().values():
        return redirect(without_blanks(request))
    form = QueueForm(request.GET, actor=request.actor)
    shown = queue_page(request.actor, form, request.GET.get("page"))
    context = {"form": form, "page": shown.page, "queue": shown}
    return render(request, "review/queue.html", context)


@require_GET
def following(request: HttpRequest) -> HttpResponse:
    """Go to the filing that waits longest (``but``: other than this submission's); to the queue when none does."""
    require(request.actor, "review.view")
    rows, but = queries.waiting(request.actor), request.GET.get("but", "")
    if but.isdecimal() and len(but) < LONGEST_ID:
        rows = rows.exclude(latest_id=int(but))
    row = rows.first()
    if row is None:
        messages.success(request, _("没有等待您审核的填报了。"))
        return redirect("review:queue")
    return redirect("review:read", row.latest_id)


def without_blanks(request: HttpRequest) -> str:
    """Return the address without the filters that were left empty: short enough to be passed on."""
    chosen = {name: value for name, value in request.GET.items() if value}
    return f"{request.path}?{urlencode(chosen)}"

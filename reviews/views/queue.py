"""The queue, and the way to the next filing."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from portal.access import require
from reviews import queries
from reviews.forms.queue import QueueForm
from reviews.pages.queue import QueuePage

PER_PAGE = 25


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """Every filing of the reader's federations."""
    require(request.actor, "review.view")
    form = QueueForm(request.GET, people=queries.colleagues(request.actor))
    wanted = form.wanted()
    rows = queries.narrowed(queries.filings(request.actor), wanted, request.actor)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    shown = QueuePage(request.actor, page, queries.lines(page, request.actor), wanted)
    return render(request, "review/queue.html", {"form": form, "page": page, "queue": shown})


@require_GET
def following(request: HttpRequest) -> HttpResponse:
    """Go to the filing that waits longest; to the queue when none does."""
    require(request.actor, "review.view")
    row = queries.waiting(request.actor).first()
    if row is None:
        messages.success(request, _("没有等待您审核的填报了。"))
        return redirect("review:queue")
    return redirect("review:read", row.latest_id)

"""What was sent to whom, for leads and operators."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.access import require
from portal.forms.messages import LogFilter
from portal.models import Delivery
from portal.notify import sent
from portal.scoping import get_visible_or_404

PAGE_SIZE = 30


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """List what went to whom, by which channel, and how that went."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "message.log")
    form = LogFilter(request.GET)
    chosen = form.chosen()
    rows = sent.log(
        actor,
        words=chosen.get("q", ""),
        kind=chosen.get("kind", ""),
        state=chosen.get("state", ""),
    )
    context = {
        "form": form,
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "query": urlencode(chosen),
        "waiting": sent.waiting(actor),
        "mails": bool(settings.EMAIL_HOST),
    }
    return render(request, "portal/message_log.html", context)


@require_POST
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a delivery that was given up once more."""
    actor = request.actor  # type: ignore[attr-defined]
    delivery = get_visible_or_404(actor, Delivery, "notice__federation", pk=pk)
    if sent.resend(actor, delivery):
        messages.success(request, _("已重新排队，稍后刷新查看结果。"))
    else:
        messages.info(request, _("这一条不需要重发：它没有失败，或者已经有人重发了。"))
    return redirect("messages:log")

"""Correcting a letter that left, before the college submits again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.access import require
from reviews.pages.correcting import Correction
from reviews.views.letters import letter_page


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Take questions back, add some, move the date; ``preview`` and ``more`` send nothing."""
    page = letter_page(request, pk)
    require(request.actor, "review.decide", page.review.filing)
    if not page.may_correct:
        messages.error(request, _("这封退回函现在不能更正：还没有发出，或者学校已经重新提交。"))
        return redirect("review:letter", pk)
    correction = Correction(request.actor, page, request.POST or None)
    shown = None
    if request.method == "POST" and "more" not in request.POST and correction.is_valid():
        if "preview" in request.POST:
            shown = correction.preview()
        elif correction.send():
            messages.success(request, _("已更正退回函，学校会收到通知。"))
            return redirect("review:letter", pk)
    return render(request, "review/correct.html", {"correction": correction, "version": shown})

"""The end of a round: approved by one person or two, or returned with a letter that can be taken back for a while."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from reviews import queries
from reviews.domain import decide as domain
from reviews.forms.deciding import ReturnForm, SendBackForm
from reviews.pages.ending import Ending
from reviews.views.fetching import opened, refusable


@require_GET
@refusable
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve, or return with the letter as it will be sent; the second person confirms or sends back."""
    ending = Ending(opened(request, pk))
    if ending.ended:
        return redirect("review:done", pk)
    return _show(request, ending)


@require_POST
@refusable
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve and publish; where the cycle wants two people, the first one proposes."""
    ending = Ending(opened(request, pk))
    if not ending.ended:
        domain.approve(request.actor, ending.reading.review)
    return redirect("review:done", pk)


@require_POST
@refusable
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve as the second person."""
    ending = Ending(opened(request, pk))
    if not ending.ended:
        domain.confirm(request.actor, ending.reading.review)
    return redirect("review:done", pk)


@require_POST
@refusable
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Disagree as the second person, with an internal note to the first."""
    ending, form = Ending(opened(request, pk)), SendBackForm(request.POST)
    if not form.is_valid():
        return _show(request, ending, back=form)
    domain.send_back(request.actor, ending.reading.review, form.cleaned_data["note"])
    messages.success(request, _("已交还原审核员，您的意见记在内部备注里。"))
    return redirect("review:read", pk)


@require_POST
@refusable
def return_(request: HttpRequest, pk: int) -> HttpResponse:
    """Return with the letter; a wrong date keeps the page."""
    ending, form = Ending(opened(request, pk)), ReturnForm(request.POST)
    if ending.ended:
        return redirect("review:done", pk)
    if not form.is_valid():
        return _show(request, ending, form)
    domain.return_(request.actor, ending.reading.review, form.cleaned_data["due"])
    return redirect("review:done", pk)


@require_POST
@refusable
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a letter that has not left."""
    domain.take_back(request.actor, opened(request, pk).review)
    messages.success(request, _("已撤销退回，退回函没有发出。可以接着改动。"))
    return redirect("review:decide", pk)


@require_GET
@refusable
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """What was decided or is on its way, and the way to the next filing."""
    ending = Ending(opened(request, pk, "review.view"))
    if not (ending.ended or ending.proposed):
        return redirect("review:read", pk)
    waiting = queries.waiting(request.actor)
    context = {
        "ending": ending,
        "reading": ending.reading,
        "publication": ending.reading.publication,
        "waiting": waiting.count(),
        "following": waiting.first(),
    }
    return render(request, "review/done.html", context)


def _show(
    request: HttpRequest,
    ending: Ending,
    form: ReturnForm | None = None,
    back: SendBackForm | None = None,
) -> HttpResponse:
    form = form or ReturnForm()
    context = {
        "ending": ending,
        "reading": ending.reading,
        "form": form,
        "back": back or SendBackForm(),
        "letter": ending.preview(form.day),
    }
    return render(request, "review/decide.html", context)

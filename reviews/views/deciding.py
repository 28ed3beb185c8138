"""The end of a round."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from portal import clock
from reviews import queries
from reviews.domain import decide as domain
from reviews.domain import letters
from reviews.forms.deciding import ReturnForm
from reviews.pages.reading import Reading
from reviews.views.fetching import opened, refusable


@require_GET
@refusable
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve, or return with the letter as it will be sent."""
    found = opened(request, pk)
    if found.review.outcome:
        return redirect("review:done", pk)
    return _show(request, found, ReturnForm())


@require_POST
@refusable
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve and publish."""
    found = opened(request, pk)
    if not found.review.outcome:
        domain.approve(request.actor, found.review)
    return redirect("review:done", pk)


@require_POST
@refusable
def return_(request: HttpRequest, pk: int) -> HttpResponse:
    """Return with the letter; a wrong date keeps the page."""
    found = opened(request, pk)
    form = ReturnForm(request.POST)
    if found.review.outcome:
        return redirect("review:done", pk)
    if not form.is_valid():
        return _show(request, found, form)
    domain.return_(request.actor, found.review, form.cleaned_data["due"])
    return redirect("review:done", pk)


@require_GET
@refusable
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """What was decided, and the way to the next filing."""
    found = opened(request, pk, "review.view")
    if not found.review.outcome:
        return redirect("review:read", pk)
    waiting = queries.waiting(request.actor)
    context = {
        "reading": found,
        "publication": found.publication,
        "waiting": waiting.count(),
        "following": waiting.first(),
    }
    return render(request, "review/done.html", context)


def _show(request: HttpRequest, found: Reading, form: ReturnForm) -> HttpResponse:
    letter = letters.compose(found.review, clock.today()) if found.flags else None
    return render(request, "review/decide.html", {"reading": found, "form": form, "letter": letter})

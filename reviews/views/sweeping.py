"""What concerns a whole filing at the desk: the clean sections at once, one step back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from reviews.domain import rounds, verdicts
from reviews.pages.clean import Swept
from reviews.views.fetching import opened, reading, refusable


@require_POST
@refusable
def clean(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve every section without a finding, opening the review where nobody has; say what is left and why."""
    review = rounds.open(request.actor, reading(request, pk, "review.decide").submission)
    approved = verdicts.approve_clean(request.actor, review)
    found = reading(request, pk)
    swept = Swept(found, approved)
    messages.add_message(request, messages.SUCCESS if approved else messages.INFO, swept.done)
    if swept.left:
        messages.info(request, swept.left)
    return redirect(found.next_open())


@require_POST
@refusable
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own last verdict or question back, and go to the section that it was about."""
    found = opened(request, pk)
    before = dict(found.said)
    said = verdicts.undo(request.actor, found.review)
    messages.success(request, said)
    after = verdicts.current(found.review)
    changed = [key for key in before if before[key] != after.get(key)]
    if changed:
        return redirect("review:section", pk, changed[0])
    back = request.POST.get("section", "")
    return redirect("review:section", pk, back) if back in before else redirect("review:read", pk)

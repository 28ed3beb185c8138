"""Two submissions of one filing compared."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from disclosures.models import Submission
from portal.access import require
from portal.scoping import get_visible_or_404, visible_to
from reviews.pages.compare import ComparePage, usual_base
from reviews.views.fetching import RELATED, open_to


@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two rounds of a filing: ``with`` and ``to`` are their ordinals, ``whole=1`` shows unchanged sections too."""
    new = get_visible_or_404(request.actor, Submission, *RELATED, pk=pk)
    require(request.actor, "filing.view", new.filing)
    open_to(request, new)
    rounds = list(
        visible_to(request.actor, Submission).filter(filing=new.filing).order_by("ordinal")
    )
    chosen = {str(one.ordinal): one for one in rounds}
    to = chosen.get(request.GET.get("to", ""), new)
    old = chosen.get(request.GET.get("with", "")) or usual_base(request.actor, rounds, to)
    if old is None:
        return render(request, "review/compare_none.html", {"submission": new})
    if to != new or old.ordinal > to.ordinal:
        return redirect(_address(*sorted((old, to), key=lambda one: one.ordinal), request))
    old.filing = new.filing
    page = ComparePage(request.actor, rounds, old, new, request.GET.get("whole") == "1")
    return render(request, "review/compare.html", {"page": page})


def _address(old: Submission, new: Submission, request: HttpRequest) -> str:
    whole = "&whole=1" if request.GET.get("whole") == "1" else ""
    return f"{reverse('review:compare', args=[new.pk])}?with={old.ordinal}{whole}"

"""What every view of a review begins with."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from disclosures.filing import looking
from disclosures.models import Submission
from portal.access import require
from portal.scoping import get_visible_or_404, visible_to
from reviews.domain import calibration
from reviews.domain.refusals import Refused
from reviews.models import Review
from reviews.pages.reading import Reading

RELATED = (
    "filing__college",
    "filing__federation",
    "filing__union__college",
    "filing__cycle__edition",
)

View = Callable[..., HttpResponse]


def reading(request: HttpRequest, pk: int, action: str = "review.view") -> Reading:
    """Fetch a submission with its review for this actor: 404 when foreign, 403 with the reason without the right.

    Who is still to read it blind does not see the review either.
    """
    submission = get_visible_or_404(request.actor, Submission, *RELATED, pk=pk)
    require(request.actor, action, submission.filing)
    open_to(request, submission)
    reviews = visible_to(request.actor, Review).select_related(
        "decided_by", "opened_by", "proposed_by"
    )
    review = reviews.filter(submission=submission).first()
    if review:
        review.submission, review.filing = submission, submission.filing
    return Reading(request.actor, submission, review)


def open_to(request: HttpRequest, submission: Submission) -> None:
    """Refuse who is still to read the filing blind: 403 with the reason. Who reads on stands in the log."""
    if calibration.barred(request.actor.user, submission):
        raise PermissionDenied(calibration.BARRED)
    looking.seen(request, submission.filing)


def opened(request: HttpRequest, pk: int, action: str = "review.decide") -> Reading:
    """Like ``reading``, for what needs an opened review: 404 before somebody has opened it."""
    found = reading(request, pk, action)
    if found.review is None:
        raise Http404(_("这次提交还没有开始审核。请从审核列表打开它。"))
    return found


def section_of(found: Reading, key: str) -> str:
    """Return the key of a section of the submission's form; 404 for any other."""
    if not found.held.form.has_section(key):
        raise Http404(_("这份表式没有这个栏目。"))
    return key


def refusable(view: View) -> View:
    """Show a refusal of the domain as a sentence on the page that the reader is sent back to.

    That page is the section where the address names one, else the overview.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, pk, *args, **kwargs)
        except Refused as refused:
            messages.error(request, refused.sentence)
            if "key" in kwargs:
                return redirect("review:section", pk, kwargs["key"])
            return redirect("review:read", pk)

    return wrapped

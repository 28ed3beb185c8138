"""The return letter, and the college's answers to it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from disclosures.models import Submission
from portal.access import require
from portal.scoping import get_visible_or_404, visible_to
from reviews.domain import replies
from reviews.domain.refusals import Refused
from reviews.enums import Outcome
from reviews.forms.writing import ReplyForm
from reviews.models import Flag, Review
from reviews.pages.letter import LetterPage
from reviews.views.fetching import RELATED


@require_GET
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter of a returned submission: for the college, and for who reads the filing."""
    submission = get_visible_or_404(request.actor, Submission, *RELATED, pk=pk)
    require(request.actor, "filing.view", submission.filing)
    review = (
        visible_to(request.actor, Review)
        .filter(submission=submission, outcome=Outcome.RETURNED)
        .first()
    )
    if review is None:
        raise Http404(_("这次提交没有退回函。"))
    review.submission, review.filing = submission, submission.filing
    return render(request, "review/letter.html", {"page": LetterPage(request.actor, review)})


@require_http_methods(["GET", "POST"])
def reply(request: HttpRequest, flag_id: int) -> HttpResponse:
    """Answer one question of the letter."""
    related = ("review__submission", *(f"review__{name}" for name in RELATED))
    flag = get_visible_or_404(request.actor, Flag, *related, pk=flag_id)
    require(request.actor, "review.reply", flag.review.filing)
    form = ReplyForm(request.POST or None, initial={"text": _latest(flag)})
    if request.method == "POST" and form.is_valid():
        try:
            replies.add(request.actor, flag, form.cleaned_data["text"])
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("回复已保存，重新提交后审核员会看到。"))
            return redirect(_back(request, flag))
    page = LetterPage(request.actor, flag.review)
    context = {"page": page, "flag": page.question(flag), "form": form, "action": request.path}
    context["back"] = _back(request, flag)
    return render(request, "review/reply.html", context)


def _latest(flag: Flag) -> str:
    latest = flag.replies.last()
    return latest.text if latest else ""


def _back(request: HttpRequest, flag: Flag) -> str:
    """The page that the answer was written on, where it is one of ours; else the letter."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return f"{LetterPage(request.actor, flag.review).url}#flag-{flag.pk}"

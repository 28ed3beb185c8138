"""The return letter, and the college's answers to it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from disclosures.models import Submission
from portal.access import require
from portal.scoping import get_visible_or_404, visible_to
from portal.views.downloads import hand_over
from portal.views.onward import own_path
from reviews.domain import letter_pdf, replies
from reviews.domain.refusals import Refused
from reviews.forms.writing import ReplyForm
from reviews.models import Flag, Review
from reviews.pages.letter import LetterPage
from reviews.views.fetching import RELATED, open_to


@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter of a returned submission: for the college, and for who reads the filing."""
    page = letter_page(request, pk)
    return render(request, "review/letter.html", {"page": page, "crumbs": page.crumbs})


@require_http_methods(["GET", "HEAD", "POST"])
def pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The letter's PDF (``version=1``: an earlier one), how far it is, or (POST) have it made again."""
    page = letter_page(request, pk)
    row = page.version(request.GET.get("version", ""))
    if request.method == "POST":
        letter_pdf.order(row)
        return redirect(request.get_full_path())
    if row.pdf and not request.htmx:  # type: ignore[attr-defined]
        return hand_over(row.pdf.path, page.file_name(row), "application/pdf")
    context = {
        "page": page,
        "row": row,
        "waits": not row.pdf and letter_pdf.waiting(page.actor, row),
    }
    piece = request.htmx  # type: ignore[attr-defined]
    return render(request, f"review/letter_{'progress' if piece else 'pdf'}.html", context)


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
    page = letter_page(request, flag.review.submission_id)
    context = {"page": page, "flag": page.question(flag), "form": form, "action": request.path}
    context["back"] = _back(request, flag)
    return render(request, "review/reply.html", context)


def letter_page(request: HttpRequest, pk: int) -> LetterPage:
    """Fetch a submission's letter for this actor: 404 when foreign or when there is none to be seen."""
    submission = get_visible_or_404(request.actor, Submission, *RELATED, pk=pk)
    require(request.actor, "filing.view", submission.filing)
    open_to(request, submission)
    review = visible_to(request.actor, Review).filter(submission=submission).first()
    if review is None:
        raise Http404(_("这次提交没有退回函。"))
    review.submission, review.filing = submission, submission.filing
    page = LetterPage(request.actor, review)
    if not page.versions:
        raise Http404(_("这次提交没有退回函。"))
    return page


def _latest(flag: Flag) -> str:
    latest = flag.replies.last()
    return latest.text if latest else ""


def _back(request: HttpRequest, flag: Flag) -> str:
    """The page that the answer was written on, where it is one of ours; else the letter."""
    wanted = request.POST.get("next") or request.GET.get("next")
    return (
        own_path(request, wanted) or f"{LetterPage(request.actor, flag.review).url}#flag-{flag.pk}"
    )

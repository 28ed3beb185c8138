"""The reading copy as PDF: had made, waited for, handed out."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from disclosures.domain import papers
from disclosures.enums import PaperKind
from disclosures.models import Paper
from portal.domain import audit
from portal.scoping import visible_to
from portal.views.downloads import hand_over
from reviews.domain import reading_copy
from reviews.pages.reading import Reading
from reviews.views.fetching import reading


@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the copy of the submission as it stands now is; a POST has it made."""
    found = reading(request, pk)
    if request.method == "POST":
        reading_copy.order(request.actor, found.submission)
        return redirect(request.get_full_path())
    row = present(found)
    waits = bool(row and not row.file and papers.waiting(request.actor, row))
    piece = request.htmx  # type: ignore[attr-defined]
    template = "review/reading_copy_progress.html" if piece else "review/reading_copy.html"
    return render(request, template, {"reading": found, "row": row, "waits": waits})


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The copy as PDF; 404 before it is made."""
    found = reading(request, pk)
    row = present(found)
    if row is None or not row.file:
        raise Http404(_("这份审阅稿还没有做好，或者审核意见又有了变化。请重新制作。"))
    return handed(found, row)


def present(found: Reading) -> Paper | None:
    """Return the copy of what stands now; None where nobody had it made."""
    rows = visible_to(found.actor, Paper).filter(kind=PaperKind.REVIEW, submission=found.submission)
    return rows.filter(digest=reading_copy.digest_of(found.submission)).first()


def handed(found: Reading, row: Paper) -> HttpResponseBase:
    """Hand it out, on the record: it holds names in full."""
    filing = found.filing
    audit.record(
        found.actor.user,
        "review.reading_copy",
        filing,
        college=None,
        federation=filing.federation,
        submission=found.submission.ordinal,
    )
    name = _("%(college)s%(union)s审阅稿（第%(ordinal)d次提交）.pdf") % {
        "college": filing.college.name,
        "union": filing.union.name,
        "ordinal": found.submission.ordinal,
    }
    return hand_over(row.file.path, name, "application/pdf")

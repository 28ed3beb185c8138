"""The receipt of a submission, and pulling it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from disclosures import wording
from disclosures.domain import submit as submitting
from disclosures.domain.refused import Refused
from disclosures.domain.released import held_back
from disclosures.enums import FilingState
from disclosures.filing.loading import open_filing
from disclosures.filing.wording import full_moment
from disclosures.models import Submission
from portal.access import can, require
from portal.scoping import get_visible_or_404


@require_safe
def receipt(request: HttpRequest, pk: int, ordinal: int) -> HttpResponse:
    """Number, time, content hash, and what happens next."""
    desk = open_filing(request, pk, "filing.view")
    submission = get_visible_or_404(
        request.actor, Submission, "submitted_by", filing_id=pk, ordinal=ordinal
    )
    latest = not desk.filing.submissions.filter(ordinal__gt=ordinal).exists()
    waiting = latest and desk.filing.state == FilingState.SUBMITTED
    context = {
        **desk.frame(_("提交回执")),
        "submission": submission,
        "standing": wording.for_college(desk.filing),
        "state": desk.filing.state,
        "held": wording.release_day(desk.filing) if held_back(desk.filing.cycle) else "",
        "time": full_moment(submission.submitted_at),
        "waiting": waiting,
        "may_download": can(request.actor, "filing.draft", desk.filing),
        "may_pull_back": waiting
        and not desk.filing.opened_at
        and can(request.actor, "filing.pull_back", desk.filing),
    }
    return render(request, "filing/receipt.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def pull_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether to pull the submission back, then do it."""
    desk = open_filing(request, pk)
    require(request.actor, "filing.pull_back", desk.filing)
    if request.method != "POST":
        return render(request, "filing/pull_back.html", desk.frame(_("撤回提交")))
    try:
        submitting.pull_back(request.actor, desk.filing)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("已撤回。现在可以继续修改，改好后请再次提交。"))
    return redirect("filing:tasks", pk)

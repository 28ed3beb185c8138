"""The sealed page: have it set, print it, upload it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from disclosures.domain import papers, pledges
from disclosures.domain.refused import Refused
from disclosures.enums import PaperKind
from disclosures.filing.loading import Desk, open_filing
from disclosures.forms.answers import PledgeForm
from disclosures.models import Paper, Pledge
from portal.access import require
from portal.scoping import get_visible_or_404
from portal.views.downloads import hand_over


@require_http_methods(["GET", "HEAD", "POST"])
def pledge(request: HttpRequest, pk: int) -> HttpResponse:
    """What to do with the page, step by step; a POST uploads the scan."""
    desk = asked(request, pk)
    sent = request.method == "POST"
    if sent:
        require(request.actor, "filing.edit", desk.filing)
    form = PledgeForm(request.POST, request.FILES) if sent else PledgeForm()
    if sent and form.is_valid():
        scan = form.cleaned_data["scan"]
        try:
            pledges.upload(request.actor, desk.filing, scan, scan.name)
        except Refused as refused:
            form.add_error("scan", refused.sentence)
        else:
            messages.success(request, _("承诺书已收到。提交时会和填报内容一起交给审核单位。"))
            return redirect("filing:pledge", pk)
    context = page(desk) | {"form": form}
    return render(request, "filing/pledge.html", context, status=422 if form.is_bound else 200)


@require_POST
def order(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a worker set the page for what the drafts hold now."""
    desk = asked(request, pk)
    pledges.order(request.actor, desk.filing)
    return redirect("filing:pledge", pk)


@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the page is: a piece of the page that asks again."""
    return render(request, "filing/pledge_paper.html", page(asked(request, pk)))


@require_safe
def paper(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    """The page to be printed."""
    desk = asked(request, pk)
    row = get_visible_or_404(request.actor, Paper, pk=paper, filing_id=pk, kind=PaperKind.PLEDGE)
    if not row.file:
        raise Http404(_("这份承诺书还没有生成，请稍等几秒再试。"))
    name = f"{desk.filing.union.college.name}{desk.filing.union.name}承诺书.pdf"
    return hand_over(row.file.path, name, pledges.PDF)


@require_safe
def scan(request: HttpRequest, pk: int, pledge: int) -> HttpResponseBase:
    """An uploaded scan, for those who may see it."""
    open_filing(request, pk, "filing.view")
    row = get_visible_or_404(request.actor, Pledge, pk=pledge, filing_id=pk)
    return hand_over(
        row.file.path, row.name, row.content_type, attached=row.content_type == pledges.PDF
    )


def asked(request: HttpRequest, pk: int) -> Desk:
    """Return the filing; 404 where its cycle asks for no sealed page."""
    desk = open_filing(request, pk)
    if not desk.filing.cycle.pledge:
        raise Http404(_("本周期不要求上传承诺书。"))
    return desk


def page(desk: Desk) -> dict[str, Any]:
    """Return what the page shows: the paper for the present content, what was uploaded."""
    filing = desk.filing
    row = papers.find(filing, PaperKind.PLEDGE, pledges.digest_of(filing))
    return {
        **desk.frame(_("承诺书")),
        "paper": row,
        "waits": bool(row and not row.file and papers.waiting(desk.actor, row)),
        "standing": pledges.standing(filing),
        "uploaded": filing.pledges.select_related("uploaded_by").order_by("-pk"),
    }

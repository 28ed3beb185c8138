"""Giving filings away: to one person, or evenly to several."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.access import require
from reviews.domain import assigning
from reviews.domain.refusals import Refused
from reviews.pages.assigning import Selection, chosen
from reviews.pages.distributing import DistributePage, usual


@require_POST
def assign(request: HttpRequest) -> HttpResponse:
    """Give what is ticked in the queue to one person."""
    require(request.actor, "review.decide")
    selection = Selection(request.actor, request.POST)
    people = chosen(request.actor, [request.POST.get("to", "")])
    if not people or not selection.filings:
        messages.error(request, _("请先勾选要交出的填报，再选择交给谁。"))
        return redirect(selection.back)
    given = assigning.give(request.actor, selection.filings, people[0])
    if given.done:
        values = {"number": given.done, "who": people[0].get_full_name()}
        messages.success(request, _("已把 %(number)d 份交给%(who)s。") % values)
    for sentence, number in given.refused.items():
        values = {"number": number, "why": sentence}
        messages.error(request, _("%(number)d 份没有改动：%(why)s") % values)
    _say_when_cut(request, selection)
    return redirect(selection.back)


@require_http_methods(["GET", "HEAD", "POST"])
def distribute(request: HttpRequest) -> HttpResponse:
    """Choose people, see who would get how many, and distribute (``step=done``)."""
    require(request.actor, "review.assign")
    data = request.POST if request.method == "POST" else request.GET
    asked = "step" in data
    people = chosen(request.actor, data.getlist("person")) if asked else usual(request.actor)
    page = DistributePage(Selection(request.actor, data), people, bool(data.get("again")))
    if request.method == "POST" and data.get("step") == "done":
        try:
            sentence = assigning.distribute(request.actor, page.filings, people)
        except Refused as refused:
            messages.error(request, refused.sentence)
        else:
            messages.success(request, sentence)
            _say_when_cut(request, page.selection)
            return redirect(page.selection.back)
    return render(request, "review/queue/distribute.html", {"page": page})


def _say_when_cut(request: HttpRequest, selection: Selection) -> None:
    if selection.cut:
        messages.warning(
            request, _("一次最多办理 %d 份，其余的没有动，请再办一次。") % assigning.MOST
        )

"""One mistake, many colleges; and the clean ones."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from disclosures.filing import looking
from portal.access import require
from portal.scoping import get_visible_or_404
from reviews.domain import bulk as domain
from reviews.domain import reasons
from reviews.domain.refusals import Refused
from reviews.forms.bulk import AskForm, FilterForm
from reviews.models import Bulk
from reviews.pages.bulk import Waiting
from reviews.pages.bulk_preview import Preview
from reviews.pages.bulk_rule import OfRule
from reviews.pages.bulk_run import Run


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What waits, by rule, and the clean ones."""
    require(request.actor, "review.decide")
    form = FilterForm(request.GET, actor=request.actor)
    waiting = Waiting(request.actor, form.wanted())
    return render(request, "review/bulk/index.html", {"form": form, "waiting": waiting})


@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, rule: str) -> HttpResponse:
    """The filings of one rule: ticked, worded, previewed, confirmed (``step``)."""
    require(request.actor, "review.decide")
    page = _page(request, rule)
    looking.seen_many(request, (row.standing.filing.pk for row in page.all))
    if request.method != "POST" or not page.rows:
        if request.method == "POST":
            messages.warning(request, _("勾选的填报现在都不能一并办理，原因见下。"))
        return _ask(request, page, AskForm(entries=page.entries))
    form = AskForm(request.POST, entries=page.entries)
    if request.POST.get("step") == "edit" or not form.is_valid():
        return _ask(request, page, form)
    try:
        plan = _plan(request, page, form)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _ask(request, page, form)
    if _confirmed(request, plan):
        return _start(request, plan, page, form)
    return _preview(request, plan, {"page": page, "form": form})


@require_POST
def clean(request: HttpRequest) -> HttpResponse:
    """Approve the ticked clean filings, after a look at the list."""
    require(request.actor, "review.decide")
    ticked = set(request.POST.getlist("filing"))
    found = domain.clean(domain.standings(request.actor))
    try:
        plan = domain.approvals(one for one in found if str(one.submission) in ticked)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("review:bulk")
    if _confirmed(request, plan):
        return redirect("review:bulk_run", domain.start(request.actor, plan).pk)
    return _preview(request, plan, {})


@require_GET
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a bulk decision is, and what came of it."""
    return render(request, "review/bulk/run.html", {"run": _run(request, pk)})


@require_GET
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how far it is; when it is done the browser loads the page again."""
    found = _run(request, pk)
    answer = render(request, "components/progress.html", found.progress)
    if not found.running:
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Take up again what was given up."""
    found = _run(request, pk)
    if domain.resume(request.actor, found.bulk):
        messages.success(request, _("已重新排队，请稍候。"))
    return redirect("review:bulk_run", pk)


def _page(request: HttpRequest, rule: str) -> OfRule:
    if rule not in domain.titles():
        raise Http404(_("没有这条规则。"))
    wanted = FilterForm(request.GET, actor=request.actor).wanted()
    ticked = request.POST.getlist("filing") if request.method == "POST" else None
    return OfRule(request.actor, wanted, rule, ticked)


def _plan(request: HttpRequest, page: OfRule, form: AskForm) -> domain.Plan:
    finish, due = form.cleaned_data["finish"], form.cleaned_data["due"]
    return domain.questions(
        request.actor, page.chosen, page.rule, form.words, finish=finish, due=due
    )


def _confirmed(request: HttpRequest, plan: domain.Plan) -> bool:
    """Whether exactly what was shown is confirmed; else it is shown again."""
    if request.POST.get("step") != "start":
        return False
    if request.POST.get("digest") == plan.digest:
        return True
    messages.warning(request, _("勾选的填报刚刚有了变化，请再看一遍后确认。"))
    return False


def _start(request: HttpRequest, plan: domain.Plan, page: OfRule, form: AskForm) -> HttpResponse:
    if form.own and form.cleaned_data["keep"]:
        home, words = reasons.homes(request.actor)[0], form.words
        section = page.example.section if page.example else ""
        title = f"{page.title}"[:20]
        reasons.add(request.actor, home, title, words.kind, words.text, [page.rule], [section])
    return redirect("review:bulk_run", domain.start(request.actor, plan).pk)


def _ask(request: HttpRequest, page: OfRule, form: AskForm) -> HttpResponse:
    return render(request, "review/bulk/rule.html", {"page": page, "form": form})


def _preview(request: HttpRequest, plan: domain.Plan, context: dict[str, Any]) -> HttpResponse:
    shown = Preview(request.actor, plan, request.POST)
    return render(request, "review/bulk/preview.html", context | {"preview": shown})


def _run(request: HttpRequest, pk: int) -> Run:
    found = get_visible_or_404(request.actor, Bulk, "by", "federation", pk=pk)
    require(request.actor, "review.decide", found)
    return Run(request.actor, found)

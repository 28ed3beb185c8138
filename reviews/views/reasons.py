"""The library of usual sentences."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.access import require
from reviews.domain import reasons as domain
from reviews.domain.reasons import Entry
from reviews.domain.reasons.filling import in_words
from reviews.domain.refusals import Refused
from reviews.forms.reasons import AddForm, ReasonForm, SearchForm
from reviews.pages.reasons import Line, ReasonsPage, entry_of, home_of

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def index(request: HttpRequest) -> HttpResponse:
    """Every reason that holds here; POST adds one."""
    require(request.actor, "review.view")
    search = SearchForm(request.GET)
    page = ReasonsPage(request.actor, search.wanted(), request.GET.get("page"))
    data = request.POST if request.method == "POST" else None
    if data is not None:
        require(request.actor, "reason.add")
    form = AddForm(data, homes=page.homes) if page.may_add else None
    if data is not None and form and form.is_valid():
        try:
            domain.add(request.actor, **form.values)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("已添加。审核时会按使用的多少排列。"))
            return redirect("review:reasons")
    return render(
        request, "review/reasons/index.html", {"page": page, "search": search, "form": form}
    )


@require_http_methods(METHODS)
def reason(request: HttpRequest, key: str) -> HttpResponse:
    """One reason: POST puts other words for it, for this federation and below."""
    require(request.actor, "review.view")
    entry = _entry(request, key)
    data = request.POST if request.method == "POST" else None
    initial = {"title": entry.title, "kind": entry.kind, "text": in_words(entry.text)}
    form = ReasonForm(data, initial=initial)
    if form.is_valid():
        try:
            domain.change(request.actor, home_of(request.actor), key, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("已保存，从现在起照此提供。已经提出的问题不变。"))
            return redirect("review:reasons")
    line = Line(entry, changeable=True)
    return render(request, "review/reasons/one.html", {"line": line, "form": form})


@require_POST
def retire(request: HttpRequest, key: str) -> HttpResponse:
    """Offer a reason no longer, in this federation and below."""
    require(request.actor, "review.view")
    entry = _entry(request, key)
    try:
        domain.retire(request.actor, home_of(request.actor), entry.key)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("已停用“%s”。已经提出的问题不变。") % entry.title)
    return redirect("review:reasons")


def _entry(request: HttpRequest, key: str) -> Entry:
    entry = entry_of(request.actor, key)
    if entry is None:
        raise Http404(_("没有这条用语，或者它已经停用。"))
    return entry

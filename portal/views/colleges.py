"""Colleges of one's federations: list, add, correct, paste many."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.access import can, require
from portal.domain import college_lines, organisations
from portal.forms.organisations import CollegeFilter, CollegeForm, PasteForm, initial_of
from portal.models import College
from portal.scoping import get_visible_or_404

PAGE_SIZE = 30
METHODS = ["GET", "HEAD", "POST"]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the colleges that the words leave, thirty a page."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "college.manage")
    form = CollegeFilter(request.GET)
    words = form.words()
    found = organisations.managed_colleges(actor, words)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "words": words,
        "query": urlencode({"q": words}) if words else "",
        "manages_members": bool(can(actor, "members.manage")),
    }
    return render(request, "portal/colleges.html", context)


@require_http_methods(METHODS)
def add(request: HttpRequest) -> HttpResponse:
    """Add one college."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "college.manage")
    federations = organisations.managed_federations(actor)
    form = CollegeForm(federations, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            college = organisations.create_college(actor, **form.cleaned_data)
        except organisations.OrganisationRefusedError as refused:
            form.add_error(refused.field, str(refused))
        else:
            return _added(request, college)
    return render(
        request, "portal/college_form.html", {"form": form, "crumbs": _crumbs(_("添加高校"))}
    )


@require_http_methods(METHODS)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct one college."""
    actor = request.actor  # type: ignore[attr-defined]
    college = get_visible_or_404(actor, College, "federation", pk=pk)
    require(actor, "college.manage", college)
    federations = organisations.managed_federations(actor)
    data = request.POST if request.method == "POST" else None
    form = CollegeForm(federations, data, initial=initial_of(college))
    title = college.name
    if form.is_valid():
        try:
            organisations.correct_college(actor, college, **form.cleaned_data)
        except organisations.OrganisationRefusedError as refused:
            form.add_error(refused.field, str(refused))
        else:
            messages.success(request, _("已保存%s。") % college.name)
            return redirect("colleges")
    context = {"form": form, "college": college, "title": title, "crumbs": _crumbs(title)}
    return render(request, "portal/college_form.html", context)


@require_http_methods(METHODS)
def paste(request: HttpRequest) -> HttpResponse:
    """Add every college of a pasted list, or none and say which lines are to be mended."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "college.manage")
    federations = organisations.managed_federations(actor)
    form = PasteForm(federations, request.POST if request.method == "POST" else None)
    if form.is_valid():
        place, text = form.cleaned_data["federation"], form.cleaned_data["lines"]
        try:
            colleges = college_lines.add_lines(actor, place, text)
        except college_lines.LinesRefusedError as refused:
            form.add_error("lines", [str(problem) for problem in refused.problems])
        else:
            messages.success(request, _("已添加%d所高校。请为每所高校添加书记。") % len(colleges))
            return redirect("colleges")
    return render(
        request, "portal/colleges_paste.html", {"form": form, "crumbs": _crumbs(_("批量添加"))}
    )


def _added(request: HttpRequest, college: College) -> HttpResponse:
    """On to the first secretary, where one may add members; else back to the list."""
    if can(request.actor, "members.manage", college):  # type: ignore[attr-defined]
        messages.success(
            request, _("已添加%s。接着添加该校的书记，他才能登录填报。") % college.name
        )
        return redirect("members_of_college", college.pk)
    messages.success(request, _("已添加%s。请学联负责人为该校添加书记。") % college.name)
    return redirect("colleges")


def _crumbs(title: str) -> list[dict[str, str]]:
    return [{"label": _("高校"), "url": reverse("colleges")}, {"label": title}]

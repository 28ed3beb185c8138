"""Three ways to bring something in: files, a pasted roster, last year's filing."""

from __future__ import annotations

from time import monotonic
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from disclosures.domain import imports
from disclosures.domain.refused import Refused
from disclosures.filing.imports.forms import FilesForm, LastYearForm, PasteForm
from disclosures.filing.imports.start_page import context
from disclosures.filing.loading import Desk, open_filing
from disclosures.models import Import
from portal.access import require

PATIENCE = 10.0
"""Seconds of one request after which the remaining files are left to the worker."""


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the three ways and what was brought before; POST takes files."""
    desk = open_filing(request, pk)
    if request.method != "POST":
        return render(request, "imports/start.html", context(desk))
    require(desk.actor, "filing.edit", desk.filing)
    form = FilesForm(request.POST, request.FILES)
    if not form.is_valid():
        return _again(request, desk, files=form)
    taken, refusals = _upload(desk, form.cleaned_data["documents"])
    if not taken:
        for sentence in refusals:
            form.add_error("documents", sentence)
        return _again(request, desk, files=form)
    for sentence in refusals:
        messages.warning(request, sentence)
    return redirect("filing:import_one", pk, taken[0].pk)


def _upload(desk: Desk, files: list[Any]) -> tuple[list[Import], list[str]]:
    """Keep each file; return the imports, and a sentence for each file that was refused."""
    taken, refusals = [], []
    began = monotonic()
    for file in files:
        time_left = monotonic() - began < PATIENCE
        try:
            taken.append(
                imports.upload(desk.actor, desk.filing, file, file.name, at_once=time_left)
            )
        except Refused as refused:
            refusals.append(_("“%(name)s”：%(why)s") % {"name": file.name, "why": refused.sentence})
    return taken, refusals


@require_POST
def paste(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a roster out of the clipboard; what was pasted stays in the field where it is refused."""
    desk = open_filing(request, pk)
    require(desk.actor, "filing.edit", desk.filing)
    form = PasteForm(request.POST)
    if not form.is_valid():
        return _again(request, desk, paste=form)
    try:
        brought = imports.paste_roster(desk.actor, desk.filing, form.cleaned_data["text"])
    except Refused as refused:
        form.add_error("text", refused.sentence)
        return _again(request, desk, paste=form)
    return redirect("filing:import_one", pk, brought.pk)


@require_POST
def last_year(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose what the union filled in last year."""
    desk = open_filing(request, pk)
    require(desk.actor, "filing.edit", desk.filing)
    form = LastYearForm(request.POST)
    roster = form.is_valid() and form.cleaned_data["roster"]
    try:
        brought = imports.from_last_year(desk.actor, desk.filing, roster=roster)
    except Refused as refused:
        return _again(request, desk, refused.sentence, last_year=form)
    return redirect("filing:import_one", pk, brought.pk)


def _again(request: HttpRequest, desk: Desk, refused: str = "", **forms: Any) -> HttpResponse:
    return render(request, "imports/start.html", context(desk, forms, refused), status=422)

"""Verdicts, questions and notes on a section."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.scoping import get_visible_or_404
from reviews.domain import notes, verdicts
from reviews.domain.refusals import Refused
from reviews.forms.writing import FlagForm, NoteForm
from reviews.models import Flag
from reviews.pages.section import SectionPage
from reviews.views.fetching import opened, reading, refusable, section_of
from reviews.views.reading import show_section


@require_POST
@refusable
def verdict(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Approve a section, and go on to the next one without a verdict."""
    found = opened(request, pk)
    verdicts.approve(request.actor, found.review, section_of(found, key))
    return redirect(reading(request, pk).next_open(after=key))


@require_POST
@refusable
def flag(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Write a question on a section; what was typed stays when it cannot be taken."""
    page = SectionPage(opened(request, pk), section_of(reading(request, pk), key))
    form = FlagForm(request.POST, places=page.places(request.POST.get("path", "")))
    if form.is_valid():
        try:
            verdicts.flag(request.actor, page.reading.review, key, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("已记下这个问题。"))
            return redirect("review:section", pk, key)
    return show_section(request, page, flag_form=form)


@require_POST
@refusable
def retract(request: HttpRequest, pk: int, flag_id: int) -> HttpResponse:
    """Take a question back."""
    found = opened(request, pk)
    taken = get_visible_or_404(request.actor, Flag, "review", pk=flag_id, review=found.review)
    verdicts.retract(request.actor, taken)
    messages.success(request, _("已撤回这个问题。本栏目需要重新给出结论。"))
    return redirect("review:section", pk, taken.section)


@require_POST
@refusable
def note(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Take an internal note on a section."""
    found = opened(request, pk, "review.note")
    form = NoteForm(request.POST)
    if form.is_valid():
        notes.add(request.actor, found.review, form.cleaned_data["text"], section_of(found, key))
        return redirect("review:section", pk, key)
    return show_section(request, SectionPage(found, section_of(found, key)), note_form=form)

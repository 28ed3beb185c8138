"""Verdicts, questions and notes on a section."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.scoping import get_visible_or_404
from reviews.domain import notes, settling, verdicts
from reviews.domain.refusals import SAY_WHY, Refused
from reviews.forms.writing import ApproveForm, FlagForm, NoteForm
from reviews.models import Flag
from reviews.pages.section import SectionPage
from reviews.views.fetching import opened, reading, refusable, section_of
from reviews.views.keeping import keep_sentence
from reviews.views.reading import show_section


@require_POST
@refusable
def verdict(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Approve a section, and go on to the next one without a verdict; ask why where the machine objects."""
    found = opened(request, pk)
    page, form = SectionPage(found, section_of(found, key)), ApproveForm(request.POST)
    if form.is_valid():
        try:
            verdicts.approve(request.actor, found.review, key, form.cleaned_data["sentence"])
        except Refused as refused:
            if refused.sentence != str(SAY_WHY):
                raise
            form.add_error("sentence", refused.sentence)
        else:
            return redirect(reading(request, pk).next_open(after=key))
    return show_section(request, page, approve_form=form)


@require_POST
@refusable
def withdraw(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Take the approval of a section back."""
    found = opened(request, pk)
    if verdicts.withdraw(request.actor, found.review, section_of(found, key)):
        messages.success(request, _("已收回对本栏目的认可。"))
    return redirect("review:section", pk, key)


@require_POST
@refusable
def flag(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Write a question on a section; what was typed stays when it cannot be taken."""
    page = SectionPage(opened(request, pk), section_of(reading(request, pk), key))
    form = FlagForm(request.POST, places=page.places(request.POST.get("path", "")))
    if form.is_valid():
        values = dict(form.cleaned_data)
        keep, again = values.pop("keep"), page.asked_before(values.pop("again"))
        try:
            verdicts.flag(request.actor, page.reading.review, key, again_of=again, **values)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("已记下这个问题。"))
            if keep:
                keep_sentence(request, page, values)
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
def settle(request: HttpRequest, pk: int, flag_id: int) -> HttpResponse:
    """Mark a question of the last return as settled (``settled=1``), or as not settled after all."""
    found = opened(request, pk)
    asked = next((one.flag for one in found.questions if one.flag.pk == flag_id), None)
    if asked is None:
        raise Http404(_("这个问题不是上一次退回提出的。"))
    settled = request.POST.get("settled") == "1"
    settling.settle(request.actor, found.review, asked, settled=settled)
    messages.success(request, _("这个问题已了结。") if settled else _("这个问题重新打开了。"))
    return redirect("review:section", pk, asked.section)


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

"""Reading a submission."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from reviews.domain import rounds
from reviews.forms.deciding import AssignForm
from reviews.forms.writing import FlagForm, NoteForm
from reviews.pages.preview import public_page
from reviews.pages.section import SectionPage
from reviews.queries import reviewers
from reviews.views.fetching import opened, reading, refusable, section_of


@require_GET
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """The overview: sections with their marks, findings, what changed, who has it."""
    found = reading(request, pk)
    form = AssignForm(people=reviewers(found.filing.federation)) if found.may_write else None
    return render(request, "review/read.html", {"reading": found, "assign_form": form})


@require_POST
@refusable
def open_(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the review, and go to its first section without a verdict."""
    found = reading(request, pk, "review.decide")
    rounds.open(request.actor, found.submission)
    return redirect(reading(request, pk).next_open())


@require_POST
@refusable
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the review to a colleague, or take it."""
    found = opened(request, pk)
    form = AssignForm(request.POST, people=reviewers(found.filing.federation))
    if form.is_valid():
        rounds.hand_over(request.actor, found.review, form.cleaned_data["reviewer"])
        return redirect("review:read", pk)
    return render(request, "review/read.html", {"reading": found, "assign_form": form})


@require_GET
def section(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One section, with an empty question or one made from a finding (``only=open``: unproven indicators)."""
    found = reading(request, pk)
    only = request.GET.get("only") == "open"
    return show_section(request, SectionPage(found, section_of(found, key), only))


@require_GET
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The public page as it would be."""
    return HttpResponse(public_page(reading(request, pk).submission))


def show_section(
    request: HttpRequest,
    page: SectionPage,
    flag_form: FlagForm | None = None,
    note_form: NoteForm | None = None,
) -> HttpResponse:
    """Show a section's page; forms that were filled wrongly come in as they are."""
    asked = request.GET.get("path", "")
    context = {
        "page": page,
        "reading": page.reading,
        "flag_form": flag_form
        or FlagForm(
            places=page.places(asked), initial=page.proposal(request.GET.get("rule", ""), asked)
        ),
        "note_form": note_form or NoteForm(),
        "asking": bool(asked or flag_form),
    }
    return render(request, "review/section.html", context)

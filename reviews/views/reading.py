"""Reading a submission."""

from __future__ import annotations

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from reviews.domain import claims, looks, rounds
from reviews.forms.deciding import AssignForm
from reviews.forms.writing import ApproveForm, FlagForm, NoteForm
from reviews.pages import asking
from reviews.pages.preview import public_page
from reviews.pages.published import Published
from reviews.pages.reading import Reading
from reviews.pages.reopening import Reopening
from reviews.pages.section import SectionPage
from reviews.pages.source import Source
from reviews.queries import reviewers
from reviews.views.fetching import reading, refusable, section_of
from reviews.views.source import SAME_ORIGIN

BESIDE = "source_beside"
"""Whether this person reads with the original beside (kept in the session: it stays open from section to section)."""


@require_GET
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """The overview: sections with their marks, findings, what changed, who has it."""
    found = reading(request, pk)
    noted(request, found)
    form = AssignForm(people=reviewers(found.filing.federation)) if found.may_write else None
    published = Published(request.actor, found.filing)
    context = {"reading": found, "assign_form": form, "published": published}
    context["reopening"] = Reopening(found)
    return render(request, "review/read.html", context)


@require_POST
@refusable
def open_(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the review, and go to its first section without a verdict."""
    found = reading(request, pk, "review.decide")
    rounds.open(request.actor, found.submission)
    return redirect(reading(request, pk).next_open())


@require_POST
@refusable
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the filing to a colleague, or take it."""
    found = reading(request, pk, "review.decide")
    form = AssignForm(request.POST, people=reviewers(found.filing.federation))
    if form.is_valid():
        claims.assign(request.actor, found.filing, form.cleaned_data["reviewer"])
        return redirect("review:read", pk)
    return render(request, "review/read.html", {"reading": found, "assign_form": form})


@require_GET
@csp_update(SAME_ORIGIN)
def section(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One section, with an empty question or one made from a finding (``only=open``: unproven indicators)."""
    found = reading(request, pk)
    only = request.GET.get("only") == "open"
    page = SectionPage(found, section_of(found, key), only)
    noted(request, found)
    return show_section(request, page)


@require_GET
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The public page as it would be."""
    return HttpResponse(public_page(reading(request, pk).submission))


def noted(request: HttpRequest, found: Reading) -> None:
    """Write down that somebody who may decide has read the submission, and keep the filing where it is held."""
    if not found.may_decide:
        return
    looks.look(request.actor, found.submission)
    if found.presence.mine:
        claims.keep(request.actor, found.filing)


def show_section(
    request: HttpRequest,
    page: SectionPage,
    flag_form: FlagForm | None = None,
    note_form: NoteForm | None = None,
    approve_form: ApproveForm | None = None,
) -> HttpResponse:
    """Show a section's page; forms that were filled wrongly come in as they are."""
    wish = asking.wish(request.GET)
    choices = page.choices(wish.finding)
    context = {
        "page": page,
        "reading": page.reading,
        "choices": choices,
        "source": Source(page.reading, page.key) if beside(request) else None,
        "flag_form": flag_form or FlagForm(**page.question(wish, choices)),
        "note_form": note_form or NoteForm(),
        "approve_form": approve_form or ApproveForm(),
        "asking": any(wish) or flag_form is not None,
    }
    return render(request, "review/section.html", context)


def beside(request: HttpRequest) -> bool:
    """Say whether the original is read beside, and remember what the address says of it."""
    if (told := request.GET.get("source")) in ("on", "off"):
        request.session[BESIDE] = told == "on"
    return bool(request.session.get(BESIDE))

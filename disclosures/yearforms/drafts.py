"""A draft's own pages: what it holds, changing a part, opening it, throwing it away."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from disclosures.domain import edition_drafts, edition_preview
from disclosures.domain.editions import value_of
from disclosures.domain.refused import Refused
from disclosures.forms.yearform_pages import PAGES
from disclosures.models import EditionDraft
from disclosures.yearforms import editing, wording
from portal.access import require
from portal.scoping import get_visible_or_404

METHODS = ["GET", "HEAD", "POST"]


def fetch(request: HttpRequest, pk: int) -> EditionDraft:
    """Return the draft if the actor may work on it; 404 for another federation's."""
    actor = request.actor  # type: ignore[attr-defined]
    draft = get_visible_or_404(actor, EditionDraft, "federation", "changed_by", pk=pk)
    require(actor, "edition.manage", draft)
    return draft


@require_safe
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """The parts of the draft, what is new in it, and what can be done with it."""
    draft = fetch(request, pk)
    old_name, differences = wording.changes(draft)
    context = {
        "draft": draft,
        "form": edition_drafts.form_in(draft),
        "items": wording.parts(draft, differences),
        "old_name": old_name,
        "differences": differences,
        "has_pdf": edition_preview.has_pdf(draft),
        "progress": wording.waiting(draft),
        "crumbs": wording.crumbs(draft),
    }
    return render(request, "editions/draft.html", context)


@require_http_methods(METHODS)
def part(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """Change one part; what was typed is kept where it is refused."""
    draft = fetch(request, pk)
    if part not in PAGES:
        raise Http404(_("表式没有这一部分。"))
    data = request.POST if request.method == "POST" else None
    page = PAGES[part](edition_drafts.form_in(draft), data)
    outcome = editing.save(request.actor, draft, page)  # type: ignore[attr-defined]
    if outcome.saved:
        messages.success(request, _("已保存。") if outcome.told else _("没有改动。"))
        if "move" in request.POST or "stay" in request.POST:
            return redirect("editions:part", pk, part)
        return redirect("editions:draft", pk)
    context = {"draft": draft, "page": page, "outcome": outcome}
    context["crumbs"] = wording.crumbs(draft, str(page.title))
    return render(request, "editions/part.html", context)


@require_http_methods(METHODS)
def open_(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then make the draft an edition, and go on to opening a cycle with it."""
    draft, refused = fetch(request, pk), ""
    if request.method == "POST":
        try:
            edition = edition_drafts.open_(
                request.actor,  # type: ignore[attr-defined]
                draft,
                editing.number(request.POST.get("revision", "")),
            )
        except Refused as why:
            refused = why.sentence
        else:
            messages.success(request, _("%s年度表式已启用。接着开设填报周期。") % edition.key)
            where = f"?edition={value_of(edition)}&federation={edition.federation_id}"
            return redirect(reverse("cycles:open") + where)
    context = {"draft": draft, "refused": refused, "form": edition_drafts.form_in(draft)}
    context["crumbs"] = wording.crumbs(draft, _("启用"))
    return render(request, "editions/open.html", context)


@require_http_methods(METHODS)
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then throw the draft away."""
    draft = fetch(request, pk)
    if request.method == "POST":
        edition_drafts.delete(request.actor, draft)  # type: ignore[attr-defined]
        messages.success(request, _("%s年度草稿已删除。") % draft.key)
        return redirect("editions:index")
    context = {"draft": draft, "crumbs": wording.crumbs(draft, _("删除"))}
    return render(request, "editions/delete.html", context)

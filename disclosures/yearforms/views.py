"""Which forms there are, what is new in one, and cloning one for another year."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from disclosures.domain import edition_drafts
from disclosures.domain.refused import Refused
from disclosures.forms.yearform_clone import CloneForm, proposed
from disclosures.models import EditionDraft
from disclosures.yearforms import wording
from portal.access import require
from portal.scoping import visible_to


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the forms that one may use or clone, and the drafts."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "edition.manage")
    ids = [one.pk for one in wording.makers(actor)]
    drafts = visible_to(actor, EditionDraft).filter(federation_id__in=ids)
    context = {
        "offers": wording.all_offers(actor),
        "drafts": drafts.select_related("federation", "changed_by"),
    }
    return render(request, "editions/index.html", context)


@require_safe
def show(request: HttpRequest, value: str) -> HttpResponse:
    """Show what one form has new against the year before."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "edition.manage")
    among = wording.all_offers(actor)
    offer = next((one for one in among if one.value == value), None)
    if offer is None:
        raise Http404(_("没有这份年度表式。"))
    old, differences = wording.since(offer, among)
    crumbs = wording.crumbs(last=offer.form.period)
    context = {"offer": offer, "old": old, "differences": differences, "crumbs": crumbs}
    return render(request, "editions/show.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def clone(request: HttpRequest) -> HttpResponse:
    """Make a draft for another year; what mentions the year is proposed and shown."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "edition.manage")
    among = wording.all_offers(actor)
    data = request.POST if request.method == "POST" else None
    asked = data or request.GET
    start = proposed(among, asked.get("source", ""), asked.get("key", ""))
    form = CloneForm(wording.makers(actor), among, start, data)
    if form.is_valid():
        where, source = form.cleaned_data["federation"], form.cleaned_data["source"]
        try:
            draft = edition_drafts.clone(actor, where, source, form.values())
        except edition_drafts.Faulty as faulty:
            form.refuse(faulty.faults)
        except (Refused, KeyError) as refused:
            form.add_error("key", getattr(refused, "sentence", _("请另选一份底稿。")))
        else:
            messages.success(request, _("草稿已经建好，还没有启用。请逐项核对。"))
            return redirect("editions:draft", draft.pk)
    context = {"form": form, "start": start, "crumbs": wording.crumbs(last=_("从往年复制"))}
    return render(request, "editions/clone.html", context)

"""The college corrects what is public: opens it with a reason, or gives it up."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from disclosures.domain import correcting
from disclosures.domain.refused import Refused
from disclosures.domain.windows import chinese
from disclosures.filing.loading import Desk, open_filing
from disclosures.forms.correcting import CorrectionForm
from portal.access import require


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask which sections and why, then open them."""
    desk = open_filing(request, pk)
    require(request.actor, "filing.submit", desk.filing)
    posted = request.method == "POST"
    form = CorrectionForm(request.POST if posted else None, sections=sections_of(desk))
    if posted and form.is_valid() and opened(desk, form):
        messages.success(
            request,
            _("已打开，可以更正选中的栏目。请在%s前改好后再次提交。")
            % chinese(desk.filing.return_due or form.day),
        )
        return redirect("filing:tasks", pk)
    return render(request, "filing/reopen.html", context(desk, form), status=422 if posted else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether to give the correction up, then do it."""
    desk = open_filing(request, pk)
    require(request.actor, "filing.submit", desk.filing)
    if request.method != "POST":
        return render(request, "filing/drop_correction.html", desk.frame(_("取消更正")))
    try:
        correcting.give_up(request.actor, desk.filing)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("更正已取消，公开页面不变，各栏目已恢复为原来通过的内容。"))
    return redirect("filing:tasks", pk)


def opened(desk: Desk, form: CorrectionForm) -> bool:
    """Open the correction; False, with the reason at the form, where the domain refuses."""
    said = form.cleaned_data
    try:
        correcting.open_(desk.actor, desk.filing, said["sections"], form.day, said["reason"])
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    return True


def sections_of(desk: Desk) -> list[tuple[str, str]]:
    """Return the sections of the form with this college's names."""
    return [(section.key, desk.title(section)) for section in desk.form.sections]


def context(desk: Desk, form: CorrectionForm) -> dict[str, Any]:
    """Return what the page shows: why not, or the form."""
    return {
        **desk.frame(_("更正公开的内容")),
        "form": form,
        "obstacle": correcting.obstacle(desk.filing, own=True),
        "day": chinese(form.day),
    }

"""Making the public files of a cycle again: the list, starting, watching, and what one may do meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from disclosures.domain import rendering
from disclosures.domain.refused import Refused
from disclosures.forms.renders import StartForm
from disclosures.models import RenderBatch
from disclosures.renders import pages
from portal.access import Actor, require
from portal.scoping import get_visible_or_404

ACTION = "render.manage"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the cycles with public files, and the last batches."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, ACTION)
    context = {"lines": pages.lines(actor), "batches": pages.recent(actor)}
    return render(request, "renders/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, cycle: int) -> HttpResponse:
    """Say what would be made again and how long it takes; start it."""
    actor = request.actor  # type: ignore[attr-defined]
    found = pages.cycle_or_404(actor, cycle)
    require(actor, ACTION, found)
    form = StartForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            batch = rendering.start(actor, found, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("renders:show", batch.pk)
    page = pages.Start(actor, found)
    return render(
        request, "renders/start.html", {"form": form, "page": page, "crumbs": page.crumbs}
    )


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far a batch is, what failed, and what may be done."""
    page = pages.Show(_batch(request, pk), request.GET.get("page"))
    return render(request, "renders/show.html", {"page": page, "crumbs": page.crumbs})


@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how far it is; when it no longer runs the browser loads the page again."""
    page = pages.Show(_batch(request, pk))
    answer = render(request, "components/progress.html", page.bar)
    if not page.running:
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Give out nothing more for now."""
    return _do(request, pk, rendering.pause, _("已暂停。正在生成的几份会做完。"))


@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on."""
    return _do(request, pk, rendering.resume, _("继续进行。"))


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """End it; what is left keeps its files."""
    return _do(request, pk, rendering.stop, _("已停止。没有做的保持原来的文件。"))


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Have what failed done once more."""
    return _do(request, pk, rendering.retry, _("没有成功的已重新排队。"))


def _do(
    request: HttpRequest, pk: int, act: Callable[[Actor, RenderBatch], object], said: str
) -> HttpResponse:
    try:
        act(request.actor, _batch(request, pk))  # type: ignore[attr-defined]
    except Refused as refused:
        messages.warning(request, refused.sentence)
    else:
        messages.success(request, said)
    return redirect("renders:show", pk)


def _batch(request: HttpRequest, pk: int) -> RenderBatch:
    actor = request.actor  # type: ignore[attr-defined]
    found = get_visible_or_404(
        actor, RenderBatch, "cycle__federation", "cycle__edition", "started_by", pk=pk
    )
    require(actor, ACTION, found)
    return found

"""The log: searched and taken home by operators; its head; and what one did oneself."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from portal import clock
from portal.access import require
from portal.domain import heads, log, log_files
from portal.domain.asking import ask_again
from portal.forms.log import LogSearch
from portal.pages_log import lines

TYPES = {log_files.Kind.CSV: "text/csv; charset=utf-8", log_files.Kind.JSON: "application/jsonl"}

KINDS = (
    (log_files.Kind.CSV, gettext_lazy("导出 CSV")),
    (log_files.Kind.JSON, gettext_lazy("导出 JSON")),
)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What happened in the operator's federations, newest first, as the address narrows it."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "log.view")
    form = LogSearch(request.GET)
    wanted = form.wanted()
    page = log.page(actor, wanted, _before(request))
    context = {"form": form, "page": page, "lines": lines(page.events), "most": log_files.MOST}
    context |= {"query": urlencode(wanted.told()), "chosen": wanted.told(), "kinds": KINDS}
    return render(request, "portal/log.html", context)


@ask_again
@require_POST
def export(request: HttpRequest, kind: str) -> FileResponse:
    """The same as a file, on record."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "log.view")
    if kind not in set(log_files.Kind):
        raise Http404(_("没有这种文件。"))
    wanted, chosen = LogSearch(request.POST).wanted(), log_files.Kind(kind)
    file, _count = log_files.make(actor, wanted, chosen)
    name = _("日志-%(day)s.%(kind)s") % {"day": clock.today().isoformat(), "kind": kind}
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=TYPES[chosen])
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
def head(request: HttpRequest) -> HttpResponse:
    """The head of the chain, to be printed and signed."""
    require(request.actor, "log.view")  # type: ignore[attr-defined]
    return render(request, "portal/log_head.html", {"head": heads.current(), "at": clock.now()})


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What the person did, newest first."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "account.use")
    page = log.own(actor, _before(request))
    return render(request, "portal/log_mine.html", {"page": page, "lines": lines(page.events)})


def _before(request: HttpRequest) -> int | None:
    told = request.GET.get("before", "")
    return int(told) if told.isdecimal() and len(told) < 19 else None  # noqa: PLR2004 - of a bigint

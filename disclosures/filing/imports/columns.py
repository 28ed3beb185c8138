"""Which column of a roster holds what: suggested, corrected by hand, remembered for the college."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from disclosures.domain import imports
from disclosures.domain.refused import Refused
from disclosures.filing.imports.columns_page import context, posted
from disclosures.filing.imports.loading import open_import, open_to_change
from disclosures.filing.loading import Desk
from disclosures.models import Import


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show the file's first rows below what each column is taken for; POST corrects it."""
    opened = open_to_change if request.method == "POST" else open_import
    desk, brought = opened(request, pk, number)
    if not (brought.ready and brought.table):
        raise Http404(_("这份材料里没有可以对应的名单表格。"))
    if request.method == "POST":
        return _correct(request, desk, brought)
    return render(request, "imports/columns.html", context(desk, brought))


def _correct(request: HttpRequest, desk: Desk, brought: Import) -> HttpResponse:
    width = max((len(row) for row in brought.table["rows"]), default=0)
    chosen = posted(request.POST, width)
    error = ""
    if "name" not in chosen.values():
        error = _("请指出哪一列是姓名，其余的列可以不要。")
    else:
        try:
            imports.rematch(desk.actor, brought, chosen)
        except Refused as refused:
            error = refused.sentence
    if error:
        shown = context(desk, brought, chosen, error)
        return render(request, "imports/columns.html", shown, status=422)
    messages.success(request, _said(brought))
    return redirect("filing:import_one", desk.filing.pk, brought.pk)


def _said(brought: Import) -> str:
    """Say that it was read anew; only a roster with a header is known again."""
    if any(brought.table.get("header") or ()):
        return _("已按新的对应关系重新读取，并且记住了：下次同样的表头会自动对应。")
    return _("已按新的对应关系重新读取。")

"""The progress board, who has not started, and the map of provinces."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.access import require
from portal.views.downloads import hand_out
from reviews.domain import exports
from reviews.forms.board import BoardForm
from reviews.pages.absent import AbsentPage
from reviews.pages.board import BoardPage
from reviews.pages.board_exports import as_download
from reviews.pages.map import MapPage

PER_PAGE = 50


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """How far a year has come, by place and kind."""
    require(request.actor, "review.view")
    form = BoardForm(request.GET, actor=request.actor)
    page = BoardPage(request.actor, form.wanted())
    return render(request, "review/board.html", {"form": form, "board": page})


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The board and the list of those who have not started, as the address narrows them."""
    require(request.actor, "review.view")
    wanted = BoardForm(request.GET, actor=request.actor).wanted()
    page = BoardPage(request.actor, wanted)
    unions = list(AbsentPage(request.actor, wanted).unions)
    exports.log_board(request.actor, wanted, len(page.rows))
    return hand_out(as_download(page, unions))


@require_safe
def not_started(request: HttpRequest) -> HttpResponse:
    """Who has not started, and whether they can be reached."""
    require(request.actor, "review.view")
    form = BoardForm(request.GET, actor=request.actor)
    shown = AbsentPage(request.actor, form.wanted())
    page = Paginator(shown.unions, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "absent": shown, "page": page}
    return render(request, "review/not_started.html", context)


@require_safe
def provinces(request: HttpRequest) -> HttpResponse:
    """The provinces as tiles at their usual place."""
    require(request.actor, "review.view")
    form = BoardForm(request.GET, actor=request.actor)
    return render(
        request, "review/map.html", {"form": form, "map": MapPage(request.actor, form.wanted())}
    )

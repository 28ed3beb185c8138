"""Somebody who is named asks not to be named any more. No log-in, no cookie, no script."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from portal.visitor import address_of
from reviews.domain.erasures import receiving
from reviews.domain.erasures.receiving import Ambiguous, Request
from reviews.domain.objections import senders
from reviews.domain.objections.limits import TooMany
from reviews.domain.objections.publics import Public
from reviews.domain.refusals import Refused
from reviews.forms.erasures import EraseForm
from reviews.objections.open import open_to_all
from reviews.objections.report import find, too_large
from reviews.objections.tokens import Token, expired


@open_to_all
@never_cache
@require_safe
def new(request: HttpRequest, code: str) -> HttpResponse:
    """The empty form; of an earlier version it leads to the present one's."""
    public = find(code)
    if public.entry.withdrawn_at:  # its page says why
        return redirect("public:disclosure", public.publication.code)
    if public.superseded:
        return redirect("erasure:new", public.publication.code)
    return page(request, public, EraseForm(public=public, initial={"section": "roster"}))


@open_to_all
@csrf_exempt  # nobody is logged in, and the form has a signed token of its own
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sent(request: HttpRequest, code: str) -> HttpResponse:
    """Take the form in and show the receipt, once; or the form again with what was typed in it."""
    if request.method != "POST":
        return redirect("erasure:new", code)
    public = find(code)
    if public.entry.withdrawn_at:
        return redirect("public:disclosure", public.publication.code)
    if too_large(request):
        form = EraseForm({}, public=public)
        form.add_error("text", _("写得太长了，请缩短一些。"))
        return page(request, public, form, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    token = Token.read(request.POST.get("token", ""), public.publication.code)
    form = EraseForm(request.POST, public=public)
    problem = token.problem if token else expired()
    if problem:
        form.add_error(None, problem)
        return page(request, public, form, token if token and problem != expired() else None)
    if not form.is_valid():
        return page(request, public, form, token)
    return take_in(request, public, form, token)


def take_in(
    request: HttpRequest, public: Public, form: EraseForm, token: Token | None
) -> HttpResponse:
    """Give the receipt, or say why there is none yet."""
    names = ("section", "name", "row", "contact", "text", "everywhere")
    asked = Request(**{name: form.cleaned_data[name] for name in names})
    sender, name = senders.sender_of(address_of(request)), token.form if token else ""
    try:
        receipt = receiving.receive(public, asked, sender=sender, form=name)
    except TooMany as refused:
        form.add_error(None, refused.sentence)
        return page(request, public, form, token, status=HTTPStatus.TOO_MANY_REQUESTS)
    except Ambiguous as refused:
        form.offer(refused.places)
        form.add_error("row", refused.sentence)
        return page(request, public, form, token, choose=True)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return page(request, public, form, token)
    context = {"public": public, "receipt": receipt, "days": settings.ERASURE_DAYS}
    return render(request, "erasures/sent.html", context)


def page(
    request: HttpRequest, public: Public, form: EraseForm, token: Token | None = None,
    *, status: int = HTTPStatus.OK, choose: bool = False,
) -> HttpResponse:  # fmt: skip
    """The page with the form; `choose`: several have the name."""
    token = token or Token.fresh(public.publication.code)
    context = {"public": public, "form": form, "token": str(token), "choose": choose}
    context |= {"days": settings.ERASURE_DAYS, "kept": settings.ERASURE_KEPT_DAYS}
    return render(request, "erasures/new.html", context, status=status)

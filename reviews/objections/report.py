"""Somebody of the public writes that a section is untrue. No log-in, no cookie, no script."""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from portal.visitor import address_of
from reviews.domain.objections import publics, receiving, senders, words
from reviews.domain.objections.limits import TooMany
from reviews.domain.objections.publics import Public
from reviews.domain.refusals import Refused
from reviews.forms.objections import ReportForm
from reviews.objections.open import open_to_all
from reviews.objections.tokens import Token, expired

LARGEST = 64 * 1024
"""Bytes of a form that is read at all: the longest text takes a fifth of it."""


@open_to_all
@never_cache
@require_safe
def new(request: HttpRequest, code: str) -> HttpResponse:
    """The empty form; of an earlier version it leads to the present one's."""
    public = find(code)
    if public.entry.withdrawn_at:  # its page says why
        return redirect("public:disclosure", public.publication.code)
    if public.superseded:
        return redirect("objection:new", public.publication.code)
    section = request.GET.get("section", "")
    return page(request, public, ReportForm(public=public, initial={"section": section}))


@open_to_all
@csrf_exempt  # nobody is logged in, and the form has a signed token of its own
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sent(request: HttpRequest, code: str) -> HttpResponse:
    """Take the form in and show the receipt, once; or the form again with what was typed in it."""
    if request.method != "POST":
        return redirect("objection:new", code)
    public = find(code)
    if public.entry.withdrawn_at:
        return redirect("public:disclosure", public.publication.code)
    if too_large(request):
        form = ReportForm({}, public=public)
        form.add_error("text", _("写得太长了，最多%d个字，请缩短一些。") % words.LONGEST)
        return page(request, public, form, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    token = Token.read(request.POST.get("token", ""), public.publication.code)
    form = ReportForm(request.POST, public=public)
    problem = token.problem if token else expired()
    if problem:
        form.add_error(None, problem)
        again = token if token and problem != expired() else None
        return page(request, public, form, again)
    if not form.is_valid():
        return page(request, public, form, token)
    return take_in(request, public, form, token)


def take_in(
    request: HttpRequest, public: Public, form: ReportForm, token: Token | None
) -> HttpResponse:
    """Give the receipt, or say why there is none yet."""
    said = {name: form.cleaned_data[name] for name in ("section", "text", "contact")}
    sender = senders.sender_of(address_of(request))
    name = token.form if token else ""
    try:
        receipt = receiving.receive(public, **said, sender=sender, form=name)
    except TooMany as refused:
        form.add_error(None, _("%s您写的内容还在下面，请先复制保存。") % refused.sentence)
        return page(request, public, form, token, status=HTTPStatus.TOO_MANY_REQUESTS)
    except Refused as refused:
        form.add_error(field_of(form), refused.sentence)
        return page(request, public, form, token)
    context = {"public": public, "receipt": receipt, "section": public.title(said["section"])}
    return render(request, "objections/sent.html", context)


def page(
    request: HttpRequest, public: Public, form: ReportForm, token: Token | None = None,
    *, status: int = HTTPStatus.OK,
) -> HttpResponse:  # fmt: skip
    """The page with the form."""
    token = token or Token.fresh(public.publication.code)
    context = {"public": public, "form": form, "token": str(token), "longest": words.LONGEST}
    return render(request, "objections/new.html", context, status=status)


def find(code: str) -> Public:
    """Return the publication, or 404."""
    public = publics.find(code)
    if public is None:
        raise Http404(_("没有这份公开文件。"))
    return public


def too_large(request: HttpRequest) -> bool:
    """Say whether more was sent than a form of ours can hold; nothing of it is read then."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not length.isdigit() or int(length) > LARGEST


def field_of(form: ReportForm) -> str:
    """Return the field that the domain refused: the contact where only that is at fault."""
    try:
        words.statement(form.cleaned_data["text"])
    except Refused:
        return "text"
    return "contact"

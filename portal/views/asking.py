"""The page that asks again who somebody is, and comes back with what was typed."""

from __future__ import annotations

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from portal.domain import asking, second_factor
from portal.forms.asking import AskAgainForm
from portal.forms.limits import status_of
from portal.views import passkeys, resume
from portal.views.marks import without_second_factor
from portal.views.onward import own_path


@never_cache
@without_second_factor
def ask_again(request: HttpRequest) -> HttpResponse:
    """Ask for the password, a code or a passkey; then lead to `next`, or send on what was typed."""
    form = AskAgainForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        asking.proved(request, form.how)
        return resume.send_on(request, _("已确认身份")) or HttpResponseRedirect(_next(request))
    return _page(request, form, resume.carried(request))


def ask(request: HttpRequest) -> HttpResponse:
    """Answer something that was sent with the page that asks first, and carries it on."""
    carried = {
        "resume": json.dumps(resume.typed(request.POST), ensure_ascii=False),
        "resume_to": request.get_full_path(),
        "lost_files": bool(request.FILES),
    }
    return _page(request, AskAgainForm(None, request=request), carried)


def _page(request: HttpRequest, form: AskAgainForm, carried: dict[str, object]) -> HttpResponse:
    has_key = bool(second_factor.passkeys(form.user))
    context = {
        "form": form,
        "next": _next(request),
        "options": passkeys.options_for(form.user) if has_key else "",
        **carried,
    }
    if not (has_key or {"password", "code"} & set(form.fields)):
        messages.info(request, _("请先退出，再用学校的统一身份认证登录一次，然后继续。"))
    return render(request, "account/ask_again.html", context, status=status_of(form))


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next")
    return own_path(request, wanted) or resolve_url("account_security")

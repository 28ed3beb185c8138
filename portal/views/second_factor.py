"""The second factor: the step of the log-in, the app, the recovery codes, and where one must be set up."""

from __future__ import annotations

import base64
import copy
from typing import Any

from allauth.account.internal.decorators import login_stage_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.internal.auth import clear_totp_secret, get_totp_secret
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.domain import passkeys, second_factor
from portal.domain.asking import ask_again
from portal.forms.limits import status_of
from portal.forms.second_factor import CodeForm, SetUpForm
from portal.views import resume
from portal.views.marks import without_second_factor
from portal.views.passkeys import after_adding


@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="login")
def step(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor in the middle of a log-in; carry on what was typed before it."""
    stage = request._login_stage  # type: ignore[attr-defined]  # noqa: SLF001 - allauth's way
    user = stage.login.user
    form = CodeForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        post_authentication(request, form.row)
        answer = stage.exit()
        return resume.send_on(request) or answer
    keys = second_factor.passkeys(user)
    context = {
        "form": form,
        "has_app": second_factor.totp(user) is not None,
        "options": passkeys.ask_for(user) if keys else "",
        **resume.carried(request),
    }
    return render(request, "account/second_step.html", context, status=status_of(form))


def step_with(request: HttpRequest) -> HttpResponse:
    """Answer a log-in that carries something with the next step itself: a redirect would lose it."""
    asked = copy.copy(request)
    asked.method = "GET"
    return step(asked)


@without_second_factor
def needed(request: HttpRequest) -> HttpResponse:
    """Say that a second factor comes first, and how to set one up."""
    if not second_factor.missing(request, request.actor):  # type: ignore[attr-defined]
        return redirect("account_security")
    return render(request, "account/second_factor_needed.html")


@never_cache
@without_second_factor
@ask_again(reading=True)
def add_app(request: HttpRequest) -> HttpResponse:
    """Show the secret as a picture and as text; take the app into use with its first code."""
    user: Any = request.user
    if second_factor.totp(user):
        return redirect("account_security")
    form = SetUpForm(request.POST or None)
    secret = get_totp_secret()
    if request.method == "POST" and form.is_valid():
        if second_factor.add_totp(request, secret, form.cleaned_data["code"]):
            clear_totp_secret(request)
            messages.success(request, _("二次验证已启用，下次登录时要输入应用里的验证码。"))
            return after_adding(request)
        form.add_error("code", _("验证码不对。请看应用里最新的6位数字；手机的时间要准。"))
    return render(request, "account/app_add.html", {"form": form, **_picture(user, secret)})


@require_POST
@ask_again
def remove_app(request: HttpRequest) -> HttpResponse:
    """Take the app out of use."""
    if row := second_factor.totp(request.user):  # type: ignore[arg-type]
        second_factor.take_away(request, row)
        messages.success(request, _("验证器应用已停用。"))
    return redirect("account_security")


@never_cache
@without_second_factor
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Show recovery codes that were just made; afterwards only how many are left."""
    if request.method == "POST":
        second_factor.hide(request)
        return redirect("account_security")
    codes = second_factor.shown(request)
    if not codes:
        return redirect("account_security")
    return render(request, "account/recovery_codes.html", {"codes": codes})


@never_cache
@without_second_factor
def recovery_codes_file(request: HttpRequest) -> HttpResponse:
    """Hand out the recovery codes that are being shown as a text file."""
    codes = second_factor.shown(request)
    if not codes:
        return redirect("account_security")
    context = {"codes": codes, "user": request.user}
    answer = render(request, "account/recovery_codes.txt", context, "text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="recovery-codes.txt"'
    return answer


@require_POST
@ask_again
def new_recovery_codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes; the old ones are worth nothing from now on."""
    if second_factor.has(request.user):  # type: ignore[arg-type]
        second_factor.new_recovery_codes(request)
        return redirect("recovery_codes")
    return redirect("account_security")


def _picture(user: Any, secret: str) -> dict[str, str]:
    adapter = get_adapter()
    picture = adapter.build_totp_svg(adapter.build_totp_url(user, secret)).encode()
    groups = [secret[at : at + 4] for at in range(0, len(secret), 4)]
    return {
        "picture": f"data:image/svg+xml;base64,{base64.b64encode(picture).decode()}",
        "secret": " ".join(groups),
    }

"""Passkeys: logging in with one, adding, naming, removing."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.domain import passkeys, second_factor, signing_in, throttle
from portal.domain.asking import ask_again
from portal.domain.log_in import failed
from portal.forms.passkey_log_in import PasskeyLogInForm
from portal.forms.second_factor import PasskeyForm, RenameForm
from portal.models import User
from portal.views import resume
from portal.views.marks import without_second_factor
from portal.visitor import address_of, network_of


@never_cache
@login_not_required
@without_second_factor
def log_in(request: HttpRequest) -> HttpResponse:
    """Log in with a passkey alone: it is both factors, since the device asked for finger or PIN."""
    if request.user.is_authenticated:
        return redirect("start")
    key = ("passkey", network_of(address_of(request)))
    throttle.refuse_if_spent(key)
    form = PasskeyLogInForm(request.POST or None)
    if request.method == "POST":
        if form.is_valid():
            post_authentication(request, form.row, passwordless=True)
            answer = signing_in.complete(request, form.row.user, "passkey")
            return resume.send_on(request) or answer
        throttle.count(key)
        failed(None, "", why="passkey")
    context = {"form": form, "options": passkeys.ask_for(None), **resume.carried(request)}
    return render(request, "account/passkey_log_in.html", context)


@never_cache
@without_second_factor
@ask_again(reading=True)
def add(request: HttpRequest) -> HttpResponse:
    """Add a passkey; the first second factor brings recovery codes."""
    form = PasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        second_factor.add_passkey(request, given["name"], given["credential"])
        messages.success(request, _("通行密钥已添加，下次可以用它登录。"))
        return after_adding(request)
    context = {"form": form, "options": passkeys.ask_to_make(_user(request))}
    return render(request, "account/passkey_add.html", context)


@ask_again(reading=True)
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one of one's passkeys another name."""
    row = _own(request, pk)
    form = RenameForm(request.POST or None, initial={"name": row.wrap().name})
    if request.method == "POST" and form.is_valid():
        second_factor.rename(request, row, form.cleaned_data["name"])
        return redirect("account_security")
    return render(request, "account/passkey_rename.html", {"form": form, "key": row.wrap()})


@require_POST
@ask_again
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove one of one's passkeys."""
    second_factor.take_away(request, _own(request, pk))
    messages.success(request, _("通行密钥已删除，不能再用它登录。设备上的那一份可以在设备里删掉。"))
    return redirect("account_security")


def options_for(user: User) -> str:
    """Return what the browser is asked for a passkey of `user`."""
    return passkeys.ask_for(user)


def after_adding(request: HttpRequest) -> HttpResponse:
    """Lead to new recovery codes where there are none yet, else back."""
    if second_factor.recovery(_user(request)):
        return redirect("account_security")
    second_factor.new_recovery_codes(request)
    return redirect("recovery_codes")


def _own(request: HttpRequest, pk: int) -> Authenticator:
    kind = Authenticator.Type.WEBAUTHN
    return get_object_or_404(Authenticator, pk=pk, user=_user(request), type=kind)


def _user(request: HttpRequest) -> Any:
    return request.user

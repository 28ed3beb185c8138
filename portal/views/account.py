"""Logging in and out, passwords."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import views
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.forms.account import ChangePasswordForm, ChoosePasswordForm, LogInForm
from portal.views import resume


class LogInView(views.LoginView):
    """Leads to `next`, else to the start page; who is logged in already goes there at once.

    Sends on what was typed when the session had ended (`portal.views.resume`).
    """

    template_name = "portal/login.html"
    form_class = LogInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{**resume.carried(self.request), **kwargs})

    def form_valid(self, form: Any) -> HttpResponse:
        onward = super().form_valid(form)
        return resume.send_on(self.request) or onward


@method_decorator(login_not_required, name="dispatch")
class LogOutView(views.LogoutView):
    """Takes POST only, so that no link can log anybody out; harmless when it is done already."""


class ChangePasswordView(views.PasswordChangeView):
    """The password of whoever is logged in; other sessions of the account end."""

    template_name = "portal/password_change.html"
    form_class = ChangePasswordForm
    success_url = reverse_lazy("start")

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, _("密码已修改。下次登录请用新密码。"))
        return super().form_valid(form)


class ChoosePasswordView(views.PasswordResetConfirmView):
    """The first password, by a link that works once; logs in afterwards."""

    template_name = "portal/password_choose.html"
    form_class = ChoosePasswordForm
    success_url = reverse_lazy("start")
    post_reset_login = True
    post_reset_login_backend = "django.contrib.auth.backends.ModelBackend"
    title = gettext_lazy("设置密码")


def locked_out(request: HttpRequest, *_credentials: Any, **__: Any) -> HttpResponse:
    """Answer a log-in after too many wrong passwords (axes calls it)."""
    sentence = _("密码输错次数过多，为保护账号，请15分钟后再试。")
    context = {"form": LogInForm(request), "locked": sentence}
    return render(request, "portal/login.html", context, status=429)

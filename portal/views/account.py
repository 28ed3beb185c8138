"""Logging in and out, passwords."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import views
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.domain import signing_in
from portal.domain.password_tokens import tokens
from portal.forms.account import ChangePasswordForm, ChoosePasswordForm, LogInForm
from portal.forms.limits import status_of
from portal.views import resume
from portal.views.marks import without_second_factor
from portal.views.second_factor import step_with


class LogInView(views.LoginView):
    """Leads to `next`, else to the start page; who is logged in already goes there at once.

    Sends on what was typed when the session had ended (`portal.views.resume`), also through the
    second factor.
    """

    template_name = "portal/login.html"
    form_class = LogInForm
    redirect_authenticated_user = True

    def get_redirect_url(self) -> str:
        """Return `next`; of the log-in itself, which would lead in circles, nothing."""
        found = super().get_redirect_url()
        return "" if found == self.request.path else found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{**resume.carried(self.request), **kwargs})

    def form_valid(self, form: Any) -> HttpResponse:
        request, onward = self.request, self.get_redirect_url() or None
        answer = signing_in.complete(request, form.get_user(), "password", onward=onward)
        if not request.user.is_authenticated:
            return step_with(request) if resume.carried(request)["resume"] else answer
        return resume.send_on(request) or answer

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        return super().render_to_response(context, status=status_of(context["form"]), **kwargs)


@method_decorator([without_second_factor, login_not_required], name="dispatch")
class LogOutView(views.LogoutView):
    """Takes POST only, so that no link can log anybody out; harmless when it is done already."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        signing_in.left(request)
        return super().post(request, *args, **kwargs)


class ChangePasswordView(views.PasswordChangeView):
    """The password of whoever is logged in; other sessions of the account end."""

    template_name = "portal/password_change.html"
    form_class = ChangePasswordForm
    success_url = reverse_lazy("start")

    def form_valid(self, form: Any) -> HttpResponse:
        old = self.request.session.session_key
        answer = super().form_valid(form)
        signing_in.password_changed(self.request, old)
        messages.success(
            self.request, _("密码已修改，其他设备上的登录都已退出。下次登录请用新密码。")
        )
        return resume.send_on(self.request, _("密码已修改")) or answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{**resume.carried(self.request), **kwargs})


class ChoosePasswordView(views.PasswordResetConfirmView):
    """A password by a link that works once; leads into the portal, past the second factor."""

    template_name = "portal/password_choose.html"
    form_class = ChoosePasswordForm
    token_generator = tokens
    success_url = reverse_lazy("start")
    title = gettext_lazy("设置密码")

    def form_valid(self, form: Any) -> HttpResponse:
        super().form_valid(form)
        return signing_in.by_link(self.request, self.user)

"""What django-allauth asks of us: its adapters."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa import app_settings
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal import secret_box
from portal.domain import signing_in
from portal.visitor import address_of

NO_ADDRESS = "0.0.0.0"  # noqa: S104 - stands for an unknown address


class AccountAdapter(DefaultAccountAdapter):
    """No sign-up, no messages of its own, and the visitor's address as our proxies tell it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Answer that accounts are made by invitation alone."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: our own views do."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the visitor's address; a stand-in where the server does not say."""
        return address_of(request) or NO_ADDRESS

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Leave the asking to `portal.domain.asking`."""
        return False

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Lead a stopped account back to the log-in page."""
        messages.error(request, _("这个账号现在不能登录，请联系本单位的书记或负责人。"))
        return HttpResponseRedirect(reverse("login"))

    def post_login(
        self, request: HttpRequest, user: Any, *, signal_kwargs: Any, **kwargs: Any
    ) -> HttpResponse:
        """Write down that somebody is in."""
        response = super().post_login(request, user, signal_kwargs=signal_kwargs, **kwargs)
        signing_in.arrived(request, response, user, (signal_kwargs or {}).get("how", ""))
        return response


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets encrypted, and names that people know."""

    error_messages = {"incorrect_code": _("这个通行密钥不能用于这个账号，请换一个再试。")}

    def encrypt(self, text: str) -> str:
        """Return what is kept in place of `text`."""
        return secret_box.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return what `encrypt` was given."""
        return secret_box.decrypt(encrypted_text)

    def get_totp_label(self, user: Any) -> str:
        """Return the log-in name: what the app shows beside the code."""
        return str(user.get_username())

    def _get_user_identifier(self, user: Any) -> str:
        return str(user.get_username())

    def _get_site_name(self) -> str:
        return str(app_settings.TOTP_ISSUER)

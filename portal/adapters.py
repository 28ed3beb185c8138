"""What django-allauth asks of us: its adapters."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

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


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors."""

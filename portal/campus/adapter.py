"""Where allauth asks us: providers come from the operator's file, and no account is made or matched."""

from __future__ import annotations

import secrets
from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from django.http import HttpRequest
from requests import RequestException

from portal import clock
from portal.campus import providers
from portal.campus.configured import Provider
from portal.campus.oidc import CampusOIDC
from portal.campus.trouble import Trouble

LATELY = 5 * 60
"""Seconds."""


class Arrived(BaseException):
    """Somebody proved an identity. No `Exception`: nothing on the way may take it for a fault."""

    def __init__(self, identity: str, errand: dict[str, Any]) -> None:
        super().__init__(identity)
        self.identity, self.errand = identity, errand


class CampusAdapter(DefaultSocialAccountAdapter):
    """An identity belongs to the account that linked it; nothing else leads to an account."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Stop where allauth would make an account, link one or log in: the view goes on from here."""
        campus, errand = sociallogin.provider.campus, sociallogin.state.get("data") or {}
        if errand.get("again") and not _just_now(sociallogin.auth_time):
            raise Trouble(request, campus, "refused", "not asked again there")
        raise Arrived(sociallogin.account.uid, errand)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,
    ) -> None:
        """Answer with a page of ours."""
        page = "refused"
        if error == AuthError.CANCELLED:
            page = "cancelled"
        elif isinstance(exception, RequestException):
            page = "unreachable"
        raise Trouble(request, provider.campus, page, type(exception).__name__)

    def get_provider(self, request: HttpRequest, provider: str, client_id: Any = None) -> Any:
        """Return allauth's view of an OIDC provider. Raises SocialApp.DoesNotExist."""
        campus = providers.find(provider)
        if campus is None or campus.kind != "oidc":
            raise SocialApp.DoesNotExist
        return CampusOIDC(request, _app(campus), campus)

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """None in the database: what is offered stands in the operator's file alone."""
        return []

    def get_requests_session(self) -> Any:
        """Everything that is fetched goes through `portal.campus.fetching`."""
        raise NotImplementedError

    def generate_state_param(self, state: dict[str, Any]) -> str:
        """Return 256 random bits."""
        return secrets.token_urlsafe()

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: Any) -> Any:
        """Nothing of a person is taken over."""
        return sociallogin.user

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def authenticate_by_email(self, sociallogin: SocialLogin) -> None:
        return None


def _just_now(auth_time: object) -> bool:
    """Whether the server asked for the password within the last minutes (OIDC Core 1.0, max_age)."""
    return isinstance(auth_time, int | float) and clock.now().timestamp() - auth_time < LATELY


def _app(campus: Provider) -> SocialApp:
    return SocialApp(
        provider="openid_connect",
        provider_id=campus.id,
        name=campus.label,
        client_id=campus.client_id,
        secret=campus.secret,
        settings={"server_url": campus.server},
    )

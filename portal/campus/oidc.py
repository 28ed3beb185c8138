"""OpenID Connect: the code flow of allauth's provider, with everything checked that it leaves to TLS."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from http import HTTPStatus
from typing import Any

import requests
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Client, OAuth2Error
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest
from django.urls import reverse

from portal.campus import tokens
from portal.campus.configured import Provider
from portal.campus.fetching import Bounded, check_origin

ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class Client(OAuth2Client):
    """Changes the code for tokens, at the provider's own address alone."""

    campus: Provider

    def get_access_token(
        self, code: str, pkce_code_verifier: str | None = None, extra_data: Any = None
    ) -> dict[str, Any]:
        data = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.callback_url,
            "code_verifier": pkce_code_verifier,
            "client_id": self.consumer_key,
        }
        auth = None
        if self.basic_auth:
            auth = requests.auth.HTTPBasicAuth(self.consumer_key, self.consumer_secret)
        elif self.consumer_secret:
            data["client_secret"] = self.consumer_secret
        with Bounded(self.campus) as session:
            answer = session.post(self.access_token_url, data=data, auth=auth)
        if answer.status_code != HTTPStatus.OK:
            raise OAuth2Error("the code was not taken")
        return _dictionary(answer)


class CampusOIDCAdapter(OpenIDConnectOAuth2Adapter):
    """One arrival (or departure) at one provider."""

    client_class = Client
    nonce = ""

    @property
    def campus(self) -> Provider:
        """The operator's entry."""
        return self.get_provider().campus

    @cached_property
    def openid_config(self) -> dict[str, Any]:  # type: ignore[override]
        """What the provider says of itself; every address in it is one the operator named."""
        with Bounded(self.campus) as session:
            found = session.get(self.get_provider().server_url)
        found.raise_for_status()
        told = _dictionary(found)
        if told.get("issuer") != self.campus.server:
            raise OAuth2Error("another issuer")
        for name in ENDPOINTS:
            check_origin(self.campus, str(told.get(name)))
        return told

    def get_client(self, request: HttpRequest, app: SocialApp) -> Client:
        client: Client = super().get_client(request, app)
        client.campus = self.campus
        return client

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return request.build_absolute_uri(reverse("campus:back", args=(self.provider_id,)))

    def get_access_token_data(
        self, request: HttpRequest, app: Any, client: Any, pkce_code_verifier: str | None = None
    ) -> Any:
        self.nonce = nonce_of(pkce_code_verifier or "")
        return super().get_access_token_data(request, app, client, pkce_code_verifier)

    def parse_token(self, data: dict[str, Any]) -> SocialToken:
        return SocialToken()  # nothing of it is kept

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        answer = kwargs["response"]
        claims = tokens.claims_of(
            answer["id_token"],
            self._keys(),
            issuer=self.campus.server,
            client_id=app.client_id,
            nonce=self.nonce,
        )
        if self.campus.claim not in claims:
            claims |= self._userinfo(answer["access_token"], claims["sub"])
        arrived: SocialLogin = self.get_provider().sociallogin_from_response(request, claims)
        arrived.auth_time = claims.get("auth_time")
        return arrived

    def _keys(self) -> dict[str, Any]:
        with Bounded(self.campus) as session:
            found = session.get(self.openid_config["jwks_uri"])
        found.raise_for_status()
        return _dictionary(found)

    def _userinfo(self, access_token: str, subject: str) -> dict[str, Any]:
        with Bounded(self.campus) as session:
            headers = {"Authorization": f"Bearer {access_token}"}
            found = session.get(self.profile_url, headers=headers)
        found.raise_for_status()
        told = _dictionary(found)
        if told.get("sub") != subject:  # OpenID Connect Core 1.0, 5.3.2
            raise OAuth2Error("userinfo of somebody else")
        return told


class CampusOIDC(OpenIDConnectProvider):
    """A provider of the operator's file as allauth wants it; nothing of a person is taken but the identity."""

    oauth2_adapter_class = CampusOIDCAdapter

    def __init__(self, request: HttpRequest, app: SocialApp, campus: Provider) -> None:
        super().__init__(request, app=app)
        self.campus = campus

    def get_pkce_params(self) -> dict[str, str]:
        """PKCE always; the nonce is made of the verifier, which this browser's session alone holds."""
        made: dict[str, str] = generate_code_challenge()
        return {**made, "nonce": nonce_of(made["code_verifier"])}

    def get_scope(self) -> list[str]:
        return list(self.campus.scopes)

    def extract_uid(self, data: dict[str, Any]) -> str:
        return str(data[self.campus.claim])

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        return {}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        return {}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[Any]:
        return []


def nonce_of(verifier: str) -> str:
    """Return the nonce that belongs to a PKCE verifier."""
    return sha256(b"nonce " + verifier.encode()).hexdigest()


def _dictionary(answer: requests.Response) -> dict[str, Any]:
    told = answer.json()
    if not isinstance(told, dict):
        raise OAuth2Error("no JSON object")
    return told

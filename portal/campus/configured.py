"""Which campuses' sign-in is offered: what the operator's file says, checked to the letter.

The file is YAML (or JSON, which YAML is): `providers:` and a list. Nothing here knows of Django's
settings or of the database.
"""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import yaml
from django.core.exceptions import ImproperlyConfigured
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

VARIABLE = "CAMPUS_PROVIDERS_FILE"
SHORTEST_SECRET = 12


class Provider(BaseModel):
    """One campus's server, as the operator's file names it.

    ``id`` stands in our address and beside every linked identity: it never changes its meaning.
    ``server``: the issuer (OIDC) or the address in front of ``/login`` (CAS). ``identity``: the claim
    or attribute that names a person for good (CAS: ``user`` is the name of the log-in). ``version``:
    of the CAS protocol. ``origins``: where else endpoints of an OIDC server may stand. ``colleges``:
    ids or whole names; where given, their members alone may use it. ``second_factor``: the campus
    asks for one itself.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{1,29}$")]
    kind: Literal["oidc", "cas"]
    label: Annotated[str, Field(min_length=2, max_length=30)]
    server: str
    version: Literal[2, 3] = 3
    client_id: Annotated[str, Field(max_length=190)] = ""
    client_secret: str = Field(default="", repr=False)
    client_secret_file: str = ""
    identity: Annotated[str, Field(pattern=r"^[A-Za-z_][\w.-]{0,60}$")] = ""
    scopes: tuple[str, ...] = ("openid",)
    origins: tuple[str, ...] = ()
    ca_file: str = ""
    colleges: tuple[int | str, ...] = ()
    second_factor: bool = False

    @field_validator("server", "origins")
    @classmethod
    def _whole_address(cls, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        for one in (value,) if isinstance(value, str) else value:
            _check_address(one)
        return value

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Provider:
        if self.kind == "oidc":
            _check_client(self)
        elif self.client_id or self.client_secret or self.client_secret_file or self.origins:
            raise ValueError("a CAS server has neither client_id, client_secret nor origins")
        if self.ca_file and not Path(self.ca_file).is_file():
            raise ValueError(f"ca_file names {self.ca_file}, which is no file")
        return self

    @property
    def claim(self) -> str:
        """The claim or attribute that is the identity."""
        return self.identity or ("sub" if self.kind == "oidc" else "user")

    @property
    def secret(self) -> str:
        """What proves us to an OIDC server; empty for a public client."""
        if self.client_secret_file:
            return Path(self.client_secret_file).read_text(encoding="utf-8").strip()
        return self.client_secret

    @property
    def allowed_origins(self) -> frozenset[str]:
        """Where requests of ours and the person's browser may be sent."""
        return frozenset(origin(one) for one in (self.server, *self.origins))


def read(text: str) -> tuple[Provider, ...]:
    """Return the providers of the file's text; none for an empty one. Raises ImproperlyConfigured."""
    if not text:
        return ()
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ImproperlyConfigured(f"{VARIABLE} is neither YAML nor JSON: {error}") from None
    if not isinstance(raw, dict) or set(raw) != {"providers"} or not _is_list(raw["providers"]):
        raise ImproperlyConfigured(f"{VARIABLE} must hold `providers:` and a list, nothing else.")
    found = tuple(_one(number, each) for number, each in enumerate(raw["providers"], 1))
    ids = [one.id for one in found]
    if twice := sorted({one for one in ids if ids.count(one) > 1}):
        raise ImproperlyConfigured(f"{VARIABLE} names the id {twice[0]!r} twice.")
    return found


def origin(address: str) -> str:
    """Return scheme, host and port of an address, as browsers compare them."""
    parts = urlsplit(address)
    port = parts.port or {"https": 443, "http": 80}.get(parts.scheme)
    return f"{parts.scheme}://{(parts.hostname or '').lower()}:{port}"


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _one(number: int, raw: object) -> Provider:
    name = raw.get("id", f"no. {number}") if isinstance(raw, dict) else f"no. {number}"
    try:
        return Provider.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "entry"
        reason = first["msg"].removeprefix("Value error, ")
        message = f"{VARIABLE}: provider {name!r}, {place}: {reason}."
        raise ImproperlyConfigured(message) from None


def _check_address(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme not in {"https", "http"} or not parts.hostname:
        raise ValueError(f"{address!r} is no address that begins with https://")
    if parts.query or parts.fragment or parts.username or parts.password:
        raise ValueError(f"{address!r} must have neither user, query nor fragment")
    if parts.scheme == "http" and not _is_loopback(parts.hostname):
        raise ValueError(f"{address!r} must begin with https://")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _check_client(provider: Provider) -> None:
    if not provider.client_id:
        raise ValueError("an OIDC server wants a client_id")
    if provider.client_secret and provider.client_secret_file:
        raise ValueError("give client_secret or client_secret_file, not both")
    if "openid" not in provider.scopes:
        raise ValueError("scopes must contain openid")
    try:
        secret = provider.secret
    except OSError as error:
        raise ValueError(
            f"client_secret_file names {provider.client_secret_file}, which cannot be read: "
            f"{error.strerror}"
        ) from None
    if secret and len(secret) < SHORTEST_SECRET:
        raise ValueError(f"the client secret must have at least {SHORTEST_SECRET} characters")

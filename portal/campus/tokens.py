"""Reading an ID token (OpenID Connect Core 1.0, 3.1.3.7): signature, issuer, audience, time, nonce."""

from __future__ import annotations

import hmac
from typing import Any

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")
"""Signatures by a key pair alone: `none` is no signature, and a shared secret signs for both sides."""
LEEWAY = 30
"""Seconds by which clocks may differ."""
REQUIRED = ["iss", "sub", "aud", "exp", "iat"]


class TokenRefused(OAuth2Error):
    """The token proves nothing; the reason is for tests and never shown."""


def claims_of(
    token: str, keys: dict[str, Any], *, issuer: str, client_id: str, nonce: str
) -> dict[str, Any]:
    """Return the claims of an ID token that one of `keys` (a JWK set) signed. Raises TokenRefused.

    The signature is checked although the token came from the provider's own address: the address
    may be the proxy of somebody who does not have the key.
    """
    try:
        claims = _decoded(token, keys, issuer, client_id)
    except (jwt.PyJWTError, TypeError, ValueError, AttributeError, KeyError) as error:
        raise TokenRefused(type(error).__name__) from None
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise TokenRefused("nonce")
    if claims.get("azp", client_id) != client_id:
        raise TokenRefused("azp")
    if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and "azp" not in claims:
        raise TokenRefused("aud")
    return claims


def _decoded(token: str, keys: dict[str, Any], issuer: str, client_id: str) -> dict[str, Any]:
    header = jwt.get_unverified_header(token)
    algorithm = header.get("alg")
    if algorithm not in ALGORITHMS:
        raise jwt.InvalidAlgorithmError
    failure: Exception = jwt.InvalidKeyError()
    for key in jwt.PyJWKSet.from_dict(keys).keys:
        if header.get("kid") not in {None, key.key_id} or key.public_key_use not in {None, "sig"}:
            continue
        try:
            return jwt.decode(
                token,
                key=key.key,
                algorithms=[algorithm],
                issuer=issuer,
                audience=client_id,
                leeway=LEEWAY,
                options={"require": REQUIRED},
            )
        except (jwt.InvalidSignatureError, jwt.InvalidKeyError, TypeError) as error:
            failure = error
    raise failure

"""A security key in software: makes one passkey, and signs what it is asked, with or without asking its owner."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256

from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.utils.http import int_to_base36
from fido2.cose import ES256
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

HOST = "testserver"
FLAG = AuthenticatorData.FLAG
ID = b"a passkey of a test"


class Key:
    """Belongs to `user`, who keeps it as a passkey."""

    def __init__(self, user):
        self.user, self.private = user, ec.generate_private_key(ec.SECP256R1())
        public = ES256.from_cryptography_key(self.private.public_key())
        data = AttestedCredentialData.create(Aaguid.NONE, ID, public)
        flags = FLAG.UP | FLAG.UV | FLAG.AT
        made = AuthenticatorData.create(sha256(HOST.encode()).digest(), flags, 0, data)
        response = {
            "clientDataJSON": word(client_data("create", b"0" * 32)),
            "attestationObject": word(AttestationObject.create("none", made, {})),
        }
        WebAuthn.add(user, "安全密钥", credential(response))

    def answer(self, challenge, *, verified):
        """Return what a browser sends for `challenge`; `verified`: whether a PIN was asked for."""
        flags = FLAG.UP | FLAG.UV if verified else FLAG.UP
        data = AuthenticatorData.create(sha256(HOST.encode()).digest(), flags, 1)
        told = client_data("get", challenge)
        signature = self.private.sign(data + sha256(told).digest(), ec.ECDSA(SHA256()))
        return credential(
            {
                "clientDataJSON": word(told),
                "authenticatorData": word(data),
                "signature": word(signature),
                "userHandle": word(base36(self.user.pk)),
            }
        )


def credential(response):
    return {
        "id": word(ID),
        "rawId": word(ID),
        "type": "public-key",
        "response": response,
        "clientExtensionResults": {},
    }


def client_data(kind, challenge):
    return CollectedClientData.create(f"webauthn.{kind}", challenge, f"https://{HOST}")


def base36(pk):
    return int_to_base36(pk).encode()


def word(data):
    return urlsafe_b64encode(data).rstrip(b"=").decode()

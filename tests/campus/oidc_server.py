"""A provider of OpenID Connect, strict towards its client, and able to lie in one way each.

Its issuer is `http://127.0.0.1:<port>/<lie>`; `honest` does everything right: codes work once, for one
redirect address, with the verifier of PKCE (S256) and the client's secret; tokens are RS256.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import sys
import time
from typing import Any
from urllib.parse import urlencode

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from flask import Flask, Response, jsonify, redirect, request
from werkzeug.wrappers import Response as Answer

from tests.campus.processes import CLIENT

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
FOREIGN_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
KID = "one"
app = Flask(__name__)
codes: dict[str, dict[str, str]] = {}
subjects: dict[str, str] = {}


def issuer(lie: str) -> str:
    return f"{request.host_url.rstrip('/')}/{lie}"


@app.get("/<lie>/.well-known/openid-configuration")
def discovery(lie: str) -> Any:
    own = issuer(lie)
    told = {
        "issuer": own,
        "authorization_endpoint": f"{own}/authorize",
        "token_endpoint": f"{own}/token",
        "userinfo_endpoint": f"{own}/userinfo",
        "jwks_uri": f"{own}/keys",
        "token_endpoint_auth_methods_supported": ["client_secret_post"],
    }
    if lie == "discovery-of-another":
        told["issuer"] = issuer("honest")
    if lie == "keys-elsewhere":
        told["jwks_uri"] = "http://localhost:9/keys"
    if lie == "not-json":
        return "<html>404</html>"
    if lie == "a-list":
        return jsonify([told])
    return jsonify(told)


@app.get("/<lie>/authorize")
def authorize(lie: str) -> Answer | tuple[str, int]:
    """Whoever `as` names logs in at once."""
    asked = request.args
    if (
        asked.get("client_id") != CLIENT["client_id"]
        or asked.get("code_challenge_method") != "S256"
    ):
        return "no", 400
    if not asked.get("nonce") or not asked.get("state") or "openid" not in asked["scope"].split():
        return "no", 400
    code = secrets.token_urlsafe()
    codes[code] = {**asked.to_dict(), "lie": lie}
    answer = {"code": code, "state": asked["state"]}
    if lie == "cancelled":
        answer = {"error": "access_denied", "state": asked["state"]}
    return redirect(f"{asked['redirect_uri']}?{urlencode(answer)}")


@app.post("/<lie>/token")
def token(lie: str) -> Any:
    sent, code = request.form, codes.pop(request.form.get("code", ""), None)
    if lie == "redirects":
        return redirect("http://127.0.0.1:9/token", code=307)
    digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    fits = (
        code
        and code["lie"] == lie
        and code["redirect_uri"] == sent["redirect_uri"]
        and code["code_challenge"] == challenge
        and sent.get("client_id") == CLIENT["client_id"]
        and sent.get("client_secret") == CLIENT["client_secret"]
    )
    if not code or not fits:
        return jsonify(error="invalid_grant"), 400
    access = secrets.token_urlsafe()
    subjects[access] = code["as"]
    answer = {"access_token": access, "token_type": "Bearer", "id_token": id_token(lie, code)}
    if lie == "no-id-token":
        del answer["id_token"]
    if lie == "endless":
        return Response(" " * (1024 * 1024) + json.dumps(answer), mimetype="application/json")
    return jsonify(answer)


def id_token(lie: str, code: dict[str, str]) -> str:
    now = int(time.time())
    claims: dict[str, Any] = {
        "iss": issuer(lie),
        "sub": code["as"],
        "aud": CLIENT["client_id"],
        "iat": now,
        "exp": now + 300,
        "auth_time": now,
        "nonce": code["nonce"],
        "email": "lin@jnsf.example",
        "email_verified": True,
        "preferred_username": "somebody",
    }
    key: Any = FOREIGN_KEY if lie == "foreign-signature" else KEY
    algorithm = "RS256"
    changes: dict[str, dict[str, Any]] = {
        "another-issuer": {"iss": issuer("honest")},
        "another-audience": {"aud": "somebody else"},
        "two-audiences": {"aud": [CLIENT["client_id"], "somebody else"]},
        "another-party": {"azp": "somebody else"},
        "expired": {"iat": now - 7200, "exp": now - 3600},
        "another-nonce": {"nonce": "0" * 64},
        "empty-subject": {"sub": ""},
        "logged-in-yesterday": {"auth_time": now - 86400},
        "two-lines": {"sub": "20261234\nadmin"},
    }
    claims |= changes.get(lie, {})
    if lie == "no-nonce":
        del claims["nonce"]
    if lie == "unsigned":
        return jwt.encode(claims, None, algorithm="none", headers={"kid": KID})
    if lie == "secret-signature":
        key, algorithm = CLIENT["client_secret"] * 2, "HS256"
    if lie == "public-key-as-secret":
        return _signed_with_the_public_key(claims)
    return jwt.encode(claims, key, algorithm=algorithm, headers={"kid": KID})


def _signed_with_the_public_key(claims: dict[str, Any]) -> str:
    import hmac

    pem = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    parts = [
        base64.urlsafe_b64encode(json.dumps(one).encode()).rstrip(b"=")
        for one in ({"alg": "HS256", "typ": "JWT", "kid": KID}, claims)
    ]
    mac = hmac.new(pem, b".".join(parts), hashlib.sha256).digest()
    return b".".join([*parts, base64.urlsafe_b64encode(mac).rstrip(b"=")]).decode()


@app.get("/<lie>/userinfo")
def userinfo(lie: str) -> Any:
    subject = subjects[request.headers["Authorization"].removeprefix("Bearer ")]
    if lie == "userinfo-of-another":
        subject = "20265678"
    return jsonify(sub=subject, student_number=f"S{subject}")


@app.get("/<lie>/keys")
def keys(lie: str) -> Any:
    own = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
    return jsonify(keys=[{**own, "kid": KID, "use": "sig"}])


if __name__ == "__main__":
    app.run("127.0.0.1", int(sys.argv[1]), threaded=True)

"""The operator's file: read loudly and precisely."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.campus.configured import read
from portal.settings.campus import refuse_plain_http

CAS = {
    "id": "jnsf",
    "kind": "cas",
    "label": "江南师范大学",
    "server": "https://cas.jnsf.example/cas",
}
OIDC = {
    "id": "keycloak",
    "kind": "oidc",
    "label": "统一身份认证",
    "server": "https://id.example/realms/x",
    "client_id": "portal",
}


def written(*entries: dict[str, Any]) -> str:
    return json.dumps({"providers": entries}, ensure_ascii=False)


def test_no_file_offers_nothing():
    assert read("") == ()


def test_yaml_and_json_say_the_same():
    from_json = read(written(CAS, OIDC))
    from_yaml = read(
        "providers:\n"
        "  - {id: jnsf, kind: cas, label: 江南师范大学, server: 'https://cas.jnsf.example/cas'}\n"
        "  - id: keycloak\n    kind: oidc\n    label: 统一身份认证\n"
        "    server: https://id.example/realms/x\n    client_id: portal\n"
    )
    assert from_json == from_yaml
    assert [one.claim for one in from_json] == ["user", "sub"]


def test_a_secret_stands_in_a_file_of_its_own_and_in_no_text_of_ours(tmp_path: Path):
    secret = tmp_path / "secret"
    secret.write_text("an invented secret\n")
    (found,) = read(written({**OIDC, "client_secret_file": str(secret)}))
    assert found.secret == "an invented secret"
    (found,) = read(written({**OIDC, "client_secret": "an invented secret"}))
    assert "invented" not in repr(found)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "neither YAML nor JSON"),
        ("[]", "must hold `providers:`"),
        ("providers: {}", "must hold `providers:`"),
        (written(CAS, CAS), "names the id 'jnsf' twice"),
        (written({**CAS, "id": "Two Words"}), "provider 'Two Words', id:"),
        (
            written({**CAS, "kind": "saml"}),
            "provider 'jnsf', kind: Input should be 'oidc' or 'cas'",
        ),
        (written({**CAS, "sever": "x"}), "provider 'jnsf', sever: Extra inputs are not permitted"),
        (written({**CAS, "server": "cas.example"}), "no address that begins with https://"),
        (written({**CAS, "server": "http://cas.example"}), "must begin with https://"),
        (written({**CAS, "server": "https://a:b@c.example"}), "neither user, query nor fragment"),
        (written({**CAS, "client_id": "x"}), "a CAS server has neither client_id"),
        (written({**CAS, "ca_file": "/no/such"}), "ca_file names /no/such, which is no file"),
        (written({**OIDC, "client_id": ""}), "wants a client_id"),
        (written({**OIDC, "client_secret": "short"}), "at least 12 characters"),
        (written({**OIDC, "scopes": ["email"]}), "scopes must contain openid"),
        (written({**OIDC, "client_secret_file": "/no/such"}), "cannot be read"),
        (written({"id": "xx"}), "provider 'xx', kind: Field required"),
        (written("x"), "provider 'no. 1'"),
    ],
)
def test_what_is_wrong_is_named(text: str, sentence: str):
    with pytest.raises(ImproperlyConfigured) as caught:
        read(text)
    assert sentence in str(caught.value)
    assert "CAMPUS_PROVIDERS_FILE" in str(caught.value)


def test_production_refuses_an_address_without_tls_even_of_loopback():
    found = read(written({**CAS, "server": "http://127.0.0.1:8443/cas"}))
    with pytest.raises(ImproperlyConfigured, match="must begin with https://"):
        refuse_plain_http(found)
    refuse_plain_http(read(written(CAS, OIDC)))


def test_the_production_settings_read_the_file(tmp_path: Path):
    file = tmp_path / "campus.yaml"
    key = "".join(chr(33 + (7 * n) % 90) for n in range(80))
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": key,
        "ALLOWED_HOSTS": "portal.example",
        "SITE_URL": "https://portal.example",
        "DATABASE_URL": "postgresql://portal_app:tN3-q8Zr5_vB7wXc2mK9pL4s@db/portal",
        "CELERY_BROKER_URL": "redis://:tN3-q8Zr5_vB7wXc2mK9pL4s@queue:6379/0",
        "CAMPUS_PROVIDERS_FILE": str(file),
    }

    def start() -> subprocess.CompletedProcess[str]:
        code = "from portal.settings import prod as s; print(s.CAMPUS_PROVIDERS[0].label)"
        return subprocess.run(
            [sys.executable, "-c", code],
            env={**environment, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            check=False,
        )

    assert "cannot be read" in start().stderr
    file.write_text(written(CAS), encoding="utf-8")
    assert start().stdout.strip() == "江南师范大学", start().stderr
    file.write_text(written({**CAS, "server": "http://127.0.0.1/cas"}), encoding="utf-8")
    assert "must begin with https://" in start().stderr

"""The environment is read in one place, and loudly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.settings import env, weak
from portal.settings.devkey import development_key

GOOD_KEY = "tN3-q8Zr5_vB7wXc2mK9pL4sD6fG1hJ0aQyUeRiOxW-zKq7VnT4s8"
WHOLE = {
    "SECRET_KEY": GOOD_KEY,
    "ALLOWED_HOSTS": "portal.example",
    "SITE_URL": "https://portal.example/",
    "DATABASE_URL": "postgresql://portal_app:tR7%40wLq2nVx9Zb@db:5433/portal?sslmode=require",
    "CELERY_BROKER_URL": "redis://:hG5kWq8sTzL2vN@queue:6379/0",
}


def production(show: str = "", **changes: str | None) -> subprocess.CompletedProcess[str]:
    """Import the production settings in a fresh interpreter with exactly this environment."""
    given = {name: value for name, value in {**WHOLE, **changes}.items() if value is not None}
    code = f"from portal.settings import prod as s; print({show})"
    return subprocess.run(
        [sys.executable, "-c", code],
        env={"PATH": os.environ["PATH"], **given},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_starts_with_what_the_documentation_names() -> None:
    result = production("s.SITE_URL, s.DEBUG, s.SESSION_COOKIE_SECURE")
    assert result.stdout.strip() == "https://portal.example False True", result.stderr


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_production_names_what_is_missing(name: str) -> None:
    result = production(**{name: None})
    assert result.returncode != 0
    assert f"The environment variable {name} (or {name}_FILE) must be set." in result.stderr


@pytest.mark.parametrize("key", ["changeme", "a" * 60, f"django-insecure-{GOOD_KEY}"])
def test_production_refuses_a_weak_key(key: str) -> None:
    result = production(SECRET_KEY=key)
    assert "SECRET_KEY is too weak" in result.stderr


@pytest.mark.parametrize("name", ["DATABASE_URL", "DATABASE_OWNER_URL"])
def test_production_refuses_a_weak_password_in_an_address(name: str) -> None:
    result = production(**{name: "postgresql://portal_app:short@db/portal"})
    assert f"The password in {name} is too weak" in result.stderr
    assert "short" not in result.stderr


def test_production_refuses_an_open_broker() -> None:
    result = production(CELERY_BROKER_URL="redis://queue:6379/0")
    assert "CELERY_BROKER_URL reaches queue without a password" in result.stderr


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://portal_app:portal_app_password@db/portal",
        "postgresql://portal_app:aaaaaaaaaaaaaaaaaa@db/portal",
        "postgresql://portal_app@/portal?host=db&password=changeme",
        "postgresql://portal_app@db/portal",
        "redis://:redis@queue:6379/0",
    ],
)
def test_weak_and_missing_passwords(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="X"):
        weak.refuse_weak_address("X", url)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://portal_app@/portal?host=/run/postgresql",
        "postgresql://portal_app@127.0.0.1/portal",
        "postgresql://portal_app@db/portal?sslcert=/run/secrets/client.crt",
        "redis+socket:///run/redis.sock",
        "redis://:hG5kWq8sTzL2vN@queue:6379/0",
    ],
)
def test_a_socket_this_machine_or_a_certificate_needs_no_password(url: str) -> None:
    weak.refuse_weak_address("X", url)


@pytest.mark.parametrize("name", ["EMAIL_HOST_PASSWORD", "PDF_SIGNING_PASSPHRASE"])
def test_production_refuses_other_weak_secrets(name: str) -> None:
    assert f"{name} is too weak" in production(**{name: "12345678"}).stderr
    assert production(**{name: "vK3-tRw9-Lq2n"}).returncode == 0


@pytest.mark.parametrize("name", ["AUDIT_KEYS", "SECOND_FACTOR_KEY"])
def test_production_refuses_short_keys_of_its_own(name: str) -> None:
    result = production(**{name: "vK3-tRw9-Lq2n"})
    assert f"{name} is too weak" in result.stderr
    assert "vK3" not in result.stderr
    key = "hq7Tz0mVbK2wXr9sLc4NfYd8GjPe1uAoRi6kWt3D"
    assert production(**{name: key}).returncode == 0


def test_production_answers_to_named_hosts_only() -> None:
    result = production(ALLOWED_HOSTS="portal.example,*")
    assert "ALLOWED_HOSTS must name" in result.stderr


def test_production_cannot_be_debugged() -> None:
    assert production("s.DEBUG", DEBUG="1").stdout.strip() == "False"


def test_cookies_are_of_this_host_and_https_alone() -> None:
    names = "s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.DEVICE_COOKIE_NAME"
    show = f"{names}, s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY"
    assert production(show).stdout.split() == [
        "__Host-sessionid",
        "__Host-csrftoken",
        "__Secure-device",
        "True",
        "True",
    ]
    assert production("s.SESSION_COOKIE_SECURE", HTTPS="0").stdout.strip() == "False"


def test_https_is_remembered_for_a_year_as_nginx_says() -> None:
    show = "s.SECURE_HSTS_SECONDS, s.SECURE_HSTS_INCLUDE_SUBDOMAINS"
    assert production(show).stdout.split() == ["31536000", "True"]
    nginx = Path("deploy/nginx/portal.conf").read_text(encoding="utf-8")
    assert '"max-age=31536000; includeSubDomains"' in nginx


def test_the_webs_statements_have_an_end() -> None:
    show = "s.DATABASES['default']['OPTIONS'].get('options')"
    told = production(show, DATABASE_POOL="1", STATEMENT_SECONDS="45").stdout
    for part in (
        "statement_timeout=45s",
        "lock_timeout=30s",
        "idle_in_transaction_session_timeout=130s",
    ):
        assert part in told
    assert production(show).stdout.strip() == "None"


def test_production_reads_secrets_from_files(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text(f"{GOOD_KEY}\n", encoding="utf-8")
    result = production("s.SECRET_KEY", SECRET_KEY=None, SECRET_KEY_FILE=str(file))
    assert result.stdout.strip() == GOOD_KEY


def test_database_address_becomes_djangos_settings() -> None:
    result = production("s.DATABASES['default']")
    for part in ("'portal_app'", "'tR7@wLq2nVx9Zb'", "'db'", "'5433'", "'sslmode': 'require'"):
        assert part in result.stdout


def test_pool_is_for_whoever_asks() -> None:
    show = "'pool' in s.DATABASES['default']['OPTIONS']"
    assert production(show).stdout.strip() == "False"
    assert production(show, DATABASE_POOL="1").stdout.strip() == "True"


def test_another_database_than_postgresql_is_refused() -> None:
    result = production(DATABASE_URL="sqlite:///db")
    assert "DATABASE_URL must begin with postgresql://" in result.stderr


def test_value_and_file_at_once_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X", "1")
    monkeypatch.setenv("X_FILE", "/nowhere")
    with pytest.raises(ImproperlyConfigured, match="Both X and X_FILE"):
        env.text("X")


def test_a_file_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X_FILE", "/nowhere/key")
    with pytest.raises(ImproperlyConfigured, match="/nowhere/key"):
        env.text("X", "default")


@pytest.mark.parametrize(
    ("value", "expected"), [("1", True), ("Yes", True), ("off", False), ("0", False)]
)
def test_flags(monkeypatch: pytest.MonkeyPatch, value: str, expected: bool) -> None:
    monkeypatch.setenv("X", value)
    assert env.flag("X", default=not expected) is expected


def test_malformed_flag_and_number_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X", "perhaps")
    with pytest.raises(ImproperlyConfigured, match="X must be 1 or 0"):
        env.flag("X", default=False)
    with pytest.raises(ImproperlyConfigured, match="X must be a whole number"):
        env.number("X", 1)


def test_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X", "a.example, b.example,")
    assert env.words("X") == ["a.example", "b.example"]


def test_development_key_is_made_once_and_private(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret_key"
    first = development_key(path)
    assert development_key(path) == first
    assert len(first) > 50
    assert path.stat().st_mode & 0o077 == 0
    assert [file.name for file in path.parent.iterdir()] == ["secret_key"]

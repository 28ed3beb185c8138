"""Compose file, secrets, settings and handbook name the same things."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
READS = re.compile(r"env\.\w+\(\s*[\"']([A-Z0-9_]+)[\"']")
NOT_OURS = {"POSTGRES_PASSWORD"}  # read by the database's image
SIZES = {"WEB_WORKERS", "WEB_THREADS"}  # read by deploy/web


def read_by_settings() -> set[str]:
    """Every variable that the settings (and bootstrap_database) read."""
    files = [*(ROOT / "portal" / "settings").glob("*.py")]
    files.append(ROOT / "portal" / "management" / "commands" / "bootstrap_database.py")
    return {name for file in files for name in READS.findall(file.read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def compose() -> Any:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))


def given(compose: Any) -> set[str]:
    """Every variable that the compose file gives to a service, `_FILE` taken off."""
    services = compose["services"].values()
    names = {name for service in services for name in service.get("environment", {})}
    read = read_by_settings()
    return {name if name in read else name.removesuffix("_FILE") for name in names}


def test_handbook_names_every_variable() -> None:
    handbook = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([A-Z][A-Z0-9_]+)`", handbook))
    assert read_by_settings() - named == set()


def test_compose_gives_only_what_is_read(compose: Any) -> None:
    assert given(compose) - read_by_settings() - NOT_OURS - SIZES == set()


def test_no_secret_stands_in_the_environment(compose: Any) -> None:
    for name, service in compose["services"].items():
        for variable in service.get("environment", {}):
            secret = re.search("PASSWORD|SECRET|KEY|_URL", variable)
            rule = {"PASSWORD_MIN_LENGTH", "PASSWORD_MAX_DAYS"}  # of passwords, none itself
            plain = variable in {"SITE_URL", "PDF_TSA_URL"} | rule
            assert not secret or variable.endswith("_FILE") or plain, name


def test_secrets_are_written_once_and_kept_close(compose: Any, tmp_path: Path) -> None:
    shutil.copy(ROOT / "deploy" / "make-secrets", tmp_path)
    subprocess.run([tmp_path / "make-secrets"], check=True, capture_output=True)
    folder = tmp_path / "secrets"
    wanted = {Path(row["file"]).name for row in compose["secrets"].values()}
    first = {file.name: file.read_text(encoding="ascii") for file in folder.iterdir()}
    assert set(first) == wanted
    assert folder.stat().st_mode & 0o077 == 0
    assert first["postgres_password"].strip() in first["database_superuser_url"]
    assert first["queue_password"].strip() in first["broker_url"]
    subprocess.run([tmp_path / "make-secrets"], check=True, capture_output=True)
    assert {file.name: file.read_text(encoding="ascii") for file in folder.iterdir()} == first


def test_only_migrate_holds_the_owners_and_the_superusers_address(compose: Any) -> None:
    holders = {
        name
        for name, service in compose["services"].items()
        if {"database_owner_url", "database_superuser_url"} & set(service.get("secrets", []))
    }
    assert holders == {"migrate"}


def test_every_service_that_stays_has_a_health_check(compose: Any) -> None:
    without = {name for name, row in compose["services"].items() if "healthcheck" not in row}
    assert without == {"migrate"}


def test_the_web_alone_pools_connections(compose: Any) -> None:
    pooled = {
        name
        for name, service in compose["services"].items()
        if "DATABASE_POOL" in service.get("environment", {})
    }
    assert pooled == {"web"}


def test_override_builds_what_would_come_from_a_registry(compose: Any) -> None:
    override = yaml.safe_load((ROOT / "docker-compose.debian.yml").read_text(encoding="utf-8"))
    foreign = {name for name, row in compose["services"].items() if "build" not in row}
    assert set(override["services"]) == foreign

"""`manage.py check --deploy` has nothing to say of a server that is set up as documented."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection

from portal import checks
from portal.database import close_pool
from tests.nginx import ROOT
from tests.portal.test_settings import WHOLE

if TYPE_CHECKING:
    import psycopg


def check(*words: str, **changes: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "portal.settings.prod",
        **WHOLE,
        **changes,
    }
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_server_as_documented_is_clean() -> None:
    result = check()
    assert result.returncode == 0, result.stderr
    assert "WARNINGS" not in result.stderr + result.stdout


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"HTTPS": "0"}, "portal.W001"),
        ({"SITE_URL": "http://portal.example"}, "portal.W002"),
        ({"HSTS_SUBDOMAINS": "0"}, "security.W005"),
        ({"HSTS_SECONDS": "0"}, "security.W004"),
    ],
    ids=str,
)
def test_what_is_left_open_is_told(changes: dict[str, str], told: str) -> None:
    result = check(**changes)
    assert result.returncode != 0
    assert told in result.stderr


def test_every_silenced_check_has_its_reason_beside_it() -> None:
    """Two, each under a comment; another one is added here by whoever can say why."""
    text = (ROOT / "portal" / "settings" / "prod.py").read_text(encoding="utf-8")
    block = text.split("SILENCED_SYSTEM_CHECKS = [")[1].split("]")[0].strip().splitlines()
    silenced = [at for at, line in enumerate(block) if not line.strip().startswith("#")]
    assert [block[at].strip() for at in silenced] == ['"security.W008",', '"security.W021",']
    assert all(block[at - 1].strip().startswith("#") for at in silenced)


@pytest.mark.django_db
def test_the_run_time_role_may_nothing_more_than_it_must() -> None:
    assert checks.who_runs_it(None, ["default"]) == []


@pytest.mark.django_db(transaction=True)
def test_a_superuser_or_the_owner_at_run_time_is_an_error(
    superuser_connection: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    connection.close()
    close_pool(connection)
    superuser = superuser_connection.execute("SELECT current_user").fetchone()
    assert superuser
    monkeypatch.setitem(connection.settings_dict, "USER", superuser[0])
    try:
        with pytest.raises(SystemCheckError, match="is a superuser"):
            call_command("check", deploy=True, databases=["default"])
    finally:
        connection.close()

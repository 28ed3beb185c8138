"""Fixtures for every test: the database, its other roles, Redis, files of one's own.

Tests connect as `portal_app`, the run-time role. Celery is not eager: a test calls
a task's function itself, or starts a real worker on `redis_url`.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis_settings

from portal.database import OWNER_ROLE
from portal.embedded import EmbeddedError, Redis
from tests import browser, database

if TYPE_CHECKING:
    from collections.abc import Iterator

# Playwright's own event loop runs in the test's thread; Django would refuse the ORM there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

# Property tests never fail for being slow: other workers keep the machine busy. In CI they try
# the same examples each time, so that chance refuses no change; at a desk they go on looking.
hypothesis_settings.register_profile("desk", deadline=None)
hypothesis_settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis_settings.load_profile("ci" if os.environ.get("CI") else "desk")

browser.be_patient()

_server = pytest.StashKey[Any]()


def pytest_configure(config: pytest.Config) -> None:
    """The controller starts the server before its workers."""
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    try:
        config.stash[_server] = database.start_server()
    except EmbeddedError as error:
        raise pytest.UsageError(str(error)) from error


def pytest_unconfigure(config: pytest.Config) -> None:
    """The controller stops it after the last of them."""
    if _server in config.stash:
        database.stop_server(config.stash[_server])


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say at the end what tests counted, also under xdist: sentences, and sums of several tests.

    ``record_property("told", sentence)``; ``record_property("counted", [title, {what: number}])``.
    """
    sums: dict[str, Counter[str]] = {}
    for report in terminalreporter.stats.get("passed", ()):
        for name, told in report.user_properties:
            if name == "told":
                terminalreporter.write_line(told)
            elif name == "counted":
                sums.setdefault(told[0], Counter()).update(told[1])
    for title, numbers in sums.items():
        said = ", ".join(f"{number} {what}" for what, number in numbers.items())
        terminalreporter.write_line(f"{title}: {said}")


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any, worker_id: str) -> Iterator[None]:
    """In place of pytest-django's: a copy of the migrated template, owned by portal_owner."""
    with django_db_blocker.unblock():
        copies = database.worker_database(worker_id)
        next(copies)
        # Django's own would run `flush` as portal_app, which may not truncate.
        TransactionTestCase._fixture_teardown = lambda _self: database.flush()  # type: ignore[method-assign]
    yield
    with django_db_blocker.unblock():
        next(copies, None)


# As root, and where namespaces are forbidden, Chromium has no sandbox; the pages are our own.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium (or the one that CHROMIUM names); tests skip where there is none."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        pytest.skip("Chromium is not installed")
    return {
        **browser_type_launch_args,
        "executable_path": chromium,
        "args": CHROMIUM_ARGUMENTS,
    }


@pytest.fixture(autouse=True)
def sees_everything(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test and its factories see every tenant; a request sees what its actor may see.

    To narrow a test itself: `with portal.scoping.scope(actor): …`.
    """
    mark = request.node.get_closest_marker("django_db")
    if not mark and not {"db", "transactional_db", "live_server"} & set(request.fixturenames):
        yield
        return
    lasting = bool({"transactional_db", "live_server"} & set(request.fixturenames))
    lasting = lasting or bool(mark and mark.kwargs.get("transaction"))
    request.getfixturevalue("transactional_db" if lasting else "db")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.everything', 'on', false)")
    yield
    if lasting:
        connection.close()


@pytest.fixture
def owner_connection(db: None) -> Iterator[psycopg.Connection[Any]]:
    """A raw connection to the test's database as portal_owner; rolled back at the end.

    It does not see what the test has not committed: use with `transactional_db`
    where it must, and without where only the catalogue matters.
    """
    yield from _raw_connection(OWNER_ROLE)


@pytest.fixture
def superuser_connection(db: None) -> Iterator[psycopg.Connection[Any]]:
    """The same as the server's superuser, whom row-level security does not bind."""
    yield from _raw_connection(None)


def _raw_connection(role: str | None) -> Iterator[psycopg.Connection[Any]]:
    from django.db import connection

    raw = psycopg.connect(database.address(connection.settings_dict["NAME"], role))
    yield raw
    raw.rollback()
    raw.close()


@pytest.fixture(scope="session")
def redis_server() -> Iterator[Redis]:
    """A Redis of this worker's own, started by the first test that wants it."""
    with (
        tempfile.TemporaryDirectory(prefix="portal-test-redis-") as folder,
        Redis(Path(folder) / "s", Path(folder) / "redis.log") as server,
    ):
        yield server


@pytest.fixture
def redis_url(redis_server: Redis) -> str:
    """Its address, as CELERY_BROKER_URL wants it."""
    return redis_server.url


@pytest.fixture(autouse=True)
def no_render_in_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test of a page notices when the page sets a PDF itself."""
    from disclosures.publication import engine
    from tests.rendering import only_in_jobs

    monkeypatch.setattr(engine, "print_pdf", only_in_jobs(engine.print_pdf))


@pytest.fixture(autouse=True)
def own_files(
    settings: Any,
    tmp_path_factory: pytest.TempPathFactory,
    request: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each test writes private and published files into a folder of its own."""
    marked = request.node.get_closest_marker("django_db")  # does not show in fixturenames
    if not marked and not {"db", "transactional_db", "files"} & set(request.fixturenames):
        return
    folder = tmp_path_factory.mktemp("files")
    settings.MEDIA_ROOT = folder / "media"
    settings.PUBLISHED_ROOT = folder / "public"
    stores = {name: {**store} for name, store in settings.STORAGES.items()}
    for name, root in (
        ("default", settings.MEDIA_ROOT),
        ("private", settings.MEDIA_ROOT),
        ("published", settings.PUBLISHED_ROOT),
    ):
        stores[name]["OPTIONS"] = {**stores[name]["OPTIONS"], "location": root}
    settings.STORAGES = stores
    from django.apps import apps
    from django.core.files.storage import storages
    from django.db.models import FileField

    # A field keeps the storage that it got when the process started.
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, FileField):
                monkeypatch.setattr(field, "storage", storages["private"])

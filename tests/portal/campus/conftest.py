"""Real providers, started once a worker by the first test that wants one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from portal.campus.configured import Provider
from portal.enums import Role
from portal.models import User
from tests.campus import processes
from tests.factories import member


@pytest.fixture(scope="session")
def strict_server() -> Iterator[str]:
    with processes.strict_oidc() as address:
        yield address


@pytest.fixture(scope="session")
def library_server() -> Iterator[dict[str, Any]]:
    with processes.library_oidc() as entry:
        yield entry


@pytest.fixture(scope="session")
def cas_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    with processes.cas(tmp_path_factory.mktemp("cas")) as entry:
        yield entry


@pytest.fixture
def configure(settings: Any) -> Callable[..., None]:
    """Offer these providers, as the operator's file would."""

    def offer(*entries: dict[str, Any]) -> None:
        settings.CAMPUS_PROVIDERS = tuple(Provider.model_validate(one) for one in entries)

    return offer


@pytest.fixture
def strict(strict_server: str, configure: Any) -> Callable[..., None]:
    """Offer our own strict server under the id `strict`, with one lie."""

    def offer(lie: str = "honest", **more: Any) -> None:
        entry = {
            "id": "strict",
            "kind": "oidc",
            "label": "统一身份认证",
            "server": f"{strict_server}/{lie}",
            **processes.CLIENT,
        }
        configure({**entry, **more})

    return offer


@pytest.fixture
def secretary(db: None) -> User:
    return member(Role.SECRETARY)


@pytest.fixture
def visitor() -> Client:
    return Client()


@pytest.fixture
def httpserver_of() -> Iterator[Callable[[bytes], str]]:
    """A server (werkzeug's, in a thread) that gives one answer to everything; its address."""
    import threading

    from werkzeug.serving import make_server
    from werkzeug.wrappers import Response

    servers = []

    def serve(body: bytes) -> str:
        server = make_server("127.0.0.1", 0, Response(body, mimetype="text/xml"), threaded=True)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.port}/cas/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()

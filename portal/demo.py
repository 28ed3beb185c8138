"""`make demo`: servers, migrations, invented data, web, worker and beat in one command."""

from __future__ import annotations

import fcntl
import http.client
import os
import signal
import socket
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections

from portal.embedded import Postgres, Redis
from portal.embedded.places import socket_folder
from portal.roles import bootstrap
from portal.supervisor import Program, ProgramFailedError, Supervisor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True)
class Address:
    """Where the web server listens."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """What to type into a browser."""
        return f"http://{self.host}:{self.port}/"


def say(text: str) -> None:
    """One line of progress, at once."""
    print(text, flush=True)  # noqa: T201 - the console is this command's page


def run(address: Address) -> None:
    """Start everything, say where it is, and keep it up until Ctrl-C.

    Raises CommandError with a sentence when the port is taken, the folder cannot be
    written, another demonstration runs, or a program does not stay up.
    """
    var: Path = settings.VAR_DIR
    with ExitStack() as stack:
        stack.enter_context(_stop_signals_as_interrupt())
        stack.enter_context(_only_one(var, address))
        _refuse_taken_port(address)
        _servers(stack, var)
        _database()
        os.environ.setdefault("SITE_URL", address.url.rstrip("/"))
        supervisor = Supervisor(_programs(var, address))
        stack.callback(_stop, supervisor)
        say("启动网站与后台任务 · Starting web server, worker and beat")
        supervisor.start()
        _wait_for_web(supervisor, address)
        call_command("demo_accounts")
        mail = settings.EMAIL_HOST or "没有邮件服务器，看“消息” · none: see the inbox (EMAIL_HOST)"
        say(
            f"\n  打开 · Open  {address.url}\n  停止 · Stop  Ctrl-C\n  日志 · Logs  {var / 'log'}\n"
            f"  邮件 · Mail  {mail}\n"
        )
        while True:
            time.sleep(1)
            for program in supervisor.watch_once():
                say(f"{program.name} 已重新启动 · started again; its log is {program.log}")


@contextmanager
def _stop_signals_as_interrupt() -> Iterator[None]:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    # SIGINT too: a shell that starts us in the background has it ignored.
    for number in STOP_SIGNALS:
        signal.signal(number, interrupt)
    try:
        yield
    except KeyboardInterrupt:
        say("已全部停止，数据保留 · Everything is stopped; the data is kept.")


def _stop(supervisor: Supervisor) -> None:
    # A second Ctrl-C must not leave half of them running.
    for number in STOP_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    say("\n正在停止 · Stopping")
    supervisor.stop()


@contextmanager
def _only_one(var: Path, address: Address) -> Iterator[IO[str]]:
    try:
        (var / "run").mkdir(parents=True, exist_ok=True)
        lock = (var / "run" / "demo.lock").open("a+", encoding="utf-8")
    except OSError as error:
        message = f"无法写入 {var}（{error.strerror}）· This folder cannot be written to."
        raise CommandError(message) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.seek(0)
            message = f"演示已在运行 · The demonstration is running already: {lock.read()}"
            raise CommandError(message) from error
        lock.truncate(0)
        lock.write(address.url)
        lock.flush()
        yield lock


def _refuse_taken_port(address: Address) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address.host, address.port))
        except OSError as error:
            message = (
                f"端口 {address.port} 无法使用（{error.strerror}）· Port {address.port} cannot be "
                f"used. Choose another: make demo PORT={address.port + 1}"
            )
            raise CommandError(message) from error


def _servers(stack: ExitStack, var: Path) -> None:
    """The embedded servers, as far as no address of others is given."""
    sockets = socket_folder(var)
    if not os.environ.get("DATABASE_URL"):
        say("启动数据库 · Starting PostgreSQL")
        server = Postgres(var / "postgres", sockets, var / "log" / "postgres.log")
        stack.enter_context(server)
        bootstrap(server.url(), settings.DATABASES["default"]["NAME"])
    if not os.environ.get("CELERY_BROKER_URL"):
        say("启动任务队列 · Starting Redis")
        stack.enter_context(Redis(sockets, var / "log" / "redis.log"))


def _database() -> None:
    say("更新数据表 · Migrating the database")
    call_command("migrate", verbosity=0, interactive=False)
    if settings.PDF_SIGNING_DEMONSTRATION:
        call_command("make_demo_certificate", verbosity=0)
    say("演示数据 · Demonstration data")
    call_command("load_demo")
    connections.close_all()


def _programs(var: Path, address: Address) -> list[Program]:
    """Worker and beat first: the web, ready, means that all is."""
    celery = (sys.executable, "-m", "celery", "-A", "portal")
    quiet = ("--loglevel", "INFO")
    commands = {
        "worker": (*celery, "worker", "--concurrency", "2", "--without-mingle", *quiet),
        "beat": (*celery, "beat", "--pidfile=", *quiet),
        "web": (
            *(sys.executable, "-m", "gunicorn", "portal.wsgi"),
            *("--bind", f"{address.host}:{address.port}"),
            *("--worker-class", "gthread", "--workers", "2", "--threads", "4"),
            *("--timeout", "120", "--access-logfile", "-", "--name", "portal"),
        ),
    }
    return [
        Program(name, command, var / "log" / f"{name}.log", settings.BASE_DIR)
        for name, command in commands.items()
    ]


def _wait_for_web(supervisor: Supervisor, address: Address) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if _answers(address):
            return
        supervisor.watch_once()
        time.sleep(0.1)
    message = "The web server did not answer within a minute; see web.log."
    raise ProgramFailedError(message)


def _answers(address: Address) -> bool:
    web = http.client.HTTPConnection(address.host, address.port, timeout=30)
    try:
        web.request("GET", "/")
        web.getresponse()
    except OSError:
        return False
    finally:
        web.close()
    return True

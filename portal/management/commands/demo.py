"""The whole portal on this machine, with invented data; `make demo` calls it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.demo import Address, run
from portal.embedded import EmbeddedError
from portal.supervisor import ProgramFailedError


class Command(BaseCommand):
    """Runs until Ctrl-C; the data stays under var/."""

    help = "Start PostgreSQL, Redis, web server, worker and beat with demonstration data."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *_: Any, **options: Any) -> None:
        try:
            run(Address(options["host"], options["port"]))
        except (EmbeddedError, ProgramFailedError) as error:
            raise CommandError(str(error)) from error

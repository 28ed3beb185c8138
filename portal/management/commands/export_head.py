"""Print the head of the chain of events, to be kept where nobody with the database reaches it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from portal.domain import chain
from portal.scoping import scope_everything


class Command(BaseCommand):
    """One line of JSON: number, hash, time. `check_events --head` reads it."""

    help = "输出日志的链头（一行 JSON），请打印签字，或存到数据库以外的地方。"

    def handle(self, *_: Any, **__: Any) -> None:
        with scope_everything():
            self.stdout.write(chain.head().line())

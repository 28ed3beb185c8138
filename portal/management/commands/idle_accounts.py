"""Accounts that belong nowhere any more and that nobody uses."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from portal.domain.helping import idle


class Command(BaseCommand):
    """List them; what becomes of them is the operator's decision."""

    help = "List active accounts without a membership that were not used for months (IDLE_MONTHS)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--months", type=int, default=settings.IDLE_MONTHS)

    def handle(self, *_: Any, **options: Any) -> None:
        found = idle(options["months"])
        for user in found:
            last = f"{user.last_login:%Y-%m-%d}" if user.last_login else "从未登录 · never"
            self.stdout.write(f"{user.username}\t{last}")
        self.stdout.write(f"共{len(found)}个账号 · accounts")

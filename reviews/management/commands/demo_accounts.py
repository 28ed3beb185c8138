"""Print who may log in to the demonstration."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from reviews.demo import ACCOUNTS, PASSWORD, Account

SHORT = ("yzlg-tianbao", "yszy-shuji", "yzyk-shuji", "yunzhou1", "yunzhou", "guojia", "yunwei")
"""One for each role, with something to do."""


class Command(BaseCommand):
    """A short table, one account a role; all of them with ``--all``."""

    help = "列出演示账号：用户名、密码、角色、组织。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="列出全部账号")

    def handle(self, *args: Any, **options: Any) -> None:
        shown = [one for one in ACCOUNTS if options["all"] or one.username in SHORT]
        rows = [("用户名", "密码", "角色", "组织"), *map(_row, shown)]
        for row in rows:
            cells = (_wide(cell, width) for cell, width in zip(row, (16, 12, 10, 0), strict=True))
            self.stdout.write("  " + "".join(cells).rstrip())
        if not options["all"]:
            self.stdout.write("  全部账号：manage.py demo_accounts --all")


def _row(account: Account) -> tuple[str, str, str, str]:
    return (account.username, PASSWORD, str(account.role.label), account.organisation)


def _wide(text: str, width: int) -> str:
    """Fill up with spaces; a Chinese character is two columns wide."""
    columns = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
    return text + " " * max(1, width - columns)

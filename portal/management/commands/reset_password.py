"""A link for somebody who is locked out; also without the second factor that was lost."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.domain.helping import HelpRefusedError, unlock


class Command(BaseCommand):
    """Print a link by which the person chooses a new password; nobody else ever knows it."""

    help = "Make a link (one hour, once) by which a locked-out person chooses a new password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="log-in name")
        parser.add_argument(
            "--reason", required=True, help="stands in the log: who asked, how checked"
        )
        parser.add_argument(
            "--remove-second-factor",
            action="store_true",
            help="the device is lost: take every second factor and recovery code away",
        )

    def handle(self, *_: Any, **options: Any) -> None:
        try:
            helped = unlock(
                options["username"],
                reason=options["reason"],
                without_second_factor=options["remove_second_factor"],
            )
        except HelpRefusedError as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(
            "一小时内有效、只能用一次的链接，请交给本人 · A link for one hour and one use:\n"
            f"  {settings.SITE_URL}{helped.path}"
        )
        if options["remove_second_factor"]:
            self.stdout.write(f"已取消二次验证 · Second factors removed: {helped.factors}")

"""The first account on an empty server."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from portal.domain.operators import OperatorRefusedError, create_operator

ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class Command(BaseCommand):
    """Make the national federation where there is none, and somebody who leads and operates it."""

    help = "Create the first account: lead and operator of the national federation."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--username", required=True, help="log-in name")
        parser.add_argument("--full-name", required=True, help="姓名")
        parser.add_argument("--email", required=True)
        parser.add_argument(
            "--federation",
            default="",
            help="name of the national federation, made when there is none",
        )
        parser.add_argument("--federation-short-name", default="", help="简称 (default: the name)")
        parser.add_argument(
            "--password-file", help="first line is the password; - reads standard input"
        )

    def handle(self, *_: Any, **options: Any) -> None:
        given = options["password_file"]
        password = self._given(given) if given else _invented()
        try:
            person = create_operator(
                username=options["username"],
                full_name=options["full_name"],
                email=options["email"],
                password=password,
                federation=options["federation"],
                short_name=options["federation_short_name"],
            )
        except OperatorRefusedError as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"已建立账号 · Account created: {person.username}")
        if not given:
            self.stdout.write(f"密码（只显示这一次）· Password, shown this once: {password}")
            self.stdout.write(
                "登录后请在“修改密码”更换 · Change it after the first log-in: /account/password/"
            )

    def _given(self, place: str) -> str:
        try:
            text = self.stdin_text() if place == "-" else Path(place).read_text("utf-8")
            password = (text.splitlines() or [""])[0]
            validate_password(password)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(
                f"无法读取 {place} · Cannot read the password file: {error}"
            ) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        return password

    def stdin_text(self) -> str:
        """Read what is piped in."""
        import sys

        return sys.stdin.read()


def _invented() -> str:
    """Sixteen signs that nobody mistakes for others."""
    return "".join(secrets.choice(ALPHABET) for _ in range(16))

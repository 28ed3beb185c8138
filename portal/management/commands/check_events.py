"""Say in the terminal whether the log is as the portal wrote it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.domain import chain
from portal.scoping import scope_everything


class Command(BaseCommand):
    """Exit status: 0 nothing was found, 1 something was, 2 the exported heads cannot be read."""

    help = "核对日志有没有被人绕过系统删除、添加、改动、调换或整段改写。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--head",
            type=Path,
            action="append",
            default=[],
            metavar="文件",
            help="以前导出的链头（export_head 的输出，每行一个）；没有它，查不出尾部被截短和整条改写",
        )
        parser.add_argument(
            "--since", type=int, default=1, metavar="号", help="从链上第几号查起（默认从头）"
        )

    def handle(self, *_: Any, **options: Any) -> None:
        kept = [one for place in options["head"] for one in read(place)]
        found = 0
        with scope_everything():
            for sentence in chain.faults(options["since"], kept):
                found += 1
                self.stdout.write(sentence)
            last = chain.head()
        if found:
            raise CommandError(
                f"共发现{found}处。日志被人绕过系统动过，请保护现场并报告。", returncode=1
            )
        self.stdout.write(f"没有发现问题。链上共{last.number}号，链头 {last.hash}")
        if not kept:
            self.stdout.write("没有给出以前导出的链头（--head），尾部被截短或整条改写查不出来。")


def read(place: Path) -> list[chain.Head]:
    """Return the heads that the file `place` holds; CommandError (status 2) where it holds none."""
    try:
        return chain.heads(place.read_text("utf-8").splitlines())
    except (OSError, ValueError) as error:
        raise CommandError(f"无法读取 {place}：{error}", returncode=2) from error

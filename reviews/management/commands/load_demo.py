"""Load the invented demonstration; a second call changes nothing."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from reviews.demo import load


class Command(BaseCommand):
    """Who may log in is printed by ``demo_accounts``."""

    help = "载入演示数据（全部虚构）。再次运行不会改动任何内容。"

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load(self._tell)
        kept = f"{loaded.colleges} 所高校，{loaded.filings} 份填报"
        done = "演示数据已载入" if loaded.new else "演示数据早已载入，没有改动"
        self.stdout.write(f"{done}：{kept}。")

    def _tell(self, line: str) -> None:
        self.stdout.write(f"  {line}")
        self.stdout.flush()

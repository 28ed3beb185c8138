"""Print a disclosure file (Word, web page, PDF, Excel roster) in the exchange format. Needs no database."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from disclosures.editions import EditionError
from disclosures.exchange import Unreadable
from disclosures.importing.imported import Imported
from disclosures.importing.sandbox import read_safely

UNREADABLE = 2


class Command(BaseCommand):
    """Exit status: 0 read, 2 the file cannot be read."""

    help = "读入一份公开材料或名单（Word、网页、PDF、Excel），按交换格式输出，不需要数据库。"
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="公开材料或名单的文件")
        parser.add_argument(
            "--format",
            choices=("json", "full", "text"),
            default="text",
            help="json：只有交换格式；full：连同来源、疑点和未归位的文字；text：一览",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        imported = self._imported(options["file"])
        if options["format"] == "text":
            self.stdout.write(_as_text(imported))
        else:
            data = imported.data if options["format"] == "json" else imported.to_json()
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1))

    def _imported(self, file: Path) -> Imported:
        try:
            return read_safely(file.read_bytes(), file.name)
        except (Unreadable, EditionError) as error:
            self.stderr.write(f"{file.name}：{error}")
        except OSError as error:
            self.stderr.write(f"打不开文件 {file}：{error.strerror}。请检查路径和权限。")
        raise SystemExit(UNREADABLE)


def _as_text(imported: Imported) -> str:
    lines = [f"年度表式：{imported.edition}"]
    lines += [f"{key}  {source.place}  {source.sure}" for key, source in imported.sources.items()]
    lines += [f"疑点：{remark.sentence}" for remark in imported.remarks]
    lines += [f"没有归位（{rest.place}）：{rest.text[:60]}" for rest in imported.unplaced]
    return "\n".join(lines)

"""Print what the rules find in a disclosure file (data, Word, web page, PDF). Needs no database."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from disclosures.checks import Finding, Severity
from disclosures.checks.imported import check_data, check_imported
from disclosures.editions import EditionError, EditionUnknown
from disclosures.exchange import Unreadable, decode
from disclosures.importing.kind import Kind, kind_of
from disclosures.importing.sandbox import read_safely

FINE, ERRORS, UNREADABLE = 0, 1, 2


class Command(BaseCommand):
    """Exit status: 0 no error, 1 errors, 2 the file (or its year) cannot be read."""

    help = "核验一份公开材料（Word、网页、PDF 或交换格式的 JSON 文件），不需要数据库。"
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="公开材料的文件")
        parser.add_argument(
            "--edition", default="", help="年度，例如 2024-2025；不写时按文件里的 school_year"
        )
        parser.add_argument("--format", choices=("json", "text"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        findings = self._checked(options["file"], options["edition"])
        self.stdout.write(_as_json(findings) if options["format"] == "json" else _as_text(findings))
        raise SystemExit(ERRORS if any(each.severity.blocks for each in findings) else FINE)

    def _checked(self, file: Path, edition: str) -> list[Finding]:
        try:
            raw = file.read_bytes()
            if edition and kind_of(raw, file.name) is Kind.JSON:
                return check_data(decode(raw), edition)
            return check_imported(read_safely(raw, file.name), edition)
        except (Unreadable, EditionUnknown, EditionError) as error:
            self.stderr.write(f"{file.name}：{error}")
        except OSError as error:
            self.stderr.write(f"打不开文件 {file}：{error.strerror}。请检查路径和权限。")
        raise SystemExit(UNREADABLE)


def _as_json(findings: list[Finding]) -> str:
    return json.dumps([each.to_dict() for each in findings], ensure_ascii=False, indent=1)


def _as_text(findings: list[Finding]) -> str:
    lines = [
        f"{each.severity.label} {each.rule} {each.path}\n  {each.message}" for each in findings
    ]
    counts = [(kind, sum(each.severity is kind for each in findings)) for kind in Severity]
    total = "，".join(f"{kind.label}{count}" for kind, count in counts if count)
    return "\n".join([*lines, f"共{len(findings)}条：{total}。" if findings else "没有发现问题。"])

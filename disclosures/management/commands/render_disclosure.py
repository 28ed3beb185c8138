"""`manage.py render_disclosure FILE.json --output FILE.pdf`: the official PDF without a database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from disclosures import editions, exchange
from disclosures.enums import NamePolicy, RankPolicy
from disclosures.publication import render
from disclosures.publication.assemble import assemble
from disclosures.publication.document import Header
from disclosures.publication.redact import Policy

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from disclosures.editions import EditionForm

UNREADABLE = 2


class Command(BaseCommand):
    """Read the exchange format, name what is wrong with it, render the rest as a preview."""

    help = "把交换格式的 JSON 文件排成正式 PDF（预览，不需要数据库）。"
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """FILE, --output, --edition, and the privacy policy to try."""
        parser.add_argument("file", type=Path, help="交换格式的 JSON 文件")
        parser.add_argument("--output", type=Path, required=True, help="要写的 PDF 文件")
        parser.add_argument("--edition", help="年度，如 2024-2025；不写时按文件里的 school_year")
        parser.add_argument("--federation", default="省级学联", help="结尾句里的学联名称")
        parser.add_argument("--names", choices=NamePolicy.values, default=NamePolicy.FULL)
        parser.add_argument("--ranks", choices=RankPolicy.values, default=RankPolicy.EXACT)

    def handle(self, *, file: Path, output: Path, **options: Any) -> None:
        """Write the PDF; raises CommandError (exit 2) where the file cannot be read at all."""
        form, found = _read(file, options["edition"])
        for problem in found.problems:
            self.stderr.write(str(problem))
        header = _header(found.header, form, options["federation"])
        policy = Policy(NamePolicy(options["names"]), RankPolicy(options["ranks"]))
        document = assemble(found.disclosure, form, header, policy)
        _write(output, render.to_pdf(document))
        self.stdout.write(f"已写入 {output}。")


def _read(file: Path, edition: str | None) -> tuple[EditionForm, exchange.Exchanged]:
    try:
        data = exchange.decode(file.read_bytes())
        form = editions.load(edition) if edition else exchange.edition_of(data)
        return form, exchange.read(data, form)
    except OSError as error:
        message = f"读不了 {file}：{error.strerror}。"
    except (exchange.Unreadable, editions.EditionUnknown) as error:
        message = str(error)
    raise CommandError(message, returncode=UNREADABLE)


def _header(given: exchange.Header, form: EditionForm, federation: str) -> Header:
    """Mailboxes in the order of the closing line: the federation's, then the national one."""
    emails = [*given.complaint_emails, "", ""]
    return Header(
        school=given.school,
        organisation=given.organisation,
        period=form.period,
        edition=form.key,
        federation=federation,
        federation_email=emails[0],
        national_email=emails[1],
    )


def _write(output: Path, pdf: bytes) -> None:
    try:
        output.write_bytes(pdf)
    except OSError as error:
        message = f"写不了 {output}：{error.strerror}。"
        raise CommandError(message, returncode=UNREADABLE) from error

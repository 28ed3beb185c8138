"""Say in the terminal whether files are what was published."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError

from disclosures.publication.foreign import child
from disclosures.publication.signing import NotReady
from disclosures.publication.signing.configured import certificates
from disclosures.publication.signing.trusting import Trust
from disclosures.publication.verifying import Verdict, judge, offline
from portal.scoping import as_public

GENUINE, OTHERWISE, UNREADABLE = 0, 1, 2
NO_DATABASE = (
    "连不上数据库，不能与公开目录比对。有签名证书（.pem、.crt、.cer）的，可以只核对签名：\n"
    "    manage.py verify_publication --certificate 证书文件 文件…\n"
    "签名能说明文件由谁签发、签名以后有没有改动；是不是现行版本、有没有撤下，要连上数据库，或到核对页查。"
)


class Command(BaseCommand):
    """Exit status: 0 every file is genuine (offline: intact and signed by the certificate), 1 not all, 2 unreadable."""

    help = "核对文件是不是公开的原件（PDF、Word、Excel、网页、数据文件），所见与公众相同。"
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="文件")
        parser.add_argument("--json", action="store_true", help="输出 JSON，每个文件一行")
        parser.add_argument(
            "--certificate",
            type=Path,
            action="append",
            default=[],
            help="不连数据库，只按这张证书（或它的发证机构的证书）核对 PDF 的签名；可写多次",
        )

    def handle(self, *_: Any, **options: Any) -> None:
        trust = self._trust(options["certificate"])
        told = [self._told(path, trust) for path in options["files"]]
        for path, answer in zip(options["files"], told, strict=True):
            self.stdout.write(
                json.dumps({"file": str(path)} | answer, ensure_ascii=False)
                if options["json"]
                else f"{path}：{answer['title']}\n  {answer['sentence']}\n  {answer['advice']}"
            )
        genuine = all(answer["verdict"] == Verdict.GENUINE for answer in told)
        raise SystemExit(GENUINE if genuine else OTHERWISE)

    def _trust(self, paths: list[Path]) -> Trust | None:
        try:
            found = [one for path in paths for one in certificates(path)]
        except NotReady as error:
            self.stderr.write(error.sentence)
            raise SystemExit(UNREADABLE) from None
        own = [one for one in found if not one.ca]
        return Trust.of(own, [one for one in found if one.ca]) if paths else None

    def _told(self, path: Path, trust: Trust | None) -> dict[str, Any]:
        try:
            data = path.read_bytes()
            if trust:
                return offline.told(child.read(data, trust))
            with as_public():
                return judge(data).to_json()
        except OperationalError:
            self.stderr.write(NO_DATABASE)
        except OSError as error:
            self.stderr.write(f"打不开文件 {path}：{error.strerror}。请检查路径和权限。")
        raise SystemExit(UNREADABLE)

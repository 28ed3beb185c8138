"""Write what is held on a person into a zip, for whoever asks for it by law."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from disclosures.domain import named
from portal.domain import audit, held
from portal.models import College, User
from portal.scoping import scope_everything


class Command(BaseCommand):
    """By account (`--user`), or by name in a college's papers (`--college`, `--name`). The export is logged."""

    help = "导出平台保存的某个人的全部信息（data.json 和可读的网页，一个压缩包）。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--user", help="登录名")
        parser.add_argument("--college", help="校名")
        parser.add_argument("--name", help="姓名")
        parser.add_argument("--out", type=Path, required=True, metavar="文件.zip")

    def handle(self, *_: Any, **options: Any) -> None:
        with scope_everything():
            made = self._made(options)
        out: Path = options["out"]
        out.touch(mode=0o600)
        out.write_bytes(made.body)
        self.stdout.write(f"已写入 {out}")

    def _made(self, options: dict[str, Any]) -> Any:
        if options["user"]:
            user = User.objects.filter(username=options["user"]).first()
            if user is None:
                raise CommandError("没有这个登录名。")
            audit.record(None, "person.export", user, by="command")
            return held.to_zip("账号信息", held.of_account(user))
        college = College.objects.filter(name=options["college"] or "").first()
        if college is None or not options["name"]:
            raise CommandError("请写 --user 登录名，或者 --college 校名 --name 姓名。")
        audit.record(None, "person.export", college, college=college, by="command")
        found = named.in_college(college, options["name"])
        return held.to_zip(f"{college.name}保存的某人信息", found)

"""Take a disclosure file into a college's filing."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandParser
from django.db.models import Value
from django.db.models.functions import Concat

from disclosures.domain.filings import applicable_cycles
from disclosures.domain.intake import Taken, take_in
from disclosures.domain.refused import Refused
from disclosures.exchange import Unreadable, decode
from disclosures.models import Cycle
from portal.access import Actor, actor_of
from portal.enums import Role
from portal.models import Membership, Union
from portal.scoping import scope_everything

FINE, PROBLEMS, NOTHING = 0, 1, 2


class Command(BaseCommand):
    """Exit status: 0 all of it loaded, 1 loaded with problems (each printed), 2 nothing loaded."""

    help = (
        "把一份公开材料（交换格式的 JSON 文件）载入学校的填报，逐条列出不认识、缺少和写错的部分。"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="JSON 文件")
        parser.add_argument(
            "--union", required=True, help="学生会组织的编号，或全称（校名加组织名称）"
        )
        parser.add_argument(
            "--cycle", required=True, help="填报周期的编号，或年度（例如 2024-2025）"
        )
        parser.add_argument("--by", default="", help="以谁的名义载入（用户名）；不写时是该校的书记")
        parser.add_argument("--replace", action="store_true", help="替换已经填过的栏目")

    def handle(self, *args: Any, **options: Any) -> None:
        data = self._data(options["file"])
        with scope_everything():
            union = self._union(options["union"])
            cycle = self._cycle(options["cycle"], union)
            actor = self._actor(options["by"], union)
            taken = self._taken(actor, union, cycle, data, replace=options["replace"])
        for problem in taken.problems:
            self.stdout.write(str(problem))
        self.stdout.write(_summary(taken))
        raise SystemExit(PROBLEMS if taken.problems else FINE)

    def _data(self, file: Path) -> dict[str, Any]:
        try:
            data = decode(file.read_bytes())
        except Unreadable as error:
            self._stop(f"{file.name}：{error}")
        except OSError as error:
            self._stop(f"打不开文件 {file}：{error.strerror}。请检查路径和权限。")
        if not isinstance(data, dict):
            self._stop(f"{file.name}：文件里不是一份公开材料，最外层应当是一组“名称: 值”。")
        return data

    def _union(self, text: str) -> Union:
        rows = Union.objects.select_related("college__federation")
        named = rows.annotate(full=Concat("college__name", Value(""), "name")).filter(full=text)
        found = rows.filter(pk=int(text)) if text.isdecimal() else named
        return found.first() or self._stop(f"没有找到学生会组织“{text}”。请写编号或全称。")

    def _cycle(self, text: str, union: Union) -> Cycle:
        wanted = [
            cycle
            for cycle in applicable_cycles(union.college)
            if text in (str(cycle.pk), cycle.edition.key)
        ]
        return wanted[0] if wanted else self._stop(f"没有适用于{union}的填报周期“{text}”。")

    def _actor(self, username: str, union: Union) -> Actor:
        members = Membership.objects.filter(college=union.college).select_related("user")
        able = [
            member
            for role in (Role.SECRETARY, Role.EDITOR)
            for member in members.filter(role=role).order_by("pk")
            if username in ("", member.user.username)
        ]
        if not able:
            self._stop(
                f"{union.college}没有可以填报的成员{username}，不能载入。请先添加书记或填报员。"
            )
        return actor_of(able[0].user)

    def _taken(
        self, actor: Actor, union: Union, cycle: Cycle, data: object, *, replace: bool
    ) -> Taken:
        try:
            return take_in(actor, union, cycle, data, replace=replace)
        except (Refused, PermissionDenied) as error:
            self._stop(str(error))

    def _stop(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        raise SystemExit(NOTHING)


def _summary(taken: Taken) -> str:
    missing = "" if taken.saved else "，没有一个栏目可以载入"
    return f"已载入填报 {taken.filing.pk}：{len(taken.saved)} 个栏目{missing}；问题 {len(taken.problems)} 条。"

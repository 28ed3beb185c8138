"""Colleges pasted from a spreadsheet: one a line, 校名 · 所在地 · 学生会/研究生会."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from portal.access import require
from portal.actor import Actor
from portal.domain.names import NameRefusedError, checked, tidy
from portal.domain.organisations import OrganisationRefusedError, college_taken, create_college
from portal.kinds import kinds, listing
from portal.models import College, Federation

MOST_LINES = 300
HEADINGS = {"校名", "学校", "学校名称", "高校", "高校名称", "院校名称"}
_LINE_END = re.compile(r"\r\n|\r|\n")
_WITHOUT_TAB = re.compile(r"[,，;；]|\s{2,}|\u3000")
_BETWEEN_KINDS = re.compile(r"[\s、/／,，;；+和与及]+")


@dataclass(frozen=True)
class Line:
    """One college as its line says it; `number` counts from 1 as the text box does."""

    number: int
    name: str
    city: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Problem:
    """What is to be done about one line."""

    number: int
    sentence: str

    def __str__(self) -> str:
        return _("第%(number)d行：%(sentence)s") % {
            "number": self.number,
            "sentence": self.sentence,
        }


class LinesRefusedError(Exception):
    """Nothing was added; `problems` name every line that is to be mended."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def add_lines(actor: Actor, federation: Federation, text: str) -> list[College]:
    """Add the college of every line, all or none.

    Raises PermissionDenied, and LinesRefusedError where a line is wrong or a college is there.
    """
    require(actor, "college.manage", federation)
    lines, problems = read(text)
    problems += _taken(lines)
    if problems:
        raise LinesRefusedError(sorted(problems, key=lambda one: one.number))
    with transaction.atomic():
        return [_add(actor, federation, line) for line in lines]


def read(text: str) -> tuple[list[Line], list[Problem]]:
    """Return the lines that can be understood and what is wrong with the others.

    Empty lines and a heading are passed over; cells are parted by tabs, or without one by
    commas or wide spaces.
    """
    rows = [(number, row) for number, row in enumerate(_LINE_END.split(text), 1) if row.strip()]
    if rows and tidy(_cells(rows[0][1])[0]) in HEADINGS:
        rows = rows[1:]
    if len(rows) > MOST_LINES:
        sentence = _("一次最多添加%d所，请把这一行以后的剪下来，下次再粘贴。") % MOST_LINES
        return [], [Problem(rows[MOST_LINES][0], sentence)]
    lines: list[Line] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for number, row in rows:
        try:
            line = _line(number, row)
            _refuse_repeated(seen.get(line.name))
        except NameRefusedError as refused:
            problems.append(Problem(number, str(refused)))
        else:
            seen[line.name] = number
            lines.append(line)
    return lines, problems


def _line(number: int, row: str) -> Line:
    name, city, *kinds = [*_cells(row), "", ""]
    place = checked(city, _("所在地"), 30) if city.strip() else ""
    return Line(number, checked(name, _("校名"), 80), place, _kinds(" ".join(kinds)))


def _refuse_repeated(earlier: int | None) -> None:
    if earlier is not None:
        raise NameRefusedError(_("与第%d行是同一所学校，请删去一行。") % earlier)


def _cells(row: str) -> list[str]:
    parts = row.split("\t") if "\t" in row else _WITHOUT_TAB.split(row.strip())
    return [part.strip().strip('"') for part in parts]


def _kinds(text: str) -> tuple[str, ...]:
    words = [word for word in _BETWEEN_KINDS.split(text) if word]
    if not words:
        raise NameRefusedError(
            _("缺少第三列。请写“学生会”；也有研究生会的，写“学生会、研究生会”。")
        )
    known = {kind.name: kind.key for kind in kinds().values()}
    for word in words:
        if word not in known:
            raise NameRefusedError(
                _("看不懂“%(word)s”。第三列只能写这些组织：%(known)s；不止一个的，用顿号分开。")
                % {"word": word[:20], "known": listing()}
            )
    return tuple(sorted({known[word] for word in words}))


def _taken(lines: list[Line]) -> list[Problem]:
    there = College.objects.filter(name__in=[line.name for line in lines])
    names = {one.name: one.federation for one in there.select_related("federation")}
    return [
        Problem(line.number, college_taken(line.name, names[line.name]) + _("请删去这一行。"))
        for line in lines
        if line.name in names
    ]


def _add(actor: Actor, federation: Federation, line: Line) -> College:
    try:
        return create_college(actor, federation, name=line.name, city=line.city, kinds=line.kinds)
    except OrganisationRefusedError as refused:
        raise LinesRefusedError([Problem(line.number, str(refused))]) from None

"""What a section says, ready to read: blocks of the public document, tables with marks, unpublished facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from disclosures.content import Congress, SecondLevel
from disclosures.editions import EditionForm
from disclosures.publication import tables, texts
from reviews.domain.material import Material
from reviews.pages import grids, indicators
from reviews.pages.grids import Marks


@dataclass(frozen=True, slots=True)
class Unpublished:
    """Facts that are asked for the checks and never published: (name, value), empty ones left out."""

    rows: tuple[tuple[str, str], ...]
    kind: str = "unpublished"


class Beside(NamedTuple):
    """What stands beside the words of a section: the form, ``marks`` on places, last year's text of cells by path."""

    form: EditionForm
    marks: Marks
    before: Mapping[str, str]


def body(
    key: str, held: Material, marks: Marks, before: Mapping[str, str] | None = None
) -> list[Any]:
    """Return the blocks of a section: those of ``disclosures.publication.document``, ``Grid``, ``Unpublished``.

    The indicator table itself is not among them: see ``reviews.pages.indicators``. Empty for an empty section.
    """
    kind, content = held.form.section(key).kind, getattr(held.disclosure, key)
    blocks = list(_BODIES[kind](key, content, Beside(held.form, marks, before or {})))
    return [block for block in blocks if block is not None]


def _rules(key: str, content: Any, beside: Beside) -> Iterator[Any]:
    yield from texts.rules(content, key.replace("_", "-"))


def _roster(key: str, content: Any, beside: Beside) -> Iterator[Any]:
    if content.rows:
        columns = grids.roster_columns(beside.form)
        yield grids.grid(key, _("名单"), content.rows, columns, beside.marks, beside.before)


def _departments(key: str, content: Any, beside: Beside) -> Iterator[Any]:
    if content.rows:
        columns = grids.department_columns(beside.form)
        yield grids.grid(key, _("组织架构"), content.rows, columns, beside.marks, beside.before)
    yield from texts.chart(content)


def _responsible(key: str, content: Any, beside: Beside) -> Iterator[Any]:
    if content.rows:
        columns = grids.responsible_columns(beside.form)
        yield grids.grid(key, _("主要责任人"), content.rows, columns, beside.marks, beside.before)


def _congress(key: str, content: Congress, beside: Beside) -> Iterator[Any]:
    yield from texts.congress(content)
    yield _unpublished(
        (_("学生人数"), content.students),
        (_("未任学生会职务的代表"), content.delegates_without_post),
        (_("候选人数"), content.candidates),
        (_("应选名额"), content.seats),
        (_("当选人数"), content.elected),
    )


def _second_level(key: str, content: SecondLevel, beside: Beside) -> Iterator[Any]:
    if not (content.counts or content.units or content.total) or beside.form.second_level is None:
        return
    yield tables.counts(beside.form, content)
    if beside.form.second_level.matrix and content.units:
        yield tables.matrix(beside.form, content)
    sizes = [(unit.name, _size(unit.staff, unit.presidium)) for unit in content.units]
    yield _unpublished((_("二级学生会组织总数"), content.total), *sizes)


def _indicators(key: str, content: Any, beside: Beside) -> Iterator[Any]:
    yield _unpublished(*indicators.unpublished(content))


def _size(staff: str, presidium: str) -> str:
    parts = ((_("工作人员"), staff), (_("主席团"), presidium))
    return "，".join(f"{name} {count}" for name, count in parts if count)


def _unpublished(*rows: tuple[str, str]) -> Unpublished | None:
    filled = tuple((str(name), value) for name, value in rows if value)
    return Unpublished(filled) if filled else None


_BODIES: dict[str, Any] = {
    "rules_text": _rules,
    "roster": _roster,
    "departments": _departments,
    "responsible": _responsible,
    "congress": _congress,
    "second_level": _second_level,
    "indicators": _indicators,
}

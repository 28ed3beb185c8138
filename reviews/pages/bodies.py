"""What a section says, ready to read: blocks of the public document, tables with marks, unpublished facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from disclosures.content import Congress, SecondLevel
from disclosures.publication import tables, texts
from reviews.domain.material import Material
from reviews.pages import grids, indicators
from reviews.pages.grids import Marks


@dataclass(frozen=True, slots=True)
class Unpublished:
    """Facts that are asked for the checks and never published: (name, value), empty ones left out."""

    rows: tuple[tuple[str, str], ...]
    kind: str = "unpublished"


def body(key: str, held: Material, marks: Marks) -> list[Any]:
    """Return the blocks of a section: those of ``disclosures.publication.document``, ``Grid``, ``Unpublished``.

    The indicator table itself is not among them: see ``reviews.pages.indicators``. Empty for an empty section.
    """
    kind, content = held.form.section(key).kind, getattr(held.disclosure, key)
    blocks = list(_BODIES[kind](key, content, held, marks))
    return [block for block in blocks if block is not None]


def _rules(key: str, content: Any, held: Material, marks: Marks) -> Iterator[Any]:
    yield from texts.rules(content, key.replace("_", "-"))


def _roster(key: str, content: Any, held: Material, marks: Marks) -> Iterator[Any]:
    if content.rows:
        yield grids.grid(key, _("名单"), content.rows, grids.roster_columns(held.form), marks)


def _departments(key: str, content: Any, held: Material, marks: Marks) -> Iterator[Any]:
    if content.rows:
        yield grids.grid(
            key, _("组织架构"), content.rows, grids.department_columns(held.form), marks
        )
    yield from texts.chart(content)


def _responsible(key: str, content: Any, held: Material, marks: Marks) -> Iterator[Any]:
    if content.rows:
        yield grids.grid(
            key, _("主要责任人"), content.rows, grids.responsible_columns(held.form), marks
        )


def _congress(key: str, content: Congress, held: Material, marks: Marks) -> Iterator[Any]:
    yield from texts.congress(content)
    yield _unpublished(
        (_("学生人数"), content.students),
        (_("未任学生会职务的代表"), content.delegates_without_post),
        (_("候选人数"), content.candidates),
        (_("应选名额"), content.seats),
        (_("当选人数"), content.elected),
    )


def _second_level(key: str, content: SecondLevel, held: Material, marks: Marks) -> Iterator[Any]:
    if not (content.counts or content.units or content.total) or held.form.second_level is None:
        return
    yield tables.counts(held.form, content)
    if held.form.second_level.matrix and content.units:
        yield tables.matrix(held.form, content)
    sizes = [(unit.name, _size(unit.staff, unit.presidium)) for unit in content.units]
    yield _unpublished((_("二级学生会组织总数"), content.total), *sizes)


def _indicators(key: str, content: Any, held: Material, marks: Marks) -> Iterator[Any]:
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

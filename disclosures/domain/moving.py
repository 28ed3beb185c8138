"""From one year's form to another's: content moves by stable ids; what has no place is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from disclosures.content import (
    Disclosure,
    Indicators,
    Responsible,
    RosterRow,
    RulesText,
    SecondLevel,
)
from disclosures.domain.labels import FIELDS
from disclosures.domain.parts.values import blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosures.content import Answer, Departments, Roster
    from disclosures.editions import EditionForm, Section


@dataclass
class Moved:
    """The content as this year's form holds it, and sentences about what has no place there."""

    content: Disclosure
    no_place: list[str] = field(default_factory=list)


def move(content: Disclosure, found: EditionForm, here: EditionForm) -> Moved:
    """Move ``content`` from the form ``found`` to the form ``here``; nothing is lost without a sentence."""
    moved = Moved(_joined(content, here))
    for key in Disclosure.model_fields:
        if not here.has_section(key):
            _leave_section(moved, key, found)
    if here.has_section("indicators"):
        _set(moved, "indicators", _indicators(moved, found, here))
    if here.has_section("second_level"):
        _set(moved, "second_level", _second_level(moved, found, here))
    if here.has_section("departments"):
        _set(moved, "departments", _departments(moved, here.section("departments")))
    if here.has_section("roster"):
        moved.no_place += _columns(moved.content.roster, here)
    if here.has_section("responsible"):
        _set(moved, "responsible", _responsible(moved, found, here))
    return moved


def _set(moved: Moved, key: str, value: object) -> None:
    moved.content = moved.content.model_copy(update={key: value})


def _leave_section(moved: Moved, key: str, found: EditionForm) -> None:
    """Empty a section that this year does not have."""
    empty = Disclosure.model_fields[key].default
    if not blank(getattr(moved.content, key).model_dump(mode="json")):
        title = section_title(found, key)
        moved.no_place.append(_("“%s”今年的表式没有这一栏目，没有带入。") % title)
    _set(moved, key, empty)


def section_title(form: EditionForm, key: str) -> str:
    """Return a section's heading without names; the key's usual word where the form lacks it."""
    if form.has_section(key):
        return form.text(form.section(key).title).strip("《》")
    return {"party_guidance": _("学校党委指导学生会工作情况"), "second_level": _("二级学生会组织改革自评表"),
            "election_rules": _("选举办法")}.get(key, key)  # fmt: skip


# --- Rule texts -------------------------------------------------------------------------------


def combined(form: EditionForm) -> bool:
    """Say whether the year has candidate and election rules as one section."""
    return any(section.combined_with == "election_rules" for section in form.sections)


def _joined(content: Disclosure, here: EditionForm) -> Disclosure:
    """Make two rule texts one where this year has them so."""
    first, second = content.candidate_rules, content.election_rules
    if not combined(here) or not second.text:
        return content
    if first.text and second.text != first.text:
        first = first.model_copy(update={"text": f"{first.text}\n{second.text}"})
    return content.model_copy(
        update={"candidate_rules": first if first.text else second, "election_rules": RulesText()}
    )


def split_needed(content: Disclosure, found: EditionForm, here: EditionForm) -> bool:
    """Say whether one text holds what this year asks for in two sections."""
    one = bool(content.candidate_rules.text) and not content.election_rules.text
    return one and combined(found) and not combined(here)


# --- Tables -----------------------------------------------------------------------------------


def _indicators(moved: Moved, found: EditionForm, here: EditionForm) -> Indicators:
    content = moved.content.indicators
    kept: dict[str, Answer] = {}
    for key, answer in content.answers.items():
        if here.has_indicator(key):
            kept[key] = answer
        elif not blank(answer.model_dump()):
            moved.no_place.append(_lost_answer(found, key, answer))
    return content.model_copy(update={"answers": kept})


def _lost_answer(found: EditionForm, key: str, answer: Answer) -> str:
    item = found.indicator(key)
    written = [found.table.shown(answer.answer), answer.number, answer.date, answer.note]
    return _("第%(no)s项“%(text)s”今年的表式没有，填的“%(answer)s”没有带入。") % {
        "no": item.no,
        "text": item.text if len(item.text) <= 40 else f"{item.text[:40]}…",  # noqa: PLR2004 - fits a line
        "answer": "，".join(text for text in written if text),
    }


def _second_level(moved: Moved, found: EditionForm, here: EditionForm) -> SecondLevel:
    content, ids = moved.content.second_level, {item.id for item in here.second_level_items}
    names = {item.id: item for item in found.second_level_items}
    for key in content.counts:
        if key not in ids:
            words = {"no": names[key].no, "text": names[key].text, "count": content.counts[key]}
            moved.no_place.append(
                _("二级组织自评表第%(no)s项“%(text)s”今年没有，填的“%(count)s”没有带入。") % words
            )
    matrix = bool(here.second_level and here.second_level.matrix)
    if content.units and not matrix:
        moved.no_place.append(
            _("今年的表式不要求逐个填写二级组织，%d个组织的明细没有带入。") % len(content.units)
        )
    units = [
        unit.model_copy(update={"answers": {k: v for k, v in unit.answers.items() if k in ids}})
        for unit in content.units
    ]
    return content.model_copy(
        update={
            "counts": {key: value for key, value in content.counts.items() if key in ids},
            "notes": {key: value for key, value in content.notes.items() if key in ids},
            "units": tuple(units) if matrix else (),
        }
    )


def _departments(moved: Moved, section: Section) -> Departments:
    content = moved.content.departments
    if section.picture or not content.chart_text:
        return content
    moved.no_place.append(
        _("今年的组织架构要填成表格，架构图的文字说明没有带入，请对照着逐行填写。")
    )
    return content.model_copy(update={"chart_text": "", "chart": ""})


def _columns(roster: Roster, here: EditionForm) -> Iterator[str]:
    """Name columns that this year neither publishes nor asks for; they stay in the rows, unpublished."""
    asked = {column.key for column in (*here.roster.columns, *here.roster.asked)}
    for name in RosterRow.model_fields:
        filled = sum(bool(getattr(row, name)) for row in roster.rows)
        if name not in asked and filled:
            yield _(
                "名单的“%(column)s”一栏今年的表式没有：%(count)d人的内容留在表里备查，不会公开，用不着可以删去。"
            ) % {"column": FIELDS[name], "count": filled}


def _responsible(moved: Moved, found: EditionForm, here: EditionForm) -> Responsible:
    """Keep who has a category of this year, or one that no form knows (a wording to be mended by hand)."""
    kept = []
    gone = set(found.responsible.rows) - set(here.responsible.rows)
    for row in moved.content.responsible.rows:
        if row.category not in gone:
            kept.append(row)
        elif not blank(row.model_dump()):
            words = {"category": row.category or _("未写类别"), "name": row.name}
            moved.no_place.append(
                _("责任人“%(category)s”%(name)s：今年的表式没有这一类别，没有带入。") % words
            )
    return Responsible(rows=tuple(kept))

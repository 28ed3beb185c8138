"""From one year's form to another's: content moves by stable ids; what has no place is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from disclosures.content import Disclosure
from disclosures.domain.moving import items, tables
from disclosures.domain.moving.moved import Moved
from disclosures.domain.moving.texts import joined
from disclosures.domain.parts.values import blank

if TYPE_CHECKING:
    from disclosures.editions import EditionForm


def move(content: Disclosure, found: EditionForm, here: EditionForm) -> Moved:
    """Move ``content`` from the form ``found`` to the form ``here``; nothing is lost without a sentence."""
    moved = Moved(joined(content, here))
    for key in Disclosure.model_fields:
        if not here.has_section(key):
            _leave_section(moved, key, found)
    if here.has_section("indicators"):
        _set(moved, "indicators", items.indicators(moved, found, here))
    if here.has_section("second_level"):
        _set(moved, "second_level", items.second_level(moved, found, here))
    if here.has_section("departments"):
        _set(moved, "departments", tables.departments(moved, here.section("departments")))
    if here.has_section("roster"):
        moved.no_place += tables.columns(moved.content.roster, here)
    if here.has_section("responsible"):
        _set(moved, "responsible", tables.responsible(moved, found, here))
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

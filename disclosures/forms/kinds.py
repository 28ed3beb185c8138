"""Which form belongs to which kind of section."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from disclosures.forms.congress import CongressForm
from disclosures.forms.departments import DepartmentsForm
from disclosures.forms.indicators import IndicatorsForm
from disclosures.forms.responsible import ResponsibleForm
from disclosures.forms.roster import RosterForm
from disclosures.forms.rules_text import RulesTextForm
from disclosures.forms.second_level import SecondLevelForm
from disclosures.forms.section import SectionForm

if TYPE_CHECKING:
    from disclosures.content import Content
    from disclosures.editions import EditionForm

KINDS: dict[str, type[SectionForm]] = {
    "indicators": IndicatorsForm,
    "second_level": SecondLevelForm,
    "rules_text": RulesTextForm,
    "departments": DepartmentsForm,
    "roster": RosterForm,
    "congress": CongressForm,
    "responsible": ResponsibleForm,
}


def section_form(
    edition: EditionForm,
    key: str,
    content: Content,
    data: Mapping[str, Any] | None = None,
    spare: int | None = None,
) -> SectionForm:
    """Return the form of section ``key``; see ``SectionForm``. KeyError where the year has no such section."""
    section = edition.section(key)
    return KINDS[section.kind](edition, section, content, data, spare)

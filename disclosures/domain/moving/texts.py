"""Rule texts between years that have candidate and election rules as one section and those that do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.content import Disclosure, RulesText

if TYPE_CHECKING:
    from disclosures.editions import EditionForm


def combined(form: EditionForm) -> bool:
    """Say whether the year has candidate and election rules as one section."""
    return any(section.combined_with == "election_rules" for section in form.sections)


def joined(content: Disclosure, here: EditionForm) -> Disclosure:
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

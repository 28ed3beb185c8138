"""The catalogue: one file of rules per subject. Importing it registers every rule."""

from disclosures.checks.catalogue import (
    completeness,
    congress,
    departments,
    indicators,
    meetings,
    ranks,
    responsible,
    roster,
    second_level,
    staff,
    typed,
)

__all__ = [
    "completeness",
    "congress",
    "departments",
    "indicators",
    "meetings",
    "ranks",
    "responsible",
    "roster",
    "second_level",
    "staff",
    "typed",
]

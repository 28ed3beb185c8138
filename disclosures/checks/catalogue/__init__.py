"""The catalogue: one file of rules per subject. Importing it registers every rule."""

from disclosures.checks.catalogue import (
    completeness,
    congress,
    departments,
    indicators,
    ranks,
    responsible,
    roster,
    staff,
    typed,
)

__all__ = [
    "completeness",
    "congress",
    "departments",
    "indicators",
    "ranks",
    "responsible",
    "roster",
    "staff",
    "typed",
]

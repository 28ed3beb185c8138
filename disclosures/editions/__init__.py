"""The official forms, year by year, as data: one YAML file a year beside this module.

``load("2024-2025")`` gives the year's form, ``keys()`` the years there are, ``parse(raw, where)``
a form from data (a file, or what the database keeps). A new year needs a file, not code.
"""

from disclosures.editions.errors import EditionError, EditionUnknown
from disclosures.editions.load import keys, load, parse
from disclosures.editions.model import EditionForm
from disclosures.editions.parts import (
    Column,
    Indicator,
    Limits,
    Matrix,
    Prompt,
    RuleSetting,
    SecondLevelTable,
    Section,
    SectionKind,
    Window,
)
from disclosures.editions.rule_ids import RULE_IDS

__all__ = [
    "RULE_IDS",
    "Column",
    "EditionError",
    "EditionForm",
    "EditionUnknown",
    "Indicator",
    "Limits",
    "Matrix",
    "Prompt",
    "RuleSetting",
    "SecondLevelTable",
    "Section",
    "SectionKind",
    "Window",
    "keys",
    "load",
    "parse",
]

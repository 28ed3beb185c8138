"""Typed content of each kind of section.

Everything a college types is kept **as typed, as text** (a number is ``"23"``, a rank
``"4/38"``): nothing is lost, whatever was written. ``disclosures.checks.facts`` reads
numbers, dates and ranks from it; what cannot be read becomes a finding.
"""

from disclosures.content.base import Content, Text
from disclosures.content.congress import Congress, Delegation, Picture
from disclosures.content.departments import Department, Departments
from disclosures.content.disclosure import Disclosure
from disclosures.content.indicators import Answer, Indicators, Meeting, Survey
from disclosures.content.responsible import Responsible, ResponsiblePerson
from disclosures.content.roster import Roster, RosterRow
from disclosures.content.rules_text import RulesText
from disclosures.content.second_level import SecondLevel, SecondLevelUnit

__all__ = [
    "Answer",
    "Congress",
    "Content",
    "Delegation",
    "Department",
    "Departments",
    "Disclosure",
    "Indicators",
    "Meeting",
    "Picture",
    "Responsible",
    "ResponsiblePerson",
    "Roster",
    "RosterRow",
    "RulesText",
    "SecondLevel",
    "SecondLevelUnit",
    "Survey",
    "Text",
]

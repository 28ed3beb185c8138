"""A whole disclosure: every section that an edition can ask for."""

from disclosures.content.base import Content
from disclosures.content.congress import Congress
from disclosures.content.departments import Departments
from disclosures.content.indicators import Indicators
from disclosures.content.responsible import Responsible
from disclosures.content.roster import Roster
from disclosures.content.rules_text import RulesText
from disclosures.content.second_level import SecondLevel


class Disclosure(Content):
    """Sections by key; one that an edition does not ask for stays empty.

    Where candidate and election rules are one section (2020, 2021), ``candidate_rules``
    holds it and ``election_rules`` stays empty.
    """

    indicators: Indicators = Indicators()
    second_level: SecondLevel = SecondLevel()
    charter: RulesText = RulesText()
    departments: Departments = Departments()
    roster: Roster = Roster()
    candidate_rules: RulesText = RulesText()
    election_rules: RulesText = RulesText()
    congress: Congress = Congress()
    delegate_rules: RulesText = RulesText()
    appraisal_rules: RulesText = RulesText()
    party_guidance: RulesText = RulesText()
    responsible: Responsible = Responsible()

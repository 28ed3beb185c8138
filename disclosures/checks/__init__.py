"""Rules: facts in, findings out. No database, no clock (law 5).

``build_facts(disclosure, edition, context)`` reads everything typed, ``run(facts)`` returns the
findings, ``verdicts(facts, findings)`` what the system itself thinks of each indicator,
``rules()`` the catalogue.
"""

from disclosures.checks.facts import Context, Facts, build_facts
from disclosures.checks.finding import Finding, Severity, section_of
from disclosures.checks.registry import Rule, rules, run
from disclosures.checks.settings import effective, faults
from disclosures.checks.verdicts import Verdict, VerdictState, verdicts

__all__ = [
    "Context",
    "Facts",
    "Finding",
    "Rule",
    "Severity",
    "Verdict",
    "VerdictState",
    "build_facts",
    "effective",
    "faults",
    "rules",
    "run",
    "section_of",
    "verdicts",
]

"""What several rules say alike."""

from disclosures.checks.facts import Facts
from disclosures.checks.finding import Severity
from disclosures.checks.registry import Hit


def against(facts: Facts, indicator: str) -> Severity | None:
    """Return information where the college itself answered 否: then nothing is contradicted."""
    declared = facts.answers.get(indicator)
    return Severity.INFORMATION if declared and declared.unmet else None


def unchecked(path: str, message: str, indicator: str | None = None) -> Hit:
    """Return a hit that says which fact is missing; its evidence is empty because nothing was read."""
    return Hit(path, message, severity=Severity.UNCHECKED, indicator=indicator)

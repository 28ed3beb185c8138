"""Real findings of every rule: what its examples fire in a clean filing."""

from __future__ import annotations

from functools import cache

from disclosures.checks import Finding, Severity, rules
from disclosures.checks.examples import examples_of
from tests.disclosures.checks.judging import findings


@cache
def found() -> tuple[Finding, ...]:
    """The findings of all examples of all rules, but what could not be checked."""
    return tuple(
        finding
        for rule in rules()
        for example in examples_of(rule.id).fires
        for finding in findings(rule, example)
        if finding.severity is not Severity.UNCHECKED
    )

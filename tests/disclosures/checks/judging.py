"""Whether a rule finds what an example says."""

from __future__ import annotations

from disclosures.checks import Finding, Rule, Severity, run
from disclosures.checks.examples import Example
from portal.kinds import kinds
from tests.disclosures.checks.filings import facts, spoilt

LIGHT = {Severity.UNCHECKED, Severity.INFORMATION}


def findings(rule: Rule, example: Example) -> list[Finding]:
    """The rule's findings in the clean filing with the example's changes."""
    content = spoilt(example.set, example.edition)
    ranks = kinds()[example.kind].ranks
    about = {"imported": True, "preamble": example.preamble} if example.preamble else {}
    return run(facts(content, example.edition, ranks=ranks, **about), [rule])


def told(rule: Rule, example: Example) -> bool:
    """Whether the rule says what it should: with that severity, and at that place if one is named."""
    severity = example.severity or rule.severity.value
    return any(
        each.severity.value == severity and example.path in (None, each.path)
        for each in findings(rule, example)
    )


def silent(rule: Rule, example: Example) -> bool:
    """Whether the rule objects to nothing; a light remark of a heavier rule is no objection."""
    heavy = LIGHT - {rule.severity}
    return all(each.severity in heavy for each in findings(rule, example))

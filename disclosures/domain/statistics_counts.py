"""What is counted of submissions: answers by indicator, findings by rule. No database."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from disclosures.checks import Severity

if TYPE_CHECKING:
    from datetime import datetime

    from disclosures.checks import Rule
    from disclosures.editions import Indicator

WEIGHTY = (Severity.ERROR, Severity.CONTRADICTION, Severity.WARNING)


@dataclass(frozen=True)
class Sent:
    """What counts of a filing's latest submission: its findings, which are answered, the answers."""

    at: datetime
    ordinal: int
    findings: tuple[dict[str, Any], ...]
    answered: frozenset[tuple[str, str]]
    answers: dict[str, Any]

    @property
    def severities(self) -> Counter[str]:
        """How many findings of each severity."""
        return Counter(one["severity"] for one in self.findings)


@dataclass(frozen=True)
class OfIndicator:
    """How an indicator was answered, and how many filings have a finding that weighs on it."""

    item: Indicator
    answers: Counter[str]
    doubted: int
    explained: int


@dataclass(frozen=True)
class OfRule:
    """In how many filings a rule found something, by severity (the heaviest counts), and how often."""

    rule: Rule
    filings: Counter[str]
    findings: int


def of_indicator(item: Indicator, sent: list[Sent]) -> OfIndicator:
    """Count the answers to one indicator, and the filings with a finding on it."""
    doubts = [
        [one for one in each.findings if one["indicator"] == item.id and one["severity"] in WEIGHTY]
        for each in sent
    ]
    explained = sum(
        bool(found) and all((one["rule"], one["path"]) in each.answered for one in found)
        for each, found in zip(sent, doubts, strict=True)
    )
    answers = Counter((each.answers.get(item.id) or {}).get("answer") or "" for each in sent)
    return OfIndicator(item, answers, sum(map(bool, doubts)), explained)


def of_rule(rule: Rule, sent: list[Sent]) -> OfRule:
    """Count the filings in which a rule found something."""
    filings: Counter[str] = Counter()
    count = 0
    for each in sent:
        found = [Severity(one["severity"]) for one in each.findings if one["rule"] == rule.id]
        count += len(found)
        if found:
            filings[min(found, key=lambda severity: severity.rank)] += 1
    return OfRule(rule, filings, count)

"""Facts: the only thing that rules read. Everything typed is read here, once."""

from disclosures.checks.facts.answers import Declared
from disclosures.checks.facts.bodies import Guide, Unit
from disclosures.checks.facts.build import Facts, build_facts
from disclosures.checks.facts.congress import CongressFacts
from disclosures.checks.facts.context import Context
from disclosures.checks.facts.people import Person
from disclosures.checks.facts.values import Count, Days

__all__ = [
    "CongressFacts",
    "Context",
    "Count",
    "Days",
    "Declared",
    "Facts",
    "Guide",
    "Person",
    "Unit",
    "build_facts",
]

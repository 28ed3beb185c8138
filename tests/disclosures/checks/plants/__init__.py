"""Defects to plant into a clean disclosure, one kind a function, at a place drawn at random.

``PLANTS`` maps a name to a :class:`Plant`. The places and wordings are this package's own: neither
the rules' examples nor the demonstration's mistakes are used.
"""

from tests.disclosures.checks.plants import congress, figures, people, rule_texts, sections
from tests.disclosures.checks.plants.plant import PLANTS, Plant

__all__ = ["PLANTS", "Plant", "congress", "figures", "people", "rule_texts", "sections"]

"""The developers' page of the catalogue is not stale."""

from pathlib import Path

from disclosures.checks import rules
from disclosures.checks.describe import page


def test_the_page_in_docs_is_the_catalogue():
    assert (Path(__file__).parents[3] / "docs" / "rules.md").read_text("utf-8") == page()


def test_it_has_every_rule():
    assert all(f"## {rule.id} " in page() for rule in rules())

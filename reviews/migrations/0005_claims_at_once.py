"""Whose a claim is, found for all filings of a scope at once.

The queue joins thousands of claims. With a subquery of each row's own, the planner takes the claims one by
one; with one for all of them it joins by hash (tests/benchmarks/test_isolation_cost.py).
"""

from django.db import migrations

from portal.migrations import _security as security

BEFORE = security.exists(
    "disclosures_filing", "filing_id", security.federations("parent.federation_id")
)
NOW = (
    "filing_id IN (SELECT parent.id FROM disclosures_filing parent"  # noqa: S608 - names of our own
    f" WHERE {security.federations('parent.federation_id')})"
)


def select(rule: str) -> str:
    """Let claims be read by `rule`."""
    return f"ALTER POLICY scope_select ON reviews_claim USING ({security.EVERYTHING} OR {rule})"


class Migration(migrations.Migration):
    dependencies = [("reviews", "0004_the_desk_is_scoped")]

    operations = [migrations.RunSQL(select(NOW), select(BEFORE))]

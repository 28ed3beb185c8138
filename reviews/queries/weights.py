"""Counting findings by severity in the database: their texts stay there."""

from __future__ import annotations

from django.db.models import Func, IntegerField

from disclosures.checks import Severity


class FindingsOf(Func):
    """How many findings of a severity a submission has."""

    template = (
        "jsonb_array_length(jsonb_path_query_array"
        "(%(expressions)s, '$[*] ? (@.severity == \"%(severity)s\")'))"
    )
    output_field = IntegerField()

    def __init__(self, severity: Severity) -> None:
        """``severity``: one of the closed set, never what somebody typed."""
        super().__init__("findings", severity=severity.value)


def heavy() -> FindingsOf:
    """Return how many errors and contradictions there are."""
    return FindingsOf(Severity.ERROR) + FindingsOf(Severity.CONTRADICTION)

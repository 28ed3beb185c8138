"""The ids of the rules, as far as a year's file may name them.

The rules themselves stand above the editions (``disclosures/checks``); a test holds the two together.
"""

STRUCTURED = 39
TEXT = 27
RULE_IDS = frozenset(
    {f"R{n:02}" for n in range(1, STRUCTURED + 1)} | {f"T{n:02}" for n in range(1, TEXT + 1)}
)

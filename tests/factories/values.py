"""Values that several factories use."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

PASSWORD = "长夜读书 Lamp-7"
THEN = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SECTION_KEYS = (
    "indicators",
    "second_level",
    "charter",
    "departments",
    "roster",
    "candidate_rules",
    "election_rules",
    "congress",
    "delegate_rules",
    "appraisal_rules",
    "responsible",
)


def digest(text: object) -> str:
    """Return a SHA-256 in hexadecimal, for columns that hold one."""
    return hashlib.sha256(str(text).encode()).hexdigest()

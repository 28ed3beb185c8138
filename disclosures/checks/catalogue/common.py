"""What several rules say alike."""

from disclosures.checks.facts import Facts
from disclosures.checks.finding import Severity
from disclosures.checks.registry import Hit

TEXTS = (
    "charter",
    "candidate_rules",
    "election_rules",
    "delegate_rules",
    "appraisal_rules",
    "party_guidance",
)
"""The sections that are running text."""
READS = tuple(f"{key}.text" for key in TEXTS)
UNITS = ("departments.name", "departments.headcount")
"""What says which departments there are, and how large."""
PLACES = tuple(
    f"roster.{field}" for field in ("name", "post", "department", "faculty", "experience", "note")
)
"""What says where somebody of the roster belongs and as what: the post may stand in a remark."""


def against(facts: Facts, indicator: str) -> Severity | None:
    """Return information where the college itself answered 否: then nothing is contradicted."""
    declared = facts.answers.get(indicator)
    return Severity.INFORMATION if declared and declared.unmet else None


def unchecked(path: str, message: str, indicator: str | None = None) -> Hit:
    """Return a hit that says which fact is missing; its evidence is empty because nothing was read."""
    return Hit(path, message, severity=Severity.UNCHECKED, indicator=indicator)


def assembly(facts: Facts) -> str:
    """Return what the union's congress is called: 学生代表大会 or 研究生代表大会."""
    return "研究生代表大会" if facts.context.organisation.startswith("研究生") else "学生代表大会"


def union(facts: Facts) -> str:
    """Return what the union is called: 学生会 or 研究生会."""
    return "研究生会" if facts.context.organisation.startswith("研究生") else "学生会"

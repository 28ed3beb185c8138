"""Section seven as rules read it."""

from dataclasses import dataclass

from disclosures.checks.facts.values import Count, Days, read_count, read_days
from disclosures.content import Congress


@dataclass(frozen=True)
class CongressFacts:
    """The numbers and the date of the congress; ``delegations`` one count a row."""

    content: Congress
    days: Days
    delegates: Count
    students: Count
    without_post: Count
    candidates: Count
    seats: Count
    elected: Count
    delegations: tuple[Count, ...]


def read_congress(content: Congress, students: str) -> CongressFacts:
    """Read the section; ``students`` stands in where the section states no number of students."""
    return CongressFacts(
        content=content,
        days=read_days(content.date, content.date_end),
        delegates=read_count(content.delegates),
        students=read_count(content.students or students),
        without_post=read_count(content.delegates_without_post),
        candidates=read_count(content.candidates),
        seats=read_count(content.seats),
        elected=read_count(content.elected),
        delegations=tuple(read_count(row.count) for row in content.delegations),
    )

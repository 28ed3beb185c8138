"""Section seven as rules read it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from disclosures.checks.facts.prose import Clause
from disclosures.checks.facts.stated import stated
from disclosures.checks.facts.values import Count, Days, read_count, read_days
from disclosures.content import Congress

TOLD_IN = {
    "delegates": ("congress", "delegate_rules"),
    "students": ("congress", "delegate_rules"),
    "delegates_without_post": ("congress",),
    "candidates": ("congress", "election_rules", "candidate_rules"),
    "seats": ("congress", "election_rules", "candidate_rules"),
    "elected": ("congress",),
}
"""Where running text may state a number that its own field does not."""


class Figure(NamedTuple):
    """A number of the congress: ``path`` where it stands, ``words`` what a text says of it.

    ``value`` is None where neither the field nor a text says it.
    """

    value: int | None
    path: str
    words: str = ""


@dataclass(frozen=True)
class CongressFacts:
    """The numbers and the date of the congress; ``delegations`` one count a row."""

    content: Congress
    days: Days
    delegates: Figure
    students: Figure
    without_post: Figure
    candidates: Figure
    seats: Figure
    elected: Figure
    delegations: tuple[Count, ...]


Clauses = Callable[[str], tuple[Clause, ...]]


def read_congress(content: Congress, students: str, clauses: Clauses) -> CongressFacts:
    """Read the section; ``students`` stands in where the section states no number of students.

    ``clauses`` gives the sentences of a section: a number without a field of its own is read there.
    """

    def figure(name: str, typed: str) -> Figure:
        count, path = read_count(typed), f"congress.{name}"
        if count.raw:
            return Figure(count.value, path)
        told = stated(name, ((key, clauses(key)) for key in TOLD_IN[name]))
        return (
            Figure(told.value, f"{told.section}.text", told.words) if told else Figure(None, path)
        )

    return CongressFacts(
        content=content,
        days=read_days(content.date, content.date_end),
        delegates=figure("delegates", content.delegates),
        students=figure("students", content.students or students),
        without_post=figure("delegates_without_post", content.delegates_without_post),
        candidates=figure("candidates", content.candidates),
        seats=figure("seats", content.seats),
        elected=figure("elected", content.elected),
        delegations=tuple(read_count(row.count) for row in content.delegations),
    )

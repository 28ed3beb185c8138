"""Section seven as rules read it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from disclosures.checks.facts.prose import LONGEST, Clause
from disclosures.checks.facts.stated import stated
from disclosures.checks.facts.values import Count, Days, read_count, read_days
from disclosures.content import Congress
from disclosures.reading import spotted_days

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


Clauses = Callable[[str], tuple[Clause, ...]]


@dataclass(frozen=True)
class CongressFacts:
    """The numbers and the date of the congress, each read when the first rule asks for it.

    ``counted`` gives the number of students that stands in where the section states none;
    ``clauses`` the sentences of a section: a number without a field of its own is read there. Both
    are asked only where they are needed, so that a rule reads no section but those it names.
    """

    content: Congress
    counted: Callable[[], str]
    clauses: Clauses

    @cached_property
    def days(self) -> Days:
        """The date, or the first and last day."""
        return read_days(self.content.date, self.content.date_end)

    @cached_property
    def held(self) -> tuple[Days, ...]:
        """The date, else the dates at which the text says that it met."""
        return (self.days,) if self.days.first is not None else _told(self.content)

    @cached_property
    def delegates(self) -> Figure:
        """The number of delegates."""
        return self._figure("delegates", self.content.delegates)

    @cached_property
    def students(self) -> Figure:
        """The number of students whom they stand for."""
        return self._figure("students", self.content.students or self.counted())

    @cached_property
    def without_post(self) -> Figure:
        """How many delegates hold no post in a union."""
        return self._figure("delegates_without_post", self.content.delegates_without_post)

    @cached_property
    def candidates(self) -> Figure:
        """How many stood for the presidium."""
        return self._figure("candidates", self.content.candidates)

    @cached_property
    def seats(self) -> Figure:
        """How many were to be elected."""
        return self._figure("seats", self.content.seats)

    @cached_property
    def elected(self) -> Figure:
        """How many were elected."""
        return self._figure("elected", self.content.elected)

    @cached_property
    def delegations(self) -> tuple[Count, ...]:
        """One count a row."""
        return tuple(read_count(row.count) for row in self.content.delegations)

    def _figure(self, name: str, typed: str) -> Figure:
        count, path = read_count(typed), f"congress.{name}"
        if count.raw:
            return Figure(count.value, path)
        told = stated(name, ((key, self.clauses(key)) for key in TOLD_IN[name]))
        if told is None:
            return Figure(None, path)
        return Figure(told.value, f"{told.section}.text", told.words)


CALLED = ("召开", "举行", "举办", "开幕", "时间")


def _told(content: Congress) -> tuple[Days, ...]:
    lines = f"{content.text}\n{content.agenda}"[:LONGEST].splitlines()
    called = [line for line in lines if any(word in line for word in CALLED)]
    return tuple(Days("", day.first, day.last) for line in called for day in spotted_days(line))

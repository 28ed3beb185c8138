"""The parts that an edition is made of."""

import re
from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

SectionKind = Literal[
    "indicators", "second_level", "rules_text", "departments", "roster", "congress", "responsible"
]
Words = Annotated[str, StringConstraints(min_length=1)]
Positive = Annotated[int, Field(gt=0)]
Percent = Annotated[int, Field(gt=0, le=100)]
Share = Annotated[Fraction, Field(gt=0, le=1)]


class Part(BaseModel):
    """Base of all parts: immutable, a misspelt key is refused by name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Section(Part):
    """One section of the form. ``number`` is the printed one (一, （二）), None where unnumbered.

    ``combined_with`` names the section whose content this one also holds (2020: candidate and
    election rules); ``picture``: the form takes a picture, which needs a text equivalent.
    """

    key: Words
    kind: SectionKind
    title: Words
    number: str | None = None
    required: bool = True
    combined_with: str | None = None
    picture: bool = False


class Prompt(Part):
    """What the 备注 column asks for: a count of people or things, or a date (``实有__人``)."""

    kind: Literal["count", "date"]
    label: Words

    @property
    def before(self) -> str:
        """The words in front of the blank (``实有``)."""
        return re.split(r"_+", self.label, maxsplit=1)[0]

    @property
    def after(self) -> str:
        """The words behind the blank (``人``), possibly none."""
        return re.split(r"_+", f"{self.label}_", maxsplit=1)[1].rstrip("_")

    def fill(self, value: str) -> str:
        """Return the prompt with its blank filled (``实有23人``)."""
        return f"{self.before}{value}{self.after}"


class Indicator(Part):
    """One item of the table. ``id`` carries no year (``i03``); ``no`` is the printed number (``3.1``).

    ``core`` is marked ★ and ``observed`` ▲ (not yet binding that year).
    """

    id: Annotated[str, StringConstraints(pattern=r"^[is]\d\d$")]
    no: Words
    text: Words
    core: bool = False
    observed: bool = False
    group: str = ""
    prompt: Prompt | None = None

    @property
    def mark(self) -> str:
        """★, ▲ or nothing."""
        return "★" if self.core else "▲" if self.observed else ""

    def remark(self, value: str, note: str) -> str:
        """Return the 备注 as published: the prompt filled with ``value``, then ``note``.

        A note that holds the prompt already (``实有23人（含主席团）``) stands alone.
        """
        filled = self.prompt.fill(value) if self.prompt and value else ""
        if self.prompt and note.startswith(self.prompt.before):
            return note
        return "；".join(dict.fromkeys(part for part in (filled, note) if part))


class Table(Part):
    """The indicator table: its title, three column headings, the two values (yes first)."""

    title: Words
    columns: tuple[Words, Words, Words]
    values: tuple[Words, Words]

    def shown(self, answer: str) -> str:
        """Return the form's word for 是 or 否 (2020: 达标, 未达标); anything else unchanged."""
        return {"是": self.values[0], "否": self.values[1]}.get(answer, answer)


class Matrix(Part):
    """The table of second-level unions against items."""

    heading: Words
    row_header: Words
    columns_header: Words


class SecondLevelTable(Part):
    """The second-level table; ``matrix`` is None in the year that asked for counts only."""

    columns: tuple[Words, Words, Words]
    items: tuple[Indicator, ...]
    matrix: Matrix | None = None


class Column(Part):
    """One column: ``key`` a field of the row's content, or ``no`` for the running number."""

    key: Words
    label: Words


class RosterForm(Part):
    """``columns`` are published, ``asked`` is what the rules need besides; ``footnote`` explains *."""

    columns: tuple[Column, ...]
    asked: tuple[Column, ...] = ()
    footnote: str = ""


class DepartmentsForm(Part):
    """Columns of the structure table."""

    columns: tuple[Column, ...]


class ResponsibleForm(Part):
    """The categories of responsible people, and the columns."""

    rows: tuple[Words, ...]
    columns: tuple[Column, ...]


class Limits(Part):
    """Numbers that the rules of the year measure against: people, departments, per cent, shares.

    The numbers that all years had alike so far have their value here; a year's file may write
    another. ``quorum`` is a share of the delegates (``2/3``).
    """

    staff: Positive
    staff_with_grounds: Positive
    presidium: Positive
    departments: Positive
    department_people: Positive = 6
    department_heads_least: Positive = 2
    department_heads_most: Positive = 3
    second_level_staff: Positive
    second_level_presidium: Positive
    rank_percent: Percent
    faculty_union_percent: Percent = 50
    delegates_percent: Percent = 1
    delegates_without_post_percent: Percent = 60
    candidates_excess_percent: Percent = 20
    quorum: Share = Fraction(2, 3)


class RuleSetting(Part):
    """What a year (or a cycle) does to a rule: not run it, or let it weigh at most ``severity``.

    It can only make a rule milder. ``reason`` says why and is shown; without one it is refused.
    """

    off: bool = False
    severity: Literal["contradiction", "warning", "information"] | None = None
    reason: Words


class Window(Part):
    """Dates from and to, both included."""

    start: date = Field(alias="from")
    end: date = Field(alias="to")

    def __contains__(self, day: date) -> bool:
        """Say whether the day lies in the window."""
        return self.start <= day <= self.end

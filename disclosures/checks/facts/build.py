"""From typed content to facts."""

from dataclasses import dataclass
from functools import cached_property

from disclosures.checks.facts.answers import Declared, read_answers
from disclosures.checks.facts.bodies import Guide, Unit, charted, read_guides, read_units
from disclosures.checks.facts.congress import CongressFacts
from disclosures.checks.facts.context import Context
from disclosures.checks.facts.people import PRESIDIUM, Person, read_people
from disclosures.checks.facts.posts import PostKind
from disclosures.checks.facts.prose import Prose
from disclosures.checks.facts.wording import clip
from disclosures.content import Disclosure, RulesText
from disclosures.editions import EditionForm, Limits


@dataclass(frozen=True)
class Facts:
    """A whole disclosure, read. Each part is read when the first rule asks for it."""

    content: Disclosure
    form: EditionForm
    context: Context

    @property
    def limits(self) -> Limits:
        """The year's numbers that rules measure against."""
        return self.form.limits

    def asks(self, indicator: str) -> bool:
        """Whether the year's form has the indicator."""
        return indicator in self.answers

    @cached_property
    def answers(self) -> dict[str, Declared]:
        """Every indicator of the form by id."""
        return read_answers(self.form, self.content.indicators.answers)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The roster without blank rows."""
        return read_people(self.content.roster, self.form.intake_year)

    @cached_property
    def presidium(self) -> tuple[Person, ...]:
        """The people of the roster who are in the presidium."""
        return tuple(person for person in self.people if person.in_presidium)

    @cached_property
    def unplaced(self) -> tuple[Person, ...]:
        """The people of whom the roster does not say where they belong."""
        return tuple(person for person in self.people if not person.placed)

    @cached_property
    def by_department(self) -> dict[str, list[Person]]:
        """The people of each working department, in the roster's order; the presidium left out."""
        groups: dict[str, list[Person]] = {}
        for person in self.people:
            if person.department not in {"", PRESIDIUM}:
                groups.setdefault(person.department, []).append(person)
        return groups

    @cached_property
    def knows_departments(self) -> bool:
        """Whether everybody who is not in the presidium has a department."""
        return bool(self.by_department) and not self.unplaced

    @cached_property
    def knows_posts(self) -> bool:
        """Whether the roster says every post."""
        known = [p for p in self.people if p.posts or p.in_presidium]
        return bool(self.people) and len(known) == len(self.people)

    @cached_property
    def dual(self) -> tuple[Person, ...]:
        """The people of the presidium who lead a department as well: counted in either place."""
        return tuple(person for person in self.presidium if person.in_both)

    @cached_property
    def again(self) -> tuple[Person, ...]:
        """The rows of a department's list that name somebody of the presidium once more."""
        first = {p.name: p for p in self.presidium if p.name}
        others = [p for p in self.people if not p.in_presidium and p.name in first]
        return tuple(p for p in others if p.row.faculty == first[p.name].row.faculty)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The rows of the structure table."""
        return read_units(self.content.departments)

    @cached_property
    def departments(self) -> tuple[Unit, ...]:
        """The rows of the structure table that are working departments."""
        return tuple(unit for unit in self.units if not unit.is_presidium)

    @cached_property
    def charted(self) -> int | None:
        """How many departments the words beside the chart name, where there is no table."""
        return None if self.units else charted(self.content.departments.chart_text)

    @cached_property
    def presidium_rows(self) -> tuple[Unit, ...]:
        """The structure table's rows of the presidium: one, or none where it is not listed."""
        return tuple(unit for unit in self.units if unit.is_presidium)

    @cached_property
    def guides(self) -> tuple[Guide, ...]:
        """Section ten, one for each category of the form."""
        return read_guides(self.content.responsible, tuple(self.form.responsible.rows))

    @cached_property
    def congress(self) -> CongressFacts:
        """Section seven."""
        return CongressFacts(
            self.content.congress,
            counted=lambda: self.content.indicators.students,
            clauses=lambda key: self.prose(key).clauses,
        )

    def text(self, section: str) -> str:
        """Return the running text of a section, empty where it has none."""
        part = getattr(self.content, section)
        if section == "congress":
            return "\n".join(filter(None, (part.text, part.agenda)))
        return part.text if isinstance(part, RulesText) else ""

    def prose(self, section: str) -> Prose:
        """Return the sentences of a section's text, parsed once."""
        if section not in self._prose:
            self._prose[section] = Prose(self.text(section))
        return self._prose[section]

    @cached_property
    def _prose(self) -> dict[str, Prose]:
        return {}

    def title(self, section: str) -> str:
        """Return the section's heading as printed, without placeholders."""
        if not self.form.has_section(section):
            return section
        names = {
            "school": clip(self.context.school),
            "organisation": clip(self.context.organisation, 12),
        }
        return self.form.text(self.form.section(section).title, **names)

    def count_posts(self, *kinds: PostKind) -> list[Person]:
        """Return the people who hold a post of one of the kinds."""
        return [p for p in self.people if any(post.kind in kinds for post in p.posts)]


def build_facts(disclosure: Disclosure, edition: EditionForm, context: Context) -> Facts:
    """Return the facts of a disclosure under a year's form. Never raises on any content."""
    return Facts(disclosure, edition, context)

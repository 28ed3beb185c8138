"""One section before a reviewer: what it says, what was found, asked and noted, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from disclosures.checks import Finding
from disclosures.domain.facts_context import context_of
from disclosures.wording import Word
from reviews.domain import places, reasons, verdicts
from reviews.domain.material import WEIGHTY, Material
from reviews.models import Flag, Note
from reviews.pages import (
    asking,
    bodies,
    comparing,
    findings,
    grids,
    indicators,
    last_year,
    opinion,
    wording,
)
from reviews.pages.reading import Reading, Step
from reviews.pages.standing import Said


@dataclass
class SectionPage:
    """One section: what it says, what was found, asked and noted, and what changed.

    ``only``: of the indicators, show those whose answer is not borne out.
    """

    reading: Reading
    key: str
    only: bool = False

    @property
    def title(self) -> str:
        """The section's title."""
        return self.reading.held.titles[self.key]

    @property
    def kind(self) -> str:
        """The kind of section."""
        return self.reading.held.form.section(self.key).kind

    @cached_property
    def flags(self) -> list[dict[str, Any]]:
        """The live flags of this section, as the flag component takes them, with their objects."""
        held = self.reading.held
        mine = [flag for flag in self.reading.flags if flag.section == self.key]
        return [
            {"flag": flag, "place": _name(flag.path, held), "reason": flag.get_reason_display()}
            for flag in mine
        ]

    @cached_property
    def body(self) -> list[Any]:
        """The blocks of the section."""
        marks = grids.marks_of(self.reading.held, [flag.path for flag in self.reading.flags])
        before = self.last_year.cells if self.last_year else {}
        return bodies.body(self.key, self.reading.held, marks, before)

    @cached_property
    def last_year(self) -> last_year.Compared | None:
        """The section beside last year's."""
        return last_year.compared(self.key, self.reading.held, self.reading.last_year)

    @property
    def lines(self) -> list[indicators.Line]:
        """The lines of the indicator table that are shown."""
        return self.unproven if self.only else self.all_lines

    @property
    def unproven(self) -> list[indicators.Line]:
        """The indicators whose declared answer is not borne out."""
        return [line for line in self.all_lines if line.open]

    @cached_property
    def all_lines(self) -> list[indicators.Line]:
        """The indicator table; empty for every other section."""
        if self.kind != "indicators":
            return []
        flagged = {flag.path for flag in self.reading.flags}
        return list(
            indicators.lines(
                self.reading.held,
                context_of(self.reading.filing),
                flagged,
                self.address,
                self.reading.last_year,
            )
        )

    @cached_property
    def findings(self) -> list[findings.FindingView]:
        """Findings that want attention; those of an indicator stand beside it in the table."""
        return [view for view in self._views if view.finding.severity in WEIGHTY]

    @cached_property
    def folded(self) -> list[findings.FindingView]:
        """Information, and what could not be checked: folded away."""
        return [view for view in self._views if view.finding.severity not in WEIGHTY]

    @cached_property
    def _views(self) -> list[findings.FindingView]:
        held = self.reading.held
        shown = held.findings_of(self.key)
        if self.kind == "indicators":
            shown = [one for one in shown if not (one.indicator and one.severity in WEIGHTY)]
        return findings.views_of(held, shown, self.address)

    @property
    def address(self) -> str:
        """The address of a section page, with ``{section}`` to be filled."""
        return self.reading.url("section", self.key).replace(f"/{self.key}/", "/{section}/")

    @cached_property
    def since(self) -> comparing.Since:
        """What changed in this section since then."""
        return self.reading.since.of(self.key)

    @property
    def notes(self) -> list[Note]:
        """The notes on this section."""
        return [note for note in self.reading.notes if note.section == self.key]

    @property
    def mark(self) -> Word:
        """The present verdict."""
        return wording.VERDICTS[self.reading.said.get(self.key)]

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way back."""
        return [*self.reading.crumbs, {"label": self.title, "url": ""}]

    @property
    def steps(self) -> list[Step]:
        """The list of sections, with this one marked."""
        return self.reading.steps(self.key)

    @property
    def last(self) -> bool:
        """Whether it is the last section."""
        return self.key == self.reading.held.sections[-1]

    @property
    def keys(self) -> list[dict[str, str]]:
        """What the keyboard does here."""
        return wording.keys(writing=self.reading.may_write)

    @property
    def next_open(self) -> str:
        """The address of the next section without a verdict; the decision page when there is none."""
        return self.reading.next_open(after=self.key)

    @property
    def before(self) -> str:
        """The address of the section before, empty for the first."""
        return self._beside(-1)

    @property
    def after(self) -> str:
        """The address of the next section; the decision page after the last."""
        return self._beside(1) or self.reading.url("decide")

    def places(self, *paths: str) -> list[places.Place]:
        """Return the places to choose from, with those that findings name."""
        found = places.places(self.key, self.reading.held)
        known = {place.path for place in found}
        for path in dict.fromkeys(paths):
            if path.startswith(self.key) and path not in known:
                found += filter(None, [places.named(path, self.reading.held)])
        return found

    def choices(self, asked: tuple[str, str] = ("", "")) -> list[asking.Choice]:
        """Return the questions to choose from by a digit; ``asked``: rule and path of the finding that was clicked."""
        if not self.reading.may_write:
            return []
        reading = self.reading
        library = reasons.library(reading.actor, reading.filing.federation)
        address = reading.url("section", self.key)
        return asking.choices(self.key, reading.held, library, address, asked)

    def finding(self, rule: str, path: str) -> Finding | None:
        """Return a finding of this section."""
        found = self.reading.held.findings_of(self.key)
        return next((one for one in found if one.key == (rule, path)), None)

    @cached_property
    def opinion(self) -> opinion.Opinion:
        """What the machine says of the section."""
        held, review = self.reading.held, self.reading.review
        against = verdicts.disagreement(review, self.key) if review else []
        return opinion.opinion(held.findings_of(self.key), against, held.explanations)

    def asked_before(self, flag_id: int | None) -> Flag | None:
        """Return the flag of a question of the last return; None for any other."""
        found = (one.flag for one in self.reading.questions)
        return next((flag for flag in found if flag.pk == flag_id), None)

    def question(self, wish: asking.Wish, choices: list[asking.Choice]) -> dict[str, Any]:
        """Return places and first values of the form of a new question."""
        values = self.again(wish.again) or asking.initial(choices, self.key, wish)
        return {
            "places": self.places(wish.path, *(one.path for one in choices)),
            "initial": values,
        }

    def again(self, flag_id: str) -> dict[str, Any]:
        """Return the values by which a question is raised once more; empty for none of this section."""
        found = self.since.questions if flag_id else []
        return next((asking.again(one) for one in found if str(one.flag.pk) == flag_id), {})

    @property
    def said(self) -> Said:
        """The verdict in words: by whom, why, from which round."""
        return Said(self.reading, self.key)

    def _beside(self, step: int) -> str:
        keys = self.reading.held.sections
        index = keys.index(self.key) + step
        return self.reading.url("section", keys[index]) if 0 <= index < len(keys) else ""


def _name(path: str, held: Material) -> str:
    place = places.named(path, held)
    return place.label if place else path

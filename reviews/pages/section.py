"""One section before a reviewer: what it says, what was found, asked and noted, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from disclosures.checks import Severity
from disclosures.domain.facts_context import context_of
from disclosures.wording import Word
from reviews.domain import places
from reviews.domain.material import WEIGHTY, Material
from reviews.enums import FlagReason
from reviews.models import Note
from reviews.pages import bodies, comparing, findings, grids, indicators, wording
from reviews.pages.reading import Reading, Step


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
        return bodies.body(self.key, self.reading.held, marks)

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
                self.reading.held, context_of(self.reading.filing), flagged, self.address
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
    def since(self) -> comparing.Since | None:
        """What changed in this section since the last return."""
        return self.reading.since.of(self.key) if self.reading.since else None

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
        moving = [("j", _("下一栏目")), ("k", _("上一栏目"))]
        deciding = [("a", _("认可本栏目")), ("f", _("提出问题")), ("d", _("作出结论"))]
        words = moving + deciding if self.reading.may_write else moving
        return [{"key": key, "label": label} for key, label in words]

    @property
    def before(self) -> str:
        """The address of the section before, empty for the first."""
        return self._beside(-1)

    @property
    def after(self) -> str:
        """The address of the next section; the decision page after the last."""
        return self._beside(1) or self.reading.url("decide")

    def places(self, path: str = "") -> list[places.Place]:
        """Return the places to choose from, with the one that a finding names."""
        found = places.places(self.key, self.reading.held)
        extra = (
            places.named(path, self.reading.held)
            if path not in {place.path for place in found}
            else None
        )
        return [*found, extra] if extra and path.startswith(self.key) else found

    def proposal(self, rule: str, path: str) -> dict[str, str]:
        """Return what a new question starts with: the finding that it is made from, else the whole section."""
        found = [one for one in self.reading.held.findings_of(self.key) if one.key == (rule, path)]
        if not found:
            return {"path": path or self.key}
        reason = (
            FlagReason.INCOMPLETE
            if found[0].severity is Severity.ERROR
            else FlagReason.INCONSISTENT
        )
        return {"path": path, "rule": rule, "reason": reason, "sentence": found[0].message}

    def _beside(self, step: int) -> str:
        keys = self.reading.held.sections
        index = keys.index(self.key) + step
        return self.reading.url("section", keys[index]) if 0 <= index < len(keys) else ""


def _name(path: str, held: Material) -> str:
    place = places.named(path, held)
    return place.label if place else path

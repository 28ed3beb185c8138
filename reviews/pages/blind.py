"""A submission before a blind reader: the reading without anything of the review."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from reviews.domain import calibration
from reviews.enums import VerdictKind
from reviews.models import BlindReading, BlindVerdict
from reviews.pages import wording
from reviews.pages.reading import Reading, Step, counts
from reviews.pages.section import SectionPage


@dataclass
class BlindPage:
    """The whole submission. ``reading`` holds no review, so that nothing of it can be shown."""

    reading: Reading
    blind: BlindReading

    def __post_init__(self) -> None:
        """Hold the page to its promise."""
        if self.reading.review is not None:
            raise ValueError("a blind reading knows no review")

    @cached_property
    def said(self) -> dict[str, BlindVerdict]:
        """What the reader said of each section."""
        return calibration.current(self.blind)

    @property
    def done(self) -> bool:
        """Whether every section was spoken of."""
        return self.blind.done_at is not None

    @property
    def name(self) -> str:
        """Whose filing it is."""
        return f"{self.reading.filing.college.name}{self.reading.filing.union.name}"

    @property
    def url(self) -> str:
        """The address of this page."""
        return reverse("review:blind", args=[self.reading.submission.pk])

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way back."""
        return [
            {"label": _("审核列表"), "url": reverse("review:queue")},
            {"label": _("独立审阅"), "url": ""},
        ]

    def section_url(self, key: str) -> str:
        """Return the address of a section."""
        return reverse("review:blind_section", args=[self.reading.submission.pk, key])

    def steps(self, current: str = "") -> list[Step]:
        """Return the list of sections with what the reader said of them."""
        held = self.reading.held
        return [
            Step(
                key,
                held.titles[key],
                self.section_url(key),
                wording.VERDICTS[VerdictKind(self.said[key].kind) if key in self.said else None],
                counts(held.findings_of(key)),
                key == current,
            )
            for key in held.sections
        ]

    def following(self, key: str = "") -> str:
        """Return the next section that nothing was said of, going round; the overview when there is none."""
        keys = list(self.reading.held.sections)
        start = keys.index(key) + 1 if key in keys else 0
        left = (one for one in keys[start:] + keys[:start] if one not in self.said)
        return next((self.section_url(one) for one in left), self.url)


@dataclass
class BlindSection(SectionPage):
    """One section, with its links leading to the blind reading's own pages."""

    whole: BlindPage | None = None

    @property
    def address(self) -> str:
        """The address of a section page, with ``{section}`` to be filled."""
        here = reverse("review:blind_section", args=[self.reading.submission.pk, self.key])
        return here.replace(f"/{self.key}/", "/{section}/")

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way back."""
        whole = self.whole
        above = [{"label": whole.name, "url": whole.url}] if whole else []
        return [*above, {"label": self.title, "url": ""}]

    @property
    def steps(self) -> list[Step]:
        """The list of sections, with this one marked."""
        return self.whole.steps(self.key) if self.whole else []

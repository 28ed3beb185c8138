"""The lead's page of the calibration: progress, and where two readers of one filing differ."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.checks import rules
from disclosures.domain import yearform
from disclosures.wording import Word
from portal.access import Actor
from portal.enums import Role
from portal.scoping import visible_to
from reviews.domain import calibration, calibration_results
from reviews.domain.calibration_results import Case, Opinion, Tally
from reviews.models import BlindReading

MOST = 100
"""Differing cases that are shown one by one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One blind reading: whose filing, who reads it, how far."""

    name: str
    reader: str
    assigned_at: object
    done: int
    total: int
    state: Word


@dataclass(frozen=True, slots=True)
class Row:
    """A rule or a section with how often both read it; ``title`` is its name, ``url`` what leads to it."""

    title: str
    tally: Tally
    url: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rules or sections, those in which the two differ most first."""

    heading: str
    what: str
    rows: tuple[Row, ...]

    @property
    def differing(self) -> list[Row]:
        """Those in which the two ever differed."""
        return [row for row in self.rows if row.tally.differing]

    @property
    def agreeing(self) -> list[Row]:
        """The others."""
        return [row for row in self.rows if not row.tally.differing]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing of which two readers hold different things: in whose filing, and both in words."""

    name: str
    what: str
    url: str
    sides: tuple[tuple[str, str, str], ...]


@dataclass
class CalibrationPage:
    """Everything that the actor leads, of one year (default: the newest that has readings)."""

    actor: Actor
    asked: str = ""

    @cached_property
    def every(self) -> list[BlindReading]:
        """All readings of the federations that the actor leads, but for colleges of his or her own."""
        rows = visible_to(self.actor, BlindReading).filter(
            submission__filing__federation_id__in=self.actor.federation_ids(Role.LEAD)
        )
        related = rows.select_related(
            "reader",
            "submission__filing__college",
            "submission__filing__union",
            "submission__filing__cycle__edition",
        )
        own = related.exclude(submission__filing__college_id__in=self.actor.own_college_ids())
        return list(own.defer("submission__content").prefetch_related("verdicts"))

    @cached_property
    def years(self) -> list[str]:
        """The years that have readings, newest first."""
        return sorted({one.submission.filing.cycle.edition.key for one in self.every}, reverse=True)

    @property
    def year(self) -> str:
        """The year that is shown; empty where there is none."""
        return self.asked if self.asked in self.years else "".join(self.years[:1])

    @cached_property
    def readings(self) -> list[BlindReading]:
        """The readings of that year."""
        return [one for one in self.every if one.submission.filing.cycle.edition.key == self.year]

    @cached_property
    def cases(self) -> list[Case]:
        """Everything that two people have read and said."""
        return calibration_results.cases(self.readings)

    @cached_property
    def compared(self) -> set[int]:
        """The readings that can be compared."""
        return {one.pk for one in calibration_results.comparable(self.readings)}

    @property
    def lines(self) -> list[Line]:
        """How far each reading is."""
        return [self._line(one) for one in self.readings]

    @property
    def of_rules(self) -> Table:
        """By rule."""
        titles = {rule.id: rule.title for rule in rules()}
        found = calibration_results.tallies(self.cases, by_rule=True)
        rows = (
            Row(titles.get(one.key, one.key), one, reverse("rules:rule", args=[one.key]))
            for one in found
        )
        return Table(_("按规则"), _("规则"), tuple(rows))

    @property
    def of_sections(self) -> Table:
        """By section."""
        found = calibration_results.tallies(self.cases, by_rule=False)
        rows = (Row(self._titles.get(one.key, one.key), one) for one in found)
        return Table(_("按栏目"), _("栏目"), tuple(rows))

    @property
    def differences(self) -> list[Difference]:
        """Where the two differ, the latest readings first; a section as a whole only where no rule says more."""
        found = [case for case in reversed(self.cases) if case.differs]
        told = {(case.reading.pk, case.section) for case in found if case.rule}
        found = [case for case in found if case.rule or (case.reading.pk, case.section) not in told]
        return [self._difference(case) for case in found[:MOST]]

    @cached_property
    def _titles(self) -> dict[str, str]:
        """The sections' titles as the year's form prints them."""
        if not self.readings:
            return {}
        form = yearform.form_of_filing(self.readings[0].submission.filing)
        names = {"school": _("本校"), "organisation": _("学生会")}
        return {one.key: form.text(one.title, **names) for one in form.sections}

    def _line(self, reading: BlindReading) -> Line:
        filing = reading.submission.filing
        if reading.pk in self.compared:
            state = Word(_("可以对照"), "good")
        elif reading.done_at:
            state = Word(_("已读完，等审核结论"), "neutral")
        else:
            state = Word(_("正在读"), "warn")
        return Line(
            f"{filing.college.name}{filing.union.name}",
            reading.reader.get_full_name(),
            reading.assigned_at,
            len(calibration.current(reading)),
            len(tuple(yearform.form_of_filing(filing).section_keys())),
            state,
        )

    def _difference(self, case: Case) -> Difference:
        submission = case.reading.submission
        title = self._titles.get(case.section, case.section)
        reviewer = case.reviewer.get_full_name() if case.reviewer else ""
        return Difference(
            f"{submission.filing.college.name}{submission.filing.union.name}",
            f"{case.rule} · {title}" if case.rule else title,
            reverse("review:section", args=[submission.pk, case.section]),
            (
                (_("审核"), reviewer, _words(case.main)),
                (_("校准"), case.reading.reader.get_full_name(), _words(case.blind)),
            ),
        )


def _words(opinion: Opinion) -> str:
    """Return what one holds, in words."""
    verdict = _("有问题") if opinion.upheld else _("没有问题")
    return f"{verdict}：{opinion.sentence}" if opinion.sentence else verdict

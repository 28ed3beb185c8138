"""Where two readers of one submission differ: by rule and by section. Told only once both have spoken."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from disclosures.checks import Finding
from reviews.domain import calibration
from reviews.enums import VerdictKind
from reviews.models import BlindReading, Flag, Review, Verdict

if TYPE_CHECKING:
    from portal.models import User


class Opinion(NamedTuple):
    """What one reader holds: whether there is something in it, and in which words."""

    upheld: bool
    sentence: str


@dataclass(frozen=True)
class Case:
    """One thing that both read: a section, or what a rule found in it (``rule`` empty: the section as a whole)."""

    reading: BlindReading
    reviewer: User | None
    section: str
    rule: str
    main: Opinion
    blind: Opinion

    @property
    def differs(self) -> bool:
        """Whether one upheld it and the other did not."""
        return self.main.upheld != self.blind.upheld


@dataclass(frozen=True, slots=True)
class Tally:
    """How often both read a thing (``key``: rule or section), and what each held. Shares are per cent, rounded."""

    key: str
    read: int
    both: int
    neither: int
    main_only: int
    blind_only: int

    @property
    def differing(self) -> int:
        """How often the two differed."""
        return self.main_only + self.blind_only

    @property
    def share(self) -> int:
        """Of a hundred readings, in how many the two differed."""
        return round(100 * self.differing / self.read)


def comparable(readings: Iterable[BlindReading]) -> list[BlindReading]:
    """Return the readings that are done and whose review is decided: before that nothing is told."""
    done = [one for one in readings if one.done_at]
    decided = set(
        Review.objects.filter(submission__in=[one.submission_id for one in done])
        .exclude(outcome="")
        .values_list("submission_id", flat=True)
    )
    return [one for one in done if one.submission_id in decided]


def cases(readings: Iterable[BlindReading]) -> list[Case]:
    """Return everything that both readers of comparable readings read: each section, each rule in it."""
    shown = comparable(readings)
    ids = [one.submission_id for one in shown]
    reviews = {
        one.submission_id: one
        for one in Review.objects.filter(submission__in=ids)
        .select_related("decided_by")
        .prefetch_related("verdicts", "flags")
    }
    return [case for one in shown for case in _of(one, reviews[one.submission_id])]


def tallies(found: Iterable[Case], *, by_rule: bool) -> list[Tally]:
    """Count cases by rule or by section; where the two differ most often first."""
    counted: dict[str, Counter[tuple[bool, bool]]] = defaultdict(Counter)
    for case in found:
        if bool(case.rule) == by_rule:
            key = case.rule if by_rule else case.section
            counted[key][case.main.upheld, case.blind.upheld] += 1
    made = [
        Tally(
            key,
            count.total(),
            count[True, True],
            count[False, False],
            count[True, False],
            count[False, True],
        )
        for key, count in counted.items()
    ]
    return sorted(made, key=lambda one: (-one.share, -one.read, one.key))


def _of(reading: BlindReading, review: Review) -> Iterable[Case]:
    flags = [flag for flag in review.flags.all() if flag.retracted_at is None]
    approved = {verdict.section: verdict for verdict in review.verdicts.all()}
    found = calibration.weighty(map(Finding.from_dict, reading.submission.findings))
    for section, verdict in calibration.current(reading).items():
        blind = verdict.kind == VerdictKind.FLAGGED
        mine = [flag for flag in flags if flag.section == section]
        yield Case(
            reading,
            review.decided_by,
            section,
            "",
            _main(mine, approved.get(section)),
            Opinion(blind, verdict.sentence),
        )
        for rule in sorted({one.rule for one in found if one.section == section}):
            yield Case(
                reading,
                review.decided_by,
                section,
                rule,
                _main([flag for flag in mine if flag.rule == rule], approved.get(section)),
                Opinion(blind and rule in verdict.rules, verdict.sentence),
            )


def _main(flags: list[Flag], verdict: Verdict | None) -> Opinion:
    """Return what the review says: a question upholds, an approval (with its reason) overrules."""
    if flags:
        return Opinion(True, "；".join(flag.sentence for flag in flags))
    return Opinion(False, verdict.sentence if verdict else "")

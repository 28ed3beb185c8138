"""Differences between two submissions as a page tells them: asked or unasked, long texts folded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _

from disclosures.enums import FilingState
from disclosures.models import Submission
from reviews.domain import material, verdicts
from reviews.domain.comparison import Change, Kind, Span, changes, covers, spans
from reviews.domain.material import Material
from reviews.enums import Outcome
from reviews.models import Review
from reviews.pages import folding

Place = tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """A change, the title of its section, whether a question asked for it."""

    change: Change
    title: str
    asked: bool

    @property
    def word(self) -> str:
        """What happened, in one word."""
        words = {
            Kind.ADDED: _("新增"),
            Kind.REMOVED: _("删去"),
            Kind.CHANGED: _("修改"),
            Kind.MOVED: _("次序变动"),
        }
        return words[self.change.kind]

    @cached_property
    def spans(self) -> list[Span]:
        """Both texts as one with what went and came; nothing where a row only moved."""
        if self.change.kind is Kind.MOVED:
            return []
        return spans(self.change.old, self.change.new)

    @cached_property
    def short(self) -> list[Span]:
        """The changed sentences alone; the same as ``spans`` where little is left out."""
        return folding.folded(self.spans)

    @property
    def is_folded(self) -> bool:
        """Whether something is left out."""
        return self.short != self.spans


class Group(NamedTuple):
    """What changed in one section, possibly nothing."""

    key: str
    title: str
    differences: list[Difference]


def between(old: Submission, new: Submission, held: Material) -> list[Difference]:
    """Return what changed from the older to the newer submission; ``held`` is what the newer one holds."""
    made = changes(material.disclosure_of(old), held.disclosure, held.sections, held.numbers)
    wanted = _asked_for(old, new, held) if made else frozenset()
    opened = opened_for_correction(new)
    return [
        Difference(one, held.titles[one.section], one.section in opened or _place(one) in wanted)
        for one in made
    ]


def opened_for_correction(new: Submission) -> frozenset[str]:
    """Return the sections that were opened because what is public was to be corrected.

    None of any other submission, and none after a return: then the letter says what was asked.
    """
    filing = new.filing
    corrects = filing.submitted_from == FilingState.CORRECTING
    return frozenset(filing.open_sections) if corrects else frozenset()


def grouped(differences: Sequence[Difference], held: Material) -> list[Group]:
    """Return the differences section by section in the order of the form, unchanged sections too."""
    return [
        Group(key, held.titles[key], [one for one in differences if one.change.section == key])
        for key in held.sections
    ]


def letters_for(old: Submission, new: Submission) -> list[Review]:
    """Return the returns that what was changed from ``old`` to ``new`` may answer, the earliest first.

    Those from ``old`` on, and the last one before it where it answers one itself.
    """
    rows = Review.objects.filter(
        filing_id=new.filing_id, outcome=Outcome.RETURNED, submission__ordinal__lt=new.ordinal
    )
    found = list(rows.select_related("submission").order_by("submission__ordinal"))
    earlier = [review for review in found if review.submission.ordinal < old.ordinal]
    if any(review.submission_id == old.pk for review in found):
        return found[len(earlier) :]
    return found[max(0, len(earlier) - 1) :]


def _asked_for(old: Submission, new: Submission, held: Material) -> frozenset[Place]:
    """Return the places that were changed because a letter asked for it."""
    return frozenset(place for review in letters_for(old, new) for place in _covered(review, held))


def _covered(review: Review, held: Material) -> Iterable[Place]:
    paths = list(verdicts.live_flags(review).values_list("path", flat=True))
    before = material.disclosure_of(review.submission)
    sections = [key for key in held.sections if any(path.startswith(key) for path in paths)]
    for change in changes(before, held.disclosure, sections):
        if any(covers(path, change) for path in paths):
            yield _place(change)


def _place(change: Change) -> Place:
    """Return what tells a change apart in two comparisons with the same newer submission."""
    if change.kind is Kind.REMOVED:
        return change.section, "removed", change.old
    return change.kind, change.path

"""What changed since the last return, told as asked and unasked."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.content import Disclosure
from disclosures.domain import labels
from disclosures.models import Submission
from reviews.domain import material, verdicts
from reviews.domain.comparison import Change, Kind, Span, changes, covers, spans
from reviews.domain.material import Material
from reviews.enums import Outcome
from reviews.models import Flag, Review


@dataclass(frozen=True, slots=True)
class Difference:
    """A change, the title of its section, whether a question asked for it, and both texts as one with what went and came."""

    change: Change
    title: str
    asked: bool
    spans: list[Span]

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


@dataclass(frozen=True, slots=True)
class Answered:
    """A question of the last letter: place by name, the college's answers, whether its place was changed."""

    flag: Flag
    place: str
    changed: bool

    @property
    def settled(self) -> bool:
        """Changed or answered."""
        return self.changed or bool(self.replies)

    @property
    def replies(self) -> list[dict[str, str]]:
        """The answers, as the flag component takes them."""
        return [
            {"who": reply.by.get_full_name(), "when": f"{reply.at:%Y-%m-%d}", "text": reply.text}
            for reply in self.flag.replies.all()
        ]


@dataclass(frozen=True, slots=True)
class Since:
    """Everything that happened since the last letter."""

    review: Review
    differences: list[Difference]
    answered: list[Answered]

    @property
    def relevant(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.differences or self.answered)

    @property
    def asked(self) -> list[Difference]:
        """Changes that a question asked for."""
        return [one for one in self.differences if one.asked]

    @property
    def unasked(self) -> list[Difference]:
        """Changes that nobody asked for: to be read with care."""
        return [one for one in self.differences if not one.asked]

    def of(self, section: str) -> Since:
        """Return the part of one section."""
        return Since(
            self.review,
            [one for one in self.differences if one.change.section == section],
            [one for one in self.answered if one.flag.section == section],
        )

    @property
    def sentence(self) -> str:
        """Where the reader stands, in words."""
        if not self.differences:
            return _("与第 %d 次提交相比，内容没有改动。") % self.review.submission.ordinal
        asked, unasked = len(self.asked), len(self.unasked)
        if not unasked:
            return _("与第 %(k)d 次提交相比，%(asked)d 处按要求作了修改，没有别的改动。") % {
                "k": self.review.submission.ordinal,
                "asked": asked,
            }
        return ngettext(
            "与第 %(k)d 次提交相比，%(asked)d 处按要求作了修改，另有 %(unasked)d 处不在退回函的要求之内。",
            "与第 %(k)d 次提交相比，%(asked)d 处按要求作了修改，另有 %(unasked)d 处不在退回函的要求之内。",
            unasked,
        ) % {"k": self.review.submission.ordinal, "asked": asked, "unasked": unasked}


def since(submission: Submission, held: Material) -> Since | None:
    """Return what changed since the last round that ended in a return; None for a first reading."""
    before = Review.objects.filter(
        filing=submission.filing,
        outcome=Outcome.RETURNED,
        submission__ordinal__lt=submission.ordinal,
    )
    review = before.select_related("submission").order_by("submission__ordinal").last()
    if review is None:
        return None
    old = material.disclosure_of(review.submission)
    flags = list(verdicts.live_flags(review).prefetch_related("replies__by"))
    made = changes(old, held.disclosure, held.sections, held.numbers)
    differences = [_difference(change, flags, held) for change in made]
    return Since(review, differences, [_answered(flag, old, made, held) for flag in flags])


def _difference(change: Change, flags: list[Flag], held: Material) -> Difference:
    shown = [] if change.kind is Kind.MOVED else spans(change.old, change.new)
    return Difference(
        change, held.titles[change.section], any(covers(flag.path, change) for flag in flags), shown
    )


def _answered(flag: Flag, old: Disclosure, made: list[Change], held: Material) -> Answered:
    place = labels.label(flag.path, old, held.numbers)
    return Answered(
        flag,
        f"{held.titles[flag.section]} · {place}",
        any(covers(flag.path, change) for change in made),
    )

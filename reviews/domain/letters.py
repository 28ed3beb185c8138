"""The return letter writes itself: it is made of the flags."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils.translation import gettext as _

from disclosures.domain import labels
from disclosures.domain.actors import person
from portal import clock
from reviews.domain import letter_pdf, material, verdicts
from reviews.models import Flag, Review
from reviews.models import Letter as Row

if TYPE_CHECKING:
    from portal.access import Actor


def current(review: Review) -> Row | None:
    """Return the latest letter of a review that was not taken back; None before there is one."""
    return review.letters.filter(taken_back_at=None).order_by("version").last()


def waiting(review: Review) -> Row | None:
    """Return the letter that is written and has not left: it can still be taken back."""
    return review.letters.filter(taken_back_at=None, left_at=None).first()


def write(actor: Actor, review: Review, due: date, leaves_at: datetime, reason: str = "") -> Row:
    """Write the next version of a review's letter, made of its live flags, to leave at ``leaves_at``.

    A worker sets its PDF.
    """
    versions = review.letters.aggregate(last=Max("version"))["last"] or 0
    letter = compose(review, clock.today(), due)
    text = as_text(letter, correction=reason if current(review) else "")
    row = review.letters.create(
        version=versions + 1,
        text=text,
        due=due,
        reason=reason,
        by=person(actor),
        at=clock.now(),
        leaves_at=leaves_at,
    )
    letter_pdf.order(row)
    return row


@dataclass(frozen=True, slots=True)
class Point:
    """One question of the letter: counted through, with its place by name."""

    number: int
    flag: int
    place: str
    reason: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Part:
    """The questions on one section, under its title."""

    section: str
    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A return letter; ``due`` is the last day for the next submission (None in a preview without one)."""

    college: str
    union: str
    period: str
    number: str
    ordinal: int
    federation: str
    written: date
    due: date | None
    parts: tuple[Part, ...]

    @property
    def count(self) -> int:
        """How many questions the letter asks."""
        return sum(len(part.points) for part in self.parts)


def compose(review: Review, written: date, due: date | None = None) -> Letter:
    """Compose the letter from the review's live flags, in the order of the form's sections."""
    submission, filing = review.submission, review.filing
    held = material.of(submission)
    flags = list(verdicts.live_flags(review))
    return Letter(
        college=filing.college.name,
        union=filing.union.name,
        period=held.form.period,
        number=submission.number,
        ordinal=submission.ordinal,
        federation=filing.federation.name,
        written=written,
        due=due,
        parts=tuple(_parts(held, flags)),
    )


def as_text(letter: Letter, correction: str = "") -> str:
    """Return the letter as plain text, ready for a message; ``correction``: why it takes an earlier one's place."""
    lines = [_("%(college)s%(union)s：") % {"college": letter.college, "union": letter.union}]
    if correction:
        lines.append(_("此前的退回函有更正（%s），请以本函为准。") % correction.rstrip("。"))
    lines += [
        _(
            "你单位第 %(ordinal)d 次提交的%(period)s改革情况公开材料（回执编号 %(number)s）已经审核，"
            "有以下 %(count)d 处需要修改或说明。"
        )
        % {
            "ordinal": letter.ordinal,
            "period": letter.period,
            "number": letter.number,
            "count": letter.count,
        },
        "",
    ]
    for part in letter.parts:
        lines.append(part.title)
        lines += [
            f"{point.number}. {point.place}（{point.reason}）：{point.sentence}"
            for point in part.points
        ]
        lines.append("")
    lines.append(_("请逐条修改；确实无需修改的，请写明理由。其他栏目已经认可，不必再动。"))
    if letter.due:
        lines.append(_("请于 %s 前重新提交。") % f"{letter.due:%Y年%-m月%-d日}")
    return "\n".join([*lines, "", letter.federation, f"{letter.written:%Y年%-m月%-d日}"])


def _parts(held: material.Material, flags: Iterable[Flag]) -> Iterable[Part]:
    flags, number = list(flags), 0
    titles = held.titles
    for section in held.sections:
        points = []
        for flag in (flag for flag in flags if flag.section == section):
            number += 1
            place = labels.label(flag.path, held.disclosure, held.numbers)
            points.append(
                Point(number, flag.pk, place, str(flag.get_reason_display()), flag.sentence)
            )
        if points:
            yield Part(section, titles[section], tuple(points))

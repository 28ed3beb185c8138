"""What happened since somebody last looked, and since the last letter: told in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from disclosures.content import Disclosure
from disclosures.domain import labels
from disclosures.models import Submission
from portal.access import Actor
from reviews.domain import looks, material, settling
from reviews.domain import situation as situations
from reviews.domain.material import Material
from reviews.domain.settling import Question, Stage
from reviews.domain.situation import Situation
from reviews.models import Flag, Review
from reviews.pages import stages
from reviews.pages.differences import Difference, between
from reviews.pages.following import here


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the last letter: its place by name, where it is now, how far it has come."""

    question: Question
    place: str
    now: str

    @property
    def flag(self) -> Flag:
        """The question as it was asked."""
        return self.question.flag

    @property
    def open(self) -> bool:
        """Whether it still wants the reviewer's word."""
        return self.question.open

    @property
    def settled(self) -> bool:
        """Whether the reviewer has marked it so."""
        return self.question.stage is Stage.SETTLED

    @property
    def state(self) -> str:
        """How far it has come, in words."""
        return stages.for_reviewer(self.question)

    @property
    def tone(self) -> str:
        """The colour of that."""
        return stages.TONES[self.question.stage]

    @property
    def replies(self) -> list[dict[str, str]]:
        """The college's answers, oldest first."""
        return [
            {"who": reply.by.get_full_name(), "when": f"{reply.at:%Y-%m-%d}", "text": reply.text}
            for reply in self.question.replies
        ]


@dataclass(frozen=True, slots=True)
class Since:
    """Where the reader stands with a submission.

    ``base``: what it is compared with, None in a first reading; ``looked``: whether that is what the
    reader last looked at, else it is ``returned``, what the last letter was about (the situation is
    always told against that), or of a correction what is public.
    """

    submission: Submission
    situation: Situation
    base: Submission | None
    looked: bool
    returned: Submission | None
    differences: list[Difference]
    questions: list[Asked]

    @property
    def relevant(self) -> bool:
        """Whether there is more to show than the sentence."""
        return self.base is not None or bool(self.questions)

    @property
    def sentence(self) -> str:
        """Which of the four situations it is, in words."""
        return self.situation.sentence

    @property
    def asked(self) -> list[Difference]:
        """Changes that a question asked for."""
        return [one for one in self.differences if one.asked]

    @property
    def unasked(self) -> list[Difference]:
        """Changes that nobody asked for: to be read with care."""
        return [one for one in self.differences if not one.asked]

    @property
    def told_against(self) -> str:
        """What the situation is told against, where that is not what the changes are told against."""
        if self.returned is None or self.returned == self.base:
            return ""
        return _("与上次退回的第 %d 次提交相比：") % self.returned.ordinal

    @property
    def against(self) -> str:
        """What the changes are told against."""
        if self.base is None:
            return ""
        words = (
            _("与您上次看过的第 %d 次提交相比")
            if self.looked
            else _("与上次退回的第 %d 次提交相比")
            if self.returned
            else _("与已公开的第 %d 次提交相比")
        )
        return words % self.base.ordinal

    def of(self, section: str) -> Since:
        """Return the part of one section."""
        return replace(
            self,
            differences=[one for one in self.differences if one.change.section == section],
            questions=[one for one in self.questions if one.flag.section == section],
        )


def since(
    actor: Actor, submission: Submission, held: Material, review: Review | None = None
) -> Since:
    """Tell what happened since the reader last looked, else since the last return.

    ``review`` is the submission's, where somebody opened it; ``held`` what the submission holds.
    """
    round_ = review or Review(submission=submission, filing=submission.filing)
    earlier = settling.asked_before(round_)
    seen = looks.last(actor, submission.filing, submission)
    base = seen or (earlier.submission if earlier else settling.published_before(round_))
    differences = between(base, submission, held) if base else []
    questions = settling.questions(round_)
    changed = differences
    if earlier and base and earlier.submission_id != base.pk:
        changed = between(earlier.submission, submission, held)
    return Since(
        submission,
        situations.of(
            submission.filing,
            submission,
            [one.change for one in changed] if earlier else [],
            questions,
        ),
        base,
        seen is not None,
        earlier.submission if earlier else None,
        differences,
        list(_asked(questions, earlier, held)),
    )


def _asked(
    questions: Iterable[Question], earlier: Review | None, held: Material
) -> Iterable[Asked]:
    old = material.disclosure_of(earlier.submission) if earlier else Disclosure()
    for question in questions:
        flag = question.flag
        name = labels.label(flag.path, old, held.numbers)
        yield Asked(
            question,
            f"{held.titles[flag.section]} · {name}",
            here(flag.path, old, held.disclosure),
        )

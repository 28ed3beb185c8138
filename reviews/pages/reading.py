"""One submission before a reviewer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain import pledges
from disclosures.enums import FilingState
from disclosures.models import Publication, Submission
from disclosures.wording import Word, for_reviewer
from portal.access import Actor, Allowed, can
from reviews.domain import carrying, claims, last_year, letters, material, verdicts
from reviews.domain.last_year import LastYear
from reviews.domain.material import WEIGHTY, Material
from reviews.domain.settling import Question
from reviews.enums import VerdictKind
from reviews.models import Claim, Flag, Letter, Note, Review, Verdict
from reviews.pages import comparing, wording
from reviews.pages.presence import Presence


@dataclass(frozen=True, slots=True)
class Step:
    """One section in the list beside the reading: title, address, verdict mark, findings by severity.

    ``carried``: its verdict holds on from an earlier round.
    """

    key: str
    title: str
    url: str
    mark: Word
    counts: list[tuple[str, int]]
    current: bool = False
    carried: bool = False

    @property
    def done(self) -> bool:
        """Whether it has a verdict."""
        return bool(self.mark.tone)


@dataclass
class Reading:
    """One submission before a reviewer. ``review`` is None until somebody opens it."""

    actor: Actor
    submission: Submission
    review: Review | None
    held: Material = field(init=False)
    said: dict[str, VerdictKind] = field(init=False)

    def __post_init__(self) -> None:
        self.held = material.of(self.submission)
        self.said = verdicts.current(self.review) if self.review else {}

    @property
    def filing(self) -> Any:
        """The filing."""
        return self.submission.filing

    @cached_property
    def is_latest(self) -> bool:
        """Whether no later submission exists."""
        return not self.filing.submissions.filter(ordinal__gt=self.submission.ordinal).exists()

    @cached_property
    def may_decide(self) -> bool:
        """Whether the reader may decide, and there is something to decide."""
        waits = self.filing.state == FilingState.SUBMITTED and self.is_latest
        return waits and isinstance(can(self.actor, "review.decide", self.filing), Allowed)

    @property
    def resealed(self) -> bool:
        """Whether the content was changed after the sealed page was uploaded."""
        return pledges.changed_since(self.submission)

    @cached_property
    def claim(self) -> Claim | None:
        """Who has the filing, and who is reading it."""
        return claims.of(self.filing)

    @property
    def may_write(self) -> bool:
        """Whether verdicts and flags can be written now: open, undecided, and nobody else is at it."""
        return self.undecided and self.presence.other is None

    @property
    def undecided(self) -> bool:
        """Whether the review is open, no letter is on its way, and the reader is one of those who may decide it."""
        open_ = self.may_decide and self.review is not None and not self.review.outcome
        return open_ and self.leaving is None

    @property
    def own_proposal(self) -> bool:
        """Whether the reader proposed the approval: it is in a second person's hands now."""
        user = self.actor.user
        return bool(user and self.review and self.review.proposed_by_id == user.pk)

    @cached_property
    def leaving(self) -> Letter | None:
        """The return letter that is written and has not left."""
        return letters.waiting(self.review) if self.review else None

    @cached_property
    def presence(self) -> Presence:
        """Who has the filing, and who is at it now."""
        return Presence(self.actor, self.filing, self.claim)

    @cached_property
    def last_year(self) -> LastYear | None:
        """What the union published the year before."""
        return last_year.of(self.actor, self.filing, self.held.form)

    @cached_property
    def words(self) -> dict[str, Verdict]:
        """The latest verdict of each section, with who said it and the round that it was carried from."""
        rows = self.review.verdicts.order_by("id") if self.review else Verdict.objects.none()
        related = rows.select_related("by", "carried_from__review__submission")
        return {verdict.section: verdict for verdict in related}

    @cached_property
    def carried(self) -> set[str]:
        """The sections whose verdict holds on from an earlier round."""
        if self.submission.ordinal == 1:
            return set()
        return {
            key for key, said in self.words.items() if said.carried_from_id and key in self.said
        }

    @cached_property
    def questions(self) -> list[Question]:
        """The questions of the last return, as this round sees them."""
        return [asked.question for asked in self.since.questions]

    @cached_property
    def fallen(self) -> dict[str, str]:
        """Why sections that were approved in the round before want another look: section → sentence."""
        if self.review is None or self.submission.ordinal == 1:
            return {}
        earlier = carrying.before(self.filing, self.submission)
        if earlier is None:
            return {}
        found = carrying.falls(earlier, self.submission, carrying.approvals(earlier))
        return {key: fall.sentence for key, fall in found.items() if fall}

    @property
    def may_note(self) -> bool:
        """Whether the reader may take internal notes."""
        return self.review is not None and isinstance(
            can(self.actor, "review.note", self.filing), Allowed
        )

    @property
    def publication(self) -> Publication | None:
        """The publication that the approval of this submission created."""
        return self.submission.publications.first()

    @property
    def state(self) -> Word:
        """Where the filing stands."""
        return for_reviewer(self.filing)

    @property
    def done(self) -> int:
        """How many sections have a verdict."""
        return len(self.held.sections) - len(self.missing)

    @property
    def flagged(self) -> int:
        """How many sections are flagged."""
        return sum(kind is VerdictKind.FLAGGED for kind in self.said.values())

    @cached_property
    def flags(self) -> list[Flag]:
        """The live flags."""
        return list(verdicts.live_flags(self.review)) if self.review else []

    @cached_property
    def notes(self) -> list[Note]:
        """The internal notes, oldest first."""
        return list(self.review.notes.select_related("by")) if self.review else []

    @cached_property
    def since(self) -> comparing.Since:
        """Where the reader stands, and what changed since he or she last looked, or since the last return."""
        return comparing.since(self.actor, self.submission, self.held, self.review)

    @property
    def missing(self) -> list[str]:
        """The sections that still want a verdict."""
        return verdicts.missing(self.held.sections, self.said)

    @property
    def decide_url(self) -> str:
        """The address of the decision."""
        return self.url("decide")

    @property
    def keys(self) -> list[dict[str, object]]:
        """What the keyboard does here."""
        return wording.keys(writing=self.may_decide)

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way back from the overview."""
        name = f"{self.filing.college.name}{self.filing.union.name}"
        return [
            {"label": _("审核列表"), "url": reverse("review:queue")},
            {"label": name, "url": self.url("read")},
        ]

    @property
    def crumbs_to_decision(self) -> list[dict[str, str]]:
        """The way back from the decision."""
        return [*self.crumbs, {"label": _("结论"), "url": ""}]

    def url(self, name: str, *args: Any) -> str:
        """Return the address of one of this submission's pages."""
        return reverse(f"review:{name}", args=[self.submission.pk, *args])

    def steps(self, current: str = "") -> list[Step]:
        """Return the list of sections."""
        titles = self.held.titles
        return [
            Step(
                key,
                titles[key],
                self.url("section", key),
                wording.VERDICTS[self.said.get(key)],
                counts(self.held.findings_of(key)),
                key == current,
                key in self.carried,
            )
            for key in self.held.sections
        ]

    def next_open(self, after: str = "") -> str:
        """Return the next section without a verdict, going round; the decision page when there is none."""
        keys = list(self.held.sections)
        start = keys.index(after) + 1 if after in keys else 0
        for key in keys[start:] + keys[:start]:
            if key not in self.said:
                return self.url("section", key)
        return self.url("decide")


def counts(found: Sequence[Any]) -> list[tuple[str, int]]:
    """Count findings by severity, those that want attention only."""
    words = [finding.severity for finding in found]
    return [(word.value, words.count(word)) for word in WEIGHTY if word in words]

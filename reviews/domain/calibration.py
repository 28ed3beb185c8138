"""Calibration: a share of the filings is read by a second person who sees nothing of the review.

Which filings is decided by the number of the submission, not by chance and not by anybody: the same
number always gives the same answer.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.checks import Finding
from disclosures.domain import lifecycle
from disclosures.domain.actors import person
from portal import clock
from portal.access import actor_of, can, require
from portal.domain import audit
from portal.enums import Role
from portal.models import User
from reviews.domain import claims, material, telling
from reviews.domain.material import WEIGHTY
from reviews.domain.refusals import Refused
from reviews.domain.sentences import usable
from reviews.enums import VerdictKind
from reviews.models import BlindReading, BlindVerdict, Review

if TYPE_CHECKING:
    from disclosures.models import Submission
    from portal.access import Actor

SHORTEST, LONGEST = 4, 300
"""Characters of a sentence."""
BARRED = gettext_lazy(
    "您正在独立审阅这次提交（校准）。为了不受影响，审核的结论、问题和备注要在您逐栏写完之后才能看到。"
    "请从首页的“独立审阅”进入。"
)


def chosen(review: Review) -> BlindReading | None:
    """Give the review's submission to a second reader, where its cycle wants that; call it as the review is opened.

    Only first submissions, and ``blind_share`` per cent of them. The reader is of the same federation, may
    decide the filing, is neither who opened the review nor its 经办人, and has the fewest such readings;
    None where there is no such person. Doing it twice changes nothing.
    """
    submission, filing = review.submission, review.filing
    if submission.ordinal != 1 or not drawn(submission.number, filing.cycle.blind_share):
        return None
    known = BlindReading.objects.filter(submission=submission).first()
    if known:
        return known
    claim = claims.of(filing)
    busy = {review.opened_by_id, claim.assignee_id if claim else None, claim and claim.reader_id}
    reader = next(
        (one for one in _people(review) if one.pk not in busy and _may(one, review)), None
    )
    if reader is None:
        return None
    reading = BlindReading.objects.create(
        submission=submission, reader=reader, assigned_at=clock.now()
    )
    _record(None, "calibration.chosen", reading, reader=reader.pk)
    telling.blind(reading)
    return reading


def drawn(number: str, share: int) -> bool:
    """Say whether a submission of this number is among ``share`` per cent."""
    digest = hashlib.sha256(number.encode()).digest()
    return int.from_bytes(digest[:4]) % 100 < share


def barred(user: User | None, submission: Submission) -> bool:
    """Say whether the person must not see the filing's reviews yet: his or her own blind reading is not done."""
    rows = BlindReading.objects.filter(
        submission__filing=submission.filing_id, reader=user, done_at=None
    )
    return user is not None and rows.exists()


def of(actor: Actor, submission: Submission) -> BlindReading:
    """Return the actor's own reading of a submission. Raises PermissionDenied for everybody else."""
    require(actor, "review.decide", submission.filing)
    reading = BlindReading.objects.filter(submission=submission, reader=person(actor)).first()
    if reading is None:
        raise PermissionDenied(_("这份填报的校准审阅没有分给您。"))
    reading.submission = submission
    return reading


def waiting(actor: Actor) -> QuerySet[BlindReading]:
    """Return the readings that wait for the actor, oldest first, with the filing's names."""
    rows = BlindReading.objects.filter(reader=actor.user, done_at=None)
    return rows.select_related("submission__filing__college", "submission__filing__union")


def current(reading: BlindReading) -> dict[str, BlindVerdict]:
    """Return the latest verdict on each section."""
    return {verdict.section: verdict for verdict in reading.verdicts.all()}


@transaction.atomic
def say(
    actor: Actor,
    reading: BlindReading,
    section: str,
    kind: str,
    rules: Iterable[str] = (),
    sentence: str = "",
) -> BlindVerdict:
    """Approve or flag a section; the reading is done when every section has been said something of.

    ``rules``: whose findings are right, of a flagged section. A sentence is wanted for a question, and for
    approving a section in which the machine found an error or a contradiction. Raises PermissionDenied for
    another's reading, Refused for what is missing or comes too late.
    """
    submission = reading.submission
    submission.filing = lifecycle.lock(submission.filing)
    reading = BlindReading.objects.select_for_update().get(pk=of(actor, submission).pk)
    reading.submission = submission
    if reading.done_at:
        raise Refused(_("这份校准审阅已经完成，不能再改动。"))
    held = material.of(submission)
    if section not in held.sections or kind not in (VerdictKind.APPROVED, VerdictKind.FLAGGED):
        raise Refused(_("请选择本栏目没有问题，还是有问题。"))
    found = weighty(held.findings_of(section))
    upheld = sorted({one.rule for one in found} & {*rules}) if kind == VerdictKind.FLAGGED else []
    verdict = reading.verdicts.create(
        section=section,
        kind=kind,
        rules=upheld,
        sentence=_sentence(kind, found, sentence),
        at=clock.now(),
    )
    _record(actor.user, "calibration.said", reading, section=section, kind=kind)
    if set(held.sections) <= set(current(reading)):
        _finish(actor, reading)
    return verdict


def weighty(found: Iterable[Finding]) -> list[Finding]:
    """Return the findings that somebody can hold to be right or wrong."""
    return [one for one in found if one.severity in WEIGHTY]


def _sentence(kind: str, found: list[Finding], sentence: str) -> str:
    """Return the sentence as kept; it may be missing only where reader and machine agree."""
    heavy = any(one.severity.blocks or one.severity.needs_explanation for one in found)
    wanted = ""
    if kind == VerdictKind.FLAGGED:
        wanted = _("请写明问题是什么，至少 %d 个字。") % SHORTEST
    elif heavy:
        wanted = _("系统在本栏目查出了错误或矛盾。要认可它，请写明理由，至少 %d 个字。") % SHORTEST
    if not wanted and not sentence.strip():
        return ""
    text = usable(sentence, LONGEST, wanted, _("请写在 %d 个字以内。"))
    if wanted and len(text) < SHORTEST:
        raise Refused(wanted)
    return text


def _finish(actor: Actor, reading: BlindReading) -> None:
    reading.done_at = clock.now()
    reading.save(update_fields=["done_at"])
    _record(actor.user, "calibration.done", reading)


def _people(review: Review) -> list[User]:
    """Return who reviews in the filing's federation, those with the fewest blind readings first."""
    there = Q(
        memberships__federation=review.filing.federation_id,
        memberships__role__in=(Role.REVIEWER, Role.LEAD),
    )
    people = User.objects.filter(there, is_active=True).distinct()
    given = Counter(BlindReading.objects.filter(reader__in=people).values_list("reader", flat=True))
    return sorted(people, key=lambda one: (given[one.pk], one.pk))


def _may(user: User, review: Review) -> bool:
    return bool(can(actor_of(user), "review.decide", review.filing))


def _record(user: User | None, action: str, reading: BlindReading, **data: object) -> None:
    """Write an event into the federation's history alone."""
    federation = reading.submission.filing.federation
    audit.record(user, action, reading, college=None, federation=federation, **data)

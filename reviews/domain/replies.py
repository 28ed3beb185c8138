"""The college answers a question of the return letter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from disclosures.content import Disclosure
from disclosures.domain import lifecycle
from disclosures.domain.actors import person
from disclosures.domain.openpoints import OpenPoint
from disclosures.enums import FilingState
from portal.access import require
from reviews.domain import letters, material, rounds, verdicts
from reviews.domain.comparison import Change, changes, covers
from reviews.domain.refusals import Refused
from reviews.domain.sentences import usable
from reviews.enums import Outcome
from reviews.models import Flag, Letter, Reply, Review

if TYPE_CHECKING:
    from disclosures.models import Filing
    from portal.access import Actor

LONGEST = 1000


@transaction.atomic
def add(actor: Actor, flag: Flag, text: str) -> Reply:
    """Answer a question of the letter by which the filing is returned now; the latest answer counts.

    Raises PermissionDenied for who may not edit the filing, Refused for an empty or overlong answer
    and for a question that is no longer open. The same answer twice is kept once.
    """
    review = flag.review
    filing = lifecycle.lock(review.filing)
    require(actor, "review.reply", filing)
    flag.refresh_from_db(fields=["retracted_at"])
    if filing.state != FilingState.RETURNED or last_return(filing) != review or flag.retracted_at:
        raise Refused(_("这个问题现在不需要回复：填报已经重新提交，或者问题已经撤回。"))
    text = usable(
        text,
        LONGEST,
        _("回复还没有写。请说明已经怎样修改，或者为什么不需要修改。"),
        _("回复请写在 %d 个字以内。"),
    )
    latest = flag.replies.last()
    if latest and latest.text == text:
        return latest
    review.filing = filing
    rounds.announce(actor, "review.reply", review, flag=flag.pk)
    return flag.replies.create(text=text, by=person(actor))


def last_return(filing: Filing) -> Review | None:
    """Return the latest review of the filing that ended in a return."""
    ended = filing.reviews.filter(outcome=Outcome.RETURNED).select_related("submission")
    return ended.order_by("submission__ordinal").last()


def open_points(filing: Filing) -> Iterator[OpenPoint]:
    """Give the questions of the last return letter: settled when answered, or when what they name was changed since."""
    review = last_return(filing) if filing.state == FilingState.RETURNED else None
    if review is None:
        return
    flags = list(verdicts.live_flags(review).prefetch_related("replies"))
    note = _corrected(letters.current(review))
    made = _changes_since(review, filing, {flag.section for flag in flags})
    for flag in flags:
        reply = "".join(answer.text for answer in list(flag.replies.all())[-1:])
        yield OpenPoint(
            id=flag.pk,
            section=flag.section,
            path=flag.path,
            reason=str(flag.get_reason_display()),
            sentence=flag.sentence,
            reply=reply,
            reply_url=reverse("review:reply", args=[flag.pk]),
            letter_url=reverse("review:letter", args=[review.submission_id]),
            letter_note=note,
            settled=bool(reply) or any(covers(flag.path, change) for change in made),
        )


def _corrected(letter: Letter | None) -> str:
    """Say that a letter takes an earlier one's place, and why; nothing of the first one."""
    if letter is None or not letter.reason:
        return ""
    return _("退回函于%(day)s更正过，请以新的一版为准。更正原因：%(reason)s") % {
        "day": date_format(localtime(letter.at), "n月j日"),
        "reason": letter.reason,
    }


def _changes_since(review: Review, filing: Filing, sections: set[str]) -> list[Change]:
    drafts = filing.drafts.filter(key__in=sections, revision__gt=0)
    content = {draft.key: draft.content for draft in drafts}
    return changes(
        material.disclosure_of(review.submission), Disclosure.model_validate(content), sections
    )

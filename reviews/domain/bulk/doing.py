"""One filing of a bulk decision: exactly the functions that the reviewer's pages call, in their order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.checks import section_of
from disclosures.models import Submission
from portal.scoping import visible_to
from reviews.domain import claims, decide, rounds, verdicts
from reviews.domain.refusals import Refused
from reviews.enums import BulkKind, BulkOutcome

if TYPE_CHECKING:
    from portal.access import Actor
    from reviews.models import Bulk, Review

GONE = gettext_lazy("这份填报现在不在您的审核范围内。")


@dataclass(slots=True)
class Done:
    """What was done to one filing, and why something could not be.

    ``asked``: how many questions were written; ``review``: the round, once it is open.
    """

    said: str = ""
    asked: int = 0
    problem: str = ""
    review: Review | None = None


def do(actor: Actor, bulk: Bulk, submission: int, questions: Iterable[tuple[str, str]]) -> Done:
    """Do for one submission what ``bulk`` says; a refusal ends it there, and its sentence is the problem.

    What was written before the refusal stays, as it does when somebody does the same by hand. A filing that
    the actor was not reading is put down again: colleagues can go on with it at once.
    """
    done = Done()
    rows = visible_to(actor, Submission).select_related("filing")
    sent = rows.filter(pk=submission).first()
    if sent is None:
        return Done(problem=str(GONE))
    before = claims.held(sent.filing)
    _try(actor, bulk, sent, questions, done)
    if before is None or before.user != actor.user:
        claims.release(actor, sent.filing)
    return done


def _try(
    actor: Actor,
    bulk: Bulk,
    sent: Submission,
    questions: Iterable[tuple[str, str]],
    done: Done,
) -> None:
    try:
        done.review = review = rounds.open(actor, sent)
        if bulk.kind == BulkKind.APPROVE:
            _approve(actor, review, done)
        else:
            _ask(actor, review, bulk, questions, done)
            _finish(actor, review, bulk, done)
    except Refused as refused:
        done.problem = refused.sentence
    except PermissionDenied as denied:
        done.problem = str(denied)


def _approve(actor: Actor, review: Review, done: Done) -> None:
    verdicts.approve_clean(actor, review)
    published = decide.approve(actor, review)
    done.said = BulkOutcome.APPROVED if published else BulkOutcome.PROPOSED


def _ask(
    actor: Actor, review: Review, bulk: Bulk, questions: Iterable[tuple[str, str]], done: Done
) -> None:
    live = verdicts.live_flags(review).filter(rule=bulk.rule)
    standing = set(live.values_list("path", flat=True))
    for path, sentence in questions:
        if path in standing:
            continue  # somebody was faster, with the same question
        section, template = section_of(path), bulk.template
        verdicts.flag(
            actor, review, section, path, bulk.reason, sentence, bulk.rule, template=template
        )
        done.asked, done.said = done.asked + 1, BulkOutcome.FLAGGED


def _finish(actor: Actor, review: Review, bulk: Bulk, done: Done) -> None:
    if bulk.finish and bulk.due:
        verdicts.approve_clean(actor, review)
        decide.return_(actor, review, bulk.due)
        done.said = BulkOutcome.RETURNED
    elif not done.asked:
        raise Refused(_("同样的问题已经有人提过了，没有再提。"))

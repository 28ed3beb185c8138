"""Who has a filing, and who is at it now: two people never write one review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain import lifecycle
from disclosures.domain.actors import person
from disclosures.enums import FilingState
from portal import clock
from portal.access import Allowed, actor_of, can, require
from portal.domain import audit
from reviews.domain import telling
from reviews.domain.refusals import Refused
from reviews.models import Claim

if TYPE_CHECKING:
    from disclosures.models import Filing
    from portal.access import Actor
    from portal.models import User

_MINUTE = timedelta(minutes=1)
LASTS = timedelta(minutes=15)
"""A claim without a sign of life for so long is anybody's."""


@dataclass(frozen=True, slots=True)
class Held:
    """Who is reading a filing now. ``minutes`` since the last sign of life."""

    user: User
    since: datetime
    seen_at: datetime
    minutes: int

    @property
    def name(self) -> str:
        """The reader's name."""
        return self.user.get_full_name()


def of(filing: Filing) -> Claim | None:
    """Return who has the filing, with the people; None where nobody ever had it."""
    rows = Claim.objects.select_related("assignee", "reader", "assigned_by")
    return rows.filter(filing_id=filing.pk).first()


def held(filing: Filing, now: datetime | None = None) -> Held | None:
    """Return who is reading the filing now; None where nobody's claim is fresh."""
    return fresh(of(filing), now)


def fresh(claim: Claim | None, now: datetime | None = None) -> Held | None:
    """Return the reader of a claim that has not expired. ``now``: default the present."""
    now = now or clock.now()
    if claim is None or claim.reader is None or claim.seen_at is None or claim.since is None:
        return None
    if now - claim.seen_at >= LASTS:
        return None
    return Held(claim.reader, claim.since, claim.seen_at, (now - claim.seen_at) // _MINUTE)


@transaction.atomic
def take(actor: Actor, filing: Filing) -> Claim:
    """Become the reader, or stay it. Who takes a filing that nobody has becomes its 经办人.

    Raises PermissionDenied, and Refused while somebody else's claim is fresh.
    """
    filing = lifecycle.lock(filing)
    require(actor, "review.decide", filing)
    return taken(actor, filing)


def taken(actor: Actor, filing: Filing) -> Claim:
    """Like ``take``, for a filing that is locked already and an actor who was asked for."""
    user, claim, now = person(actor), _row(filing), clock.now()
    other = fresh(claim, now)
    if other and other.user != user:
        raise Refused(
            _(
                "%(who)s正在审阅这份填报（%(minutes)d 分钟前还有操作）。"
                "请先看别的，或者请对方放下、由负责人转交后再办。"
            )
            % {"who": other.name, "minutes": other.minutes}
        )
    if other is None:
        claim.reader, claim.since = user, now
    claim.seen_at = now
    if claim.assignee_id is None:
        _give(claim, user, user)
    claim.save()
    return claim


def keep(actor: Actor, filing: Filing) -> Held | None:
    """Give a sign of life of the present reader; return who holds the filing now (perhaps somebody else)."""
    user, now = person(actor), clock.now()
    mine = Claim.objects.filter(filing_id=filing.pk, reader=user, seen_at__gt=now - LASTS)
    mine.update(seen_at=now)
    return held(filing, now)


@transaction.atomic
def release(actor: Actor, filing: Filing) -> None:
    """Put the filing down: a colleague can go on at once. Who has it stays."""
    mine = Claim.objects.filter(filing_id=filing.pk, reader=person(actor))
    mine.update(reader=None, since=None, seen_at=None)


def put_down(filing: Filing) -> None:
    """Let nobody be the reader any more: what there was to decide is decided. Who has it stays."""
    Claim.objects.filter(filing_id=filing.pk).update(reader=None, since=None, seen_at=None)


def may_take_over(actor: Actor, filing: Filing) -> bool:
    """Say whether the actor may become the reader now: leads always, others of what they were given."""
    claim = of(filing)
    if not can(actor, "review.decide", filing):
        return False
    return (
        fresh(claim) is None
        or isinstance(can(actor, "review.assign", filing), Allowed)
        or bool(claim and actor.user and claim.assignee_id == actor.user.pk)
    )


@transaction.atomic
def take_over(actor: Actor, filing: Filing) -> Claim:
    """Become the reader although somebody else is: a lead at any time, a 经办人 of his or her own filing.

    Raises PermissionDenied, and Refused for everybody else while the other's claim is fresh.
    """
    filing = lifecycle.lock(filing)
    require(actor, "review.decide", filing)
    user, claim = person(actor), _row(filing)
    if not may_take_over(actor, filing):
        return taken(actor, filing)  # refuses with the reader's name
    before = claim.reader_id
    claim.reader, claim.since, claim.seen_at = user, clock.now(), clock.now()
    if claim.assignee_id is None:
        _give(claim, user, user)
    claim.save()
    _record(actor, "review.take_over", filing, before=before, to=user.pk)
    return claim


@transaction.atomic
def assign(actor: Actor, filing: Filing, to: User | None) -> Claim:
    """Give the filing to somebody who may decide it, or to nobody. Doing it twice changes nothing.

    A lead assigns anything; a reviewer hands over what is his or her own, or what is nobody's to
    himself or herself. Whoever was reading and is not the new 经办人 no longer holds it.
    Raises PermissionDenied, and Refused where ``to`` may not decide it.
    """
    filing = lifecycle.lock(filing)
    require(actor, "review.decide", filing)
    user, claim = person(actor), _row(filing)
    if claim.assignee_id != user.pk and not (claim.assignee_id is None and to == user):
        require(actor, "review.assign", filing)
    if to is not None and not can(actor_of(to), "review.decide", filing):
        raise Refused(_("%s不能审核这份填报，请选择别人。") % to.get_full_name())
    if claim.assignee == to:
        return claim
    before = claim.assignee_id
    _give(claim, to, user)
    if claim.reader != to:
        claim.reader = claim.since = claim.seen_at = None
    claim.save()
    _record(actor, "review.assign", filing, before=before, to=to.pk if to else None)
    if to is not None:
        telling.assigned(filing, to, user, clock.now())
    return claim


def distribute(
    actor: Actor, filings: Iterable[Filing], people: Sequence[User]
) -> list[tuple[Filing, User]]:
    """Give the filings to the people so that each has about as many undecided ones; return who got what.

    What one already has counts. Nobody is given a filing of the own college; a filing that none of the
    people may decide stays as it is. Raises PermissionDenied.
    """
    shares = planned(filings, people)
    for filing, user in shares:
        assign(actor, filing, user)
    return shares


def planned(filings: Iterable[Filing], people: Sequence[User]) -> list[tuple[Filing, User]]:
    """Plan a distribution without writing it: each filing to whom of ``people`` has least, in their order."""
    filings = list(filings)
    load = burden(people, but=filings)
    actors = {user.pk: actor_of(user) for user in people}
    shares = []
    for filing in filings:
        able = [user for user in people if can(actors[user.pk], "review.decide", filing)]
        if able:
            user = min(able, key=lambda one: load[one.pk])
            load[user.pk] += 1
            shares.append((filing, user))
    return shares


def burden(people: Iterable[User], but: Iterable[Filing] = ()) -> Counter[int]:
    """Return how many filings each of the people has that wait for a decision: user id → number.

    ``but``: filings that are about to change hands do not count.
    """
    rows = Claim.objects.filter(
        assignee__in=[user.pk for user in people], filing__state=FilingState.SUBMITTED
    ).exclude(filing__in=[filing.pk for filing in but])
    return Counter(rows.values_list("assignee_id", flat=True))


def _row(filing: Filing) -> Claim:
    Claim.objects.get_or_create(filing_id=filing.pk)
    rows = Claim.objects.select_for_update(of=("self",)).select_related("reader", "assignee")
    return rows.get(filing_id=filing.pk)


def _give(claim: Claim, to: User | None, by: User) -> None:
    claim.assignee, claim.assigned_by, claim.assigned_at = to, by, clock.now()


def _record(actor: Actor, action: str, filing: Filing, **data: object) -> None:
    """Who has a filing is the federation's business: the college's history does not show it."""
    audit.record(actor.user, action, filing, college=None, federation=filing.federation, **data)

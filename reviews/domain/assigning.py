"""Many filings to one person, or to several: each through the single function."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from portal.access import can
from reviews.domain import claims
from reviews.domain.refusals import Refused

if TYPE_CHECKING:
    from disclosures.models import Filing
    from portal.access import Actor
    from portal.models import User

MOST = 500
"""Filings that are given away in one request."""


@dataclass(slots=True)
class Given:
    """How many went to their new 经办人, and why others did not: sentence → how many."""

    done: int = 0
    refused: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Plan:
    """Who would get how many: ``shares`` in the order of the people; ``left`` is how many nobody of them can take."""

    shares: tuple[tuple[User, int, int], ...]
    left: int

    @property
    def total(self) -> int:
        """How many filings change hands."""
        return sum(gets for _user, _has, gets in self.shares)


def give(actor: Actor, filings: Iterable[Filing], to: User) -> Given:
    """Give each filing to ``to``; what is refused stays as it is, with the reason."""
    given = Given()
    for filing in filings:
        try:
            claims.assign(actor, filing, to)
        except (Refused, PermissionDenied) as refused:
            given.refused[str(refused)] += 1
        else:
            given.done += 1
    return given


def assignable(actor: Actor, filings: Iterable[Filing]) -> list[Filing]:
    """Return the filings that the actor leads: not the own college's."""
    return [filing for filing in filings if can(actor, "review.assign", filing)]


def plan(filings: Sequence[Filing], people: Sequence[User]) -> Plan:
    """Say who of ``people`` has how many and would get how many; nothing is written."""
    has = claims.burden(people, but=filings)
    gets = Counter(user.pk for _filing, user in claims.planned(filings, people))
    shares = tuple((user, has[user.pk], gets[user.pk]) for user in people)
    return Plan(shares, len(filings) - gets.total())


def distribute(actor: Actor, filings: Sequence[Filing], people: Sequence[User]) -> str:
    """Distribute, and say in one sentence who got how many. Raises Refused without people, and PermissionDenied."""
    if not people:
        raise Refused(_("请至少选择一个人。"))
    shares = Counter(user.pk for _filing, user in claims.distribute(actor, filings, people))
    got = "，".join(
        _("%(who)s %(number)d 份") % {"who": user.get_full_name(), "number": shares[user.pk]}
        for user in people
        if shares[user.pk]
    )
    if not got:
        return _("没有可以分配的填报：选中的人都不能审核它们。")
    return _("已分配 %(total)d 份：%(got)s。") % {"total": shares.total(), "got": got}

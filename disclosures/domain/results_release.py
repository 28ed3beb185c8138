"""What a lead publishes of a cycle's results: chosen parts, frozen, the latest one counts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain.actors import person
from disclosures.domain.refused import Refused
from disclosures.domain.results import Data, results
from disclosures.domain.results_small import LEAST, publishable, withheld
from disclosures.models import Cycle, ResultsRelease
from disclosures.publication.results_columns import PARTS
from portal import clock
from portal.access import require
from portal.domain import audit

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from portal.access import Actor

ALWAYS = ("head", "totals")


def latest(cycle: Cycle) -> ResultsRelease | None:
    """Return the release that counts; one without parts means that nothing is public."""
    return ResultsRelease.objects.filter(cycle=cycle).select_related("by").first()


def latest_of_each(cycles: Iterable[Cycle]) -> dict[int, ResultsRelease]:
    """Return the release that counts of each of `cycles`, by cycle, in one query."""
    rows: QuerySet[ResultsRelease] = ResultsRelease.objects.filter(cycle__in=cycles)
    return {row.cycle_id: row for row in rows.order_by("cycle_id", "-id").distinct("cycle_id")}


def proposal(actor: Actor, cycle: Cycle, parts: Iterable[str], *, exact: bool) -> Data:
    """Return what the public would see of `parts`: what a release freezes, to the last figure.

    `exact`: small numbers, too, see `results_small`. Raises `Refused` where nothing is chosen, or
    where there are too few colleges to publish any number without it.
    """
    chosen = [part for part in PARTS if part in set(parts)]
    if not chosen:
        raise Refused(_("请至少勾选一项要公布的内容。"))
    data = results(actor, cycle)
    if not exact:
        if not publishable(data):
            raise Refused(
                _(
                    "这个周期已提交的高校不足%d所，任何数字都会指向具体学校。确实要公布，请勾选“也公布很小的数字”。"
                )
                % LEAST
            )
        data = withheld(data, chosen)
    return {name: data[name] for name in (*ALWAYS, *chosen)} | {"exact": exact}


def digest(data: Data) -> str:
    """Return what tells one proposal from another."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def release(
    actor: Actor, cycle: Cycle, parts: Iterable[str], note: str, *, exact: bool, seen: str
) -> ResultsRelease:
    """Publish `parts` as they were shown: `seen` is the digest of that preview.

    Raises `Refused` where the figures have changed since, so that nobody publishes what he or she
    has not seen.
    """
    require(actor, "results.release", cycle)
    data = proposal(actor, cycle, parts, exact=exact)
    if digest(data) != seen:
        raise Refused(_("预览之后数字有了变化，请再看一遍，然后公布。"))
    return _write(actor, cycle, [part for part in PARTS if part in data], note, data)


def withdraw(actor: Actor, cycle: Cycle, note: str = "") -> ResultsRelease:
    """Take the results off the public's page again; what was released stays on record."""
    require(actor, "results.release", cycle)
    standing = latest(cycle)
    if standing is None or not standing.parts:
        raise Refused(_("这个周期的结果现在没有公布，不需要撤回。"))
    return _write(actor, cycle, [], note, {})


def _write(
    actor: Actor, cycle: Cycle, parts: list[str], note: str, data: dict[str, Any]
) -> ResultsRelease:
    with transaction.atomic():
        made = ResultsRelease.objects.create(
            cycle=cycle, parts=parts, note=note.strip(), data=data, by=person(actor), at=clock.now()
        )
        action = "results.released" if parts else "results.withdrawn"
        audit.record(actor.user, action, made, federation=cycle.federation, parts=parts)
    return made

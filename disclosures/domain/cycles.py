"""Opening a cycle (填报周期) for a federation, and changing its dates, mailboxes and policies."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from disclosures.domain import release_day
from disclosures.domain.editions import find, kept_edition, row_of
from disclosures.domain.refused import Refused
from disclosures.domain.reminding.stopping import stop_all
from disclosures.domain.windows import chinese
from disclosures.enums import NamePolicy, RankPolicy
from disclosures.models import Cycle, Filing, Publication
from disclosures.models.cycles import LONGEST_RETENTION, retention_default
from portal import clock
from portal.access import require
from portal.domain import audit
from portal.enums import Role
from portal.models import Federation

if TYPE_CHECKING:
    from collections.abc import Callable

    from portal.access import Actor

__all__ = [
    "LONGEST",
    "Terms",
    "TermsRefused",
    "change",
    "has_publications",
    "holding",
    "kept_edition",
    "led_federations",
    "managed_cycles",
    "open_cycle",
    "terms_of",
]

LONGEST = 800
"""Days between opening and closing; more is a mistyped year."""

REMINDED_OF = frozenset({"opens", "due", "closes", "reminders"})
"""What reminders speak of: a change takes back those that are on their way."""
MOST_BLIND = 50
"""Per cent of the filings that may be read twice, blind."""


@dataclass(frozen=True)
class Terms:
    """What a lead decides about a cycle. Dates are days in Chinese time, all included.

    ``blind_share``: per cent of the filings that two people read blind, 0 to ``MOST_BLIND``;
    ``release_at``: the moment at which everything becomes public, None: each at once;
    ``retention_years``: for how many years rosters stay public, 0: for good.
    """

    opens: dt.date
    due: dt.date
    closes: dt.date
    federation_email: str
    national_email: str
    name_policy: str = NamePolicy.FULL
    rank_policy: str = RankPolicy.EXACT
    noindex: bool = True
    second_reader: bool = False
    blind_share: int = 0
    objections_shown: bool = False
    reminders: bool = True
    pledge: bool = False
    release_at: dt.datetime | None = None
    retention_years: int = field(default_factory=retention_default)


class TermsRefused(Refused):
    """Terms that do not fit; `field` is the name of the one to change."""

    def __init__(self, sentence: object, field: str | None = None) -> None:
        self.field = field
        super().__init__(sentence)


def managed_cycles(actor: Actor) -> QuerySet[Cycle]:
    """Return the cycles of the federations that `actor` leads, newest first, with `filing_count`."""
    rows = Cycle.objects.filter(federation_id__in=actor.federation_ids(Role.LEAD))
    counted = rows.select_related("federation", "edition").annotate(filing_count=Count("filings"))
    return counted.order_by("-edition__key", "federation__path")


def led_federations(actor: Actor) -> QuerySet[Federation]:
    """Return the federations for which `actor` may open a cycle, from the top."""
    return Federation.objects.filter(pk__in=actor.federation_ids(Role.LEAD)).order_by("path")


def holding(actor: Actor, day: dt.date) -> QuerySet[Cycle]:
    """Return the cycles open on `day` that hold for what `actor` leads: its own and those above."""
    led = led_federations(actor).values_list("path", flat=True)
    ids = {int(part) for path in led for part in path.split("/") if part}
    return Cycle.objects.filter(federation_id__in=ids, opens__lte=day, closes__gte=day)


def terms_of(cycle: Cycle) -> Terms:
    """Return the terms as they stand."""
    return Terms(**{one.name: getattr(cycle, one.name) for one in fields(Terms)})


def open_cycle(actor: Actor, federation: Federation, value: str, terms: Terms) -> Cycle:
    """Open a cycle of the edition `value` for `federation`; a carried one is kept on its first use.

    `value` is a name that `disclosures.domain.editions.find` knows: a year, or a year with a number.

    Raises PermissionDenied, and TermsRefused for wrong terms, a second cycle of the year, or
    one that would take away filings begun under a cycle from above.
    """
    require(actor, "cycle.manage", federation)
    try:
        offer = find(federation, value)
    except KeyError:
        raise TermsRefused(_("请从列出的年度中选择一个。"), "edition") from None
    key = offer.key
    _refuse_wrong(terms)
    if terms.closes < clock.today():
        raise TermsRefused(_("关闭日期已经过去，没有人能填报。请改成今天或以后的日期。"), "closes")
    _refuse_begun_above(federation, key)
    _refuse_twice(federation, key)
    try:
        with transaction.atomic():
            cycle = Cycle.objects.create(
                federation=federation, edition=row_of(offer), **asdict(terms)
            )
            values = _plain(asdict(terms))
            audit.record(
                actor.user, "cycle.open", cycle, federation=federation, edition=key, **values
            )
    except IntegrityError:
        raise _twice(federation, key) from None
    return cycle


def change(actor: Actor, cycle: Cycle, terms: Terms) -> list[str]:
    """Change the terms; return the names of those that are different now.

    The day of release stays as it stands, whatever ``terms`` say: it has its own page, and a form opened
    before a colleague set the day would cancel it. Publications keep the policy under which they were
    made. The event holds old and new values. Raises PermissionDenied and TermsRefused.
    """
    return _change(actor, cycle, lambda old: replace(terms, release_at=old.release_at))


def move_day(actor: Actor, cycle: Cycle, at: dt.datetime | None) -> list[str]:
    """Set, move or cancel (None) the moment of release, and nothing else; otherwise as `change`."""
    return _change(actor, cycle, lambda old: replace(old, release_at=at))


def _change(actor: Actor, cycle: Cycle, new_terms: Callable[[Terms], Terms]) -> list[str]:
    """Write what ``new_terms`` makes of the terms as they stand under the lock."""
    require(actor, "cycle.manage", cycle)
    with transaction.atomic():
        locked = Cycle.objects.select_for_update().get(pk=cycle.pk)
        terms = new_terms(terms_of(locked))
        _refuse_wrong(terms)
        at = release_day.settled(terms.release_at, locked.release_at, clock.now())
        old, new = asdict(terms_of(locked)), asdict(terms) | {"release_at": at}
        changed = [name for name in new if new[name] != old[name]]
        if not changed:
            return []
        for name in changed:
            setattr(cycle, name, new[name])
        cycle.save(update_fields=changed)
        if REMINDED_OF.intersection(changed):
            stop_all(cycle.pk)
        if "release_at" in changed:
            release_day.moved(cycle, old["release_at"], at)
        audit.record(
            actor.user,
            "cycle.change",
            cycle,
            federation=cycle.federation,
            changes=audit.changes(old, new),
        )
    return changed


def has_publications(cycle: Cycle) -> bool:
    """Whether something was published under the cycle's policies already."""
    return Publication.objects.filter(filing__cycle=cycle).exists()


def _refuse_wrong(terms: Terms) -> None:
    if terms.due < terms.opens:
        raise TermsRefused(
            _("提交期限要在开始填报（%s）当天或以后，请改晚一些。") % chinese(terms.opens), "due"
        )
    if terms.closes < terms.due:
        raise TermsRefused(
            _("关闭日期要在提交期限（%s）当天或以后，请改晚一些。") % chinese(terms.due), "closes"
        )
    if (terms.closes - terms.opens).days > LONGEST:
        raise TermsRefused(_("从开始到关闭超过了两年，请核对年份。"), "closes")
    if wrong := release_day.problem(terms.opens, terms.closes, terms.release_at):
        raise TermsRefused(wrong, "release_at")
    if terms.name_policy not in NamePolicy.values:
        raise TermsRefused(_("请从列出的方式中选择一个。"), "name_policy")
    if terms.rank_policy not in RankPolicy.values:
        raise TermsRefused(_("请从列出的方式中选择一个。"), "rank_policy")
    if not 0 <= terms.blind_share <= MOST_BLIND:
        raise TermsRefused(_("校准比例填 0 到 %d 之间的整数。") % MOST_BLIND, "blind_share")
    if not 0 <= terms.retention_years <= LONGEST_RETENTION:
        raise TermsRefused(_("请从列出的年数中选择一个。"), "retention_years")


def _refuse_twice(federation: Federation, key: str) -> None:
    """One cycle a year, whichever of the year's forms it uses."""
    if Cycle.objects.filter(federation=federation, edition__key=key).exists():
        raise _twice(federation, key)


def _twice(federation: Federation, key: str) -> TermsRefused:
    sentence = _("%(federation)s已经有%(year)s年度的填报周期，请在列表中修改它。")
    return TermsRefused(sentence % {"federation": federation.name, "year": key}, "edition")


def _refuse_begun_above(federation: Federation, key: str) -> None:
    """A nearer cycle would hide filings that colleges began under one from above."""
    below = Filing.objects.filter(college__federation__path__startswith=federation.path)
    begun = below.filter(cycle__edition__key=key)
    count = begun.exclude(cycle__federation__path__startswith=federation.path).count()
    if count:
        raise TermsRefused(
            _(
                "所属高校已经按上级学联的%(year)s周期开始了%(count)d份填报，不能再另设。请联系上级学联修改日期。"
            )
            % {"year": key, "count": count},
            "edition",
        )


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Dates as text, so that an event can keep them."""
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value
        for name, value in values.items()
    }

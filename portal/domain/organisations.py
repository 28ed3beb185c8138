"""Federations, colleges and unions: making and correcting them.

Who may: `portal.access.POLICY` (`college.manage`, `federation.manage`). Each step is one
transaction with its event.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import IntegrityError, transaction
from django.db.models import Count, Exists, Model, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from portal.access import require
from portal.actor import Actor
from portal.domain import audit
from portal.domain.names import NameRefusedError, checked, pinyin_keys
from portal.enums import Role
from portal.kinds import kinds as known_kinds
from portal.kinds import listing
from portal.models import College, Federation, Membership, Union
from portal.scoping import visible_to

MOST_WORDS = 5
TOLD = ("name", "city", "federation")
"""What the log tells of a college that was changed, old and new."""


class OrganisationRefusedError(Exception):
    """The step cannot be taken; the message is a sentence for the page, `field` where it belongs."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        self.field = field
        super().__init__(sentence)


def managed_federations(actor: Actor) -> QuerySet[Federation]:
    """Return the federations whose colleges `actor` may add and correct, from the top."""
    return Federation.objects.filter(pk__in=_managed_ids(actor)).order_by("path")


def managed_colleges(actor: Actor, words: str = "") -> QuerySet[College]:
    """Return the colleges that `actor` may correct; with `words`, those whose names hold each.

    Words in Latin letters are looked for in the pinyin too. Each row has `secretaries`, the
    number of its 书记, and its unions.
    """
    rows = visible_to(actor, College).filter(federation_id__in=_managed_ids(actor))
    for word in words.split()[:MOST_WORDS]:
        rows = rows.filter(_holds(word))
    secretaries = Count("memberships", filter=Q(memberships__role=Role.SECRETARY))
    return (
        rows.select_related("federation")
        .annotate(secretaries=secretaries)
        .prefetch_related(Prefetch("unions", Union.objects.order_by("-kind")))
        .order_by("pinyin", "name", "pk")
    )


def without_secretary(actor: Actor) -> int:
    """Return how many of the colleges that `actor` may correct nobody can submit for yet."""
    rows = visible_to(actor, College).filter(federation_id__in=_managed_ids(actor))
    there = Membership.objects.filter(college=OuterRef("pk"), role=Role.SECRETARY)
    return rows.filter(~Exists(there)).count()


def create_college(
    actor: Actor, federation: Federation, *, name: str, city: str, kinds: Collection[str]
) -> College:
    """Make a college of `federation` with its unions (`kinds`: keys of `portal.kinds`, at least one).

    Raises PermissionDenied and OrganisationRefusedError.
    """
    require(actor, "college.manage", federation)
    values = _college_values(name, city, kinds)
    _refuse_taken_college(values["name"])
    college = College(federation=federation, **values)
    with transaction.atomic():
        _insert(college, college_taken(college.name))
        _add_unions(college, kinds)
        _record(actor, "college.create", college, kinds=sorted(kinds))
    return college


def correct_college(
    actor: Actor,
    college: College,
    *,
    federation: Federation,
    name: str,
    city: str,
    kinds: Collection[str],
) -> College:
    """Change name, place, reviewing federation; add unions (one that exists is never taken away).

    Filings that were begun stay with the federation they were begun under. Raises
    PermissionDenied (both federations must be the actor's) and OrganisationRefusedError.
    """
    require(actor, "college.manage", college)
    require(actor, "college.manage", federation)
    present = set(college.unions.values_list("kind", flat=True))
    _refuse_removal(present - set(kinds))
    texts = _college_values(name, city, kinds)
    _refuse_taken_college(texts["name"], college)
    values = {**texts, "federation": federation}
    changed = sorted(key for key, value in values.items() if getattr(college, key) != value)
    added = set(kinds) - present
    told = audit.changes(
        {key: _plain(getattr(college, key)) for key in TOLD} | {"kinds": listing(present)},
        {key: _plain(values[key]) for key in TOLD} | {"kinds": listing(present | added)},
    )
    if not changed and not added:
        return college
    for key, value in values.items():
        setattr(college, key, value)
    with transaction.atomic():
        college.save(update_fields=list(values))
        _add_unions(college, added)
        _record(actor, "college.correct", college, changes=told)
    return college


def _plain(value: object) -> str:
    return value.name if isinstance(value, Federation) else str(value)


def college_taken(name: str, federation: Federation | None = None) -> str:
    """Say that a college of this name is there already, and what to do."""
    if federation is None:
        return _("“%s”刚刚已由别人添加，请回到列表核对。") % name
    return _(
        "“%(name)s”已经在系统里，由%(federation)s审核，不用再添加。如果不对，请与该学联联系。"
    ) % {
        "name": name,
        "federation": federation.name,
    }


def _managed_ids(actor: Actor) -> frozenset[int]:
    return actor.federation_ids(Role.LEAD, Role.OPERATOR)


def _holds(word: str) -> Q:
    names = Q(name__icontains=word) | Q(city__icontains=word)
    return names | Q(pinyin__icontains=word.lower()) if word.isascii() else names


def _college_values(name: str, city: str, kinds: Collection[str]) -> dict[str, str]:
    if not kinds or not set(kinds) <= set(known_kinds()):
        raise OrganisationRefusedError(_("请至少勾选一个组织。"), "kinds")
    name = kept_name(name, _("校名"), 80, "name")
    city = kept_name(city, _("所在地"), 30, "city") if city.strip() else ""
    return {"name": name, "city": city, "pinyin": pinyin_keys(name)}


def kept_name(text: str, label: str, most: int, field: str) -> str:
    """Return a tidied name; raises OrganisationRefusedError for `field` (see `names.checked`)."""
    try:
        return checked(text, label, most)
    except NameRefusedError as refused:
        raise OrganisationRefusedError(str(refused), field) from None


def _refuse_taken_college(name: str, own: College | None = None) -> None:
    others = College.objects.filter(name=name).select_related("federation")
    found = (others.exclude(pk=own.pk) if own else others).first()
    if found:
        raise OrganisationRefusedError(college_taken(name, found.federation), "name")


def _refuse_removal(kinds: set[str]) -> None:
    if kinds:
        sentence = _("已有的%s不能取消，因为可能已经填报过。请重新勾上。")
        raise OrganisationRefusedError(sentence % listing(kinds), "kinds")


def _add_unions(college: College, kinds: Collection[str]) -> None:
    Union.objects.bulk_create(
        Union(college=college, kind=kind, name=known_kinds()[kind].name) for kind in sorted(kinds)
    )


def _insert(row: Model, taken: str) -> None:
    """Insert; somebody who was quicker by a moment has the name."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise OrganisationRefusedError(taken, "name") from None


def _record(actor: Actor, action: str, college: College, **data: object) -> None:
    audit.record(
        actor.user, action, college, college=college, federation=college.federation, **data
    )

"""A year's form in the making: cloned, changed, opened for use, or thrown away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from disclosures.domain.actors import person
from disclosures.domain.editions import Offer, find, offers
from disclosures.domain.refused import Refused
from disclosures.editions.compare import compare
from disclosures.editions.faults import faults, sound
from disclosures.editions.load import parse
from disclosures.models import Edition, EditionDraft
from portal import clock
from portal.access import require
from portal.domain import audit
from portal.enums import FederationLevel

if TYPE_CHECKING:
    from disclosures.editions import EditionForm
    from portal.access import Actor
    from portal.models import Federation

MOST_TOLD = 40
"""Sentences about one save that its event keeps."""


@dataclass(frozen=True)
class Saved:
    """The draft stands as written; ``told`` says what this save changed, [] for nothing."""

    revision: int
    told: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Conflict:
    """Somebody saved in between; nothing was written. ``theirs`` is what is kept now."""

    theirs: dict[str, Any]
    theirs_by: str
    revision: int


class Faulty(Refused):
    """What was typed is no form: ``faults`` are (place, sentence) pairs."""

    def __init__(self, found: list[tuple[str, str]]) -> None:
        self.faults = found
        super().__init__(_("有内容需要修改，没有保存。"))


def form_in(draft: EditionDraft) -> EditionForm:
    """Return the typed form that the draft holds."""
    return parse(draft.data, draft.key)


def origin(draft: EditionDraft) -> Offer | None:
    """Return the form from which the draft was cloned; None where it is not to be found."""
    try:
        return find(draft.federation, draft.based_on)
    except KeyError:
        return None


def clone(
    actor: Actor, federation: Federation, source: str, values: Mapping[str, Any]
) -> EditionDraft:
    """Make a draft for another year out of the form named ``source``, with ``values`` laid over.

    ``values`` holds ``key`` and parts of the form as data. Raises PermissionDenied, KeyError
    (source), Faulty, or Refused where the year is there already.
    """
    require(actor, "edition.manage", federation)
    if federation.level == FederationLevel.CITY:
        raise Refused(_("市级学联使用上级学联的年度表式，不另外制作。"))
    data = find(federation, source).form.data() | dict(values)
    if found := faults(data):
        raise Faulty(found)
    _refuse_taken(federation, data["key"])
    try:
        with transaction.atomic():
            draft = EditionDraft.objects.create(
                federation=federation,
                key=data["key"],
                based_on=source,
                data=_canonical(data),
                created_by=person(actor),
                changed_by=person(actor),
                changed_at=clock.now(),
            )
            _record(actor, "edition.clone", draft, source=source)
    except IntegrityError:
        raise Refused(_taken(federation, data["key"])) from None
    return draft


def save(
    actor: Actor,
    draft: EditionDraft,
    change: Callable[[dict[str, Any]], dict[str, Any]],
    revision: int,
) -> Saved | Conflict:
    """Apply ``change`` to the draft's data if it is still at ``revision``.

    Raises PermissionDenied, Faulty, or Refused where the draft is gone.
    """
    require(actor, "edition.manage", draft)
    with transaction.atomic():
        row = _locked(draft)
        data = change(dict(row.data))
        if found := faults(data):
            raise Faulty(found)
        told = [each.sentence for each in compare(form_in(row), parse(data, row.key))]
        if not told and _canonical(data) == row.data:
            return Saved(row.revision)
        if row.revision != revision:
            name = row.changed_by.get_full_name() if row.changed_by_id else ""
            return Conflict(row.data, name, row.revision)
        row.data, row.revision = _canonical(data), row.revision + 1
        row.changed_by, row.changed_at = person(actor), clock.now()
        row.save(update_fields=("data", "revision", "changed_by", "changed_at"))
        _record(actor, "edition.change", row, revision=row.revision, told=told[:MOST_TOLD])
    return Saved(row.revision, told)


def delete(actor: Actor, draft: EditionDraft) -> None:
    """Throw the draft away. Raises PermissionDenied."""
    require(actor, "edition.manage", draft)
    with transaction.atomic():
        row = _locked(draft)
        _record(actor, "edition.delete", row, revision=row.revision)
        row.delete()


def open_(actor: Actor, draft: EditionDraft, revision: int) -> Edition:
    """Make the draft an edition of its federation, which nothing changes any more.

    Raises PermissionDenied, or Refused where the draft was changed since ``revision``, or the year is taken.
    """
    require(actor, "edition.manage", draft)
    with transaction.atomic():
        row = _locked(draft)
        if row.revision != revision:
            raise Refused(_("草稿刚才又有改动，请再看一遍，然后启用。"))
        _refuse_taken(row.federation, row.key, drafts=False)
        form = form_in(row)
        edition = Edition.objects.create(
            key=row.key, federation=row.federation, data=form.data(), digest=form.digest
        )
        audit.record(
            actor.user,
            "edition.open",
            edition,
            federation=row.federation,
            key=row.key,
            digest=form.digest,
            based_on=row.based_on,
        )
        row.delete()
    return edition


def next_id(prefix: str, federation: Federation, *forms: EditionForm) -> str:
    """Return the first id after all that any form here ever used (``i21``); ids are never used again."""
    known = [offer.form for offer in offers([federation])] + list(forms)
    rows = Edition.objects.exclude(federation=None).only("data", "key")
    known += [form for row in rows if (form := sound(row.data, row.key))]
    used = {
        item.id
        for form in known
        for item in (*form.indicators, *form.second_level_items)
        if item.id[0] == prefix
    }
    return f"{prefix}{max((int(one[1:]) for one in used), default=0) + 1:02d}"


def _locked(draft: EditionDraft) -> EditionDraft:
    rows = EditionDraft.objects.select_for_update(of=("self",)).select_related(
        "federation", "changed_by"
    )
    row = rows.filter(pk=draft.pk).first()
    if row is None:
        raise Refused(_("这份草稿已经启用或删除了，请回到年度表式列表查看。"))
    return row


def _canonical(data: Mapping[str, Any]) -> dict[str, Any]:
    return parse(data, "").data()


def _refuse_taken(federation: Federation, key: str, *, drafts: bool = True) -> None:
    taken = Edition.objects.filter(key=key, federation=federation).exists()
    taken |= drafts and EditionDraft.objects.filter(key=key, federation=federation).exists()
    if taken:
        raise Refused(_taken(federation, key))


def _taken(federation: Federation, key: str) -> str:
    sentence = _("%(federation)s已经有%(key)s年度的表式或草稿，请从列表中打开它，或换一个年度。")
    return sentence % {"federation": federation.name, "key": key}


def _record(actor: Actor, action: str, draft: EditionDraft, **data: Any) -> None:
    audit.record(actor.user, action, draft, federation=draft.federation, key=draft.key, **data)

"""Writing what was chosen of an import into the drafts, through ``drafts.save`` alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain import contents, drafts, lifecycle
from disclosures.domain.drafts import Conflict, Saved
from disclosures.domain.imports import pictures as imports_pictures
from disclosures.domain.imports.result import found_by
from disclosures.domain.parts import merged, parts, shape_of
from disclosures.domain.proposed import Accepted, Whole
from disclosures.domain.refused import Refused
from disclosures.domain.yearform import form_of_filing
from disclosures.models import Import
from portal import clock
from portal.access import require
from portal.domain import audit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from disclosures.content import Disclosure
    from disclosures.domain.parts.shape import Shape
    from disclosures.models import Filing, ImportPicture
    from portal.access import Actor

Json = dict[str, Any]


@dataclass(frozen=True)
class Taking:
    """Who takes what of which import, into which filing (locked)."""

    actor: Actor
    filing: Filing
    content: Disclosure
    pictures: dict[str, list[ImportPicture]]

    def shape(self, key: str) -> Shape:
        """The section's parts."""
        return shape_of(form_of_filing(self.filing), key)

    def found(self, key: str) -> Json:
        """What the import holds for the section."""
        return getattr(self.content, key).model_dump(mode="json")  # type: ignore[no-any-return]


def accept(
    actor: Actor,
    import_: Import,
    chosen: Mapping[str, set[str] | frozenset[str] | Whole],
    revisions: Mapping[str, int],
) -> Accepted:
    """Write the chosen parts (section → part ids, or ``ALL``) into the drafts and nothing else.

    ``revisions`` are those of the proposals that were looked at: a section that was saved since is
    a conflict, a locked one refused, the others are saved. Raises ``PermissionDenied`` and
    ``Refused`` (import not ready) with nothing written.
    """
    accepted = Accepted()
    with transaction.atomic():
        filing = lifecycle.lock(import_.filing)
        require(actor, "filing.edit", filing)
        row = Import.objects.select_for_update().get(pk=import_.pk)
        if not row.ready:
            raise Refused(_("这份导入已经放弃，没有采用。请刷新页面。"))
        taking = _taking(actor, filing, row)
        for key in form_of_filing(filing).section_keys():
            if key in chosen:
                _take(taking, key, chosen[key], revisions.get(key, -1), accepted)
        _note(actor, row, accepted, chosen)
    import_.taken = row.taken
    return accepted


def _taking(actor: Actor, filing: Filing, import_: Import) -> Taking:
    import_.filing = filing
    pictures = imports_pictures.of_import(import_)
    wanted = imports_pictures.wanted(form_of_filing(filing), pictures)
    return Taking(actor, filing, found_by(import_).content, wanted)


def _take(
    taking: Taking, key: str, chosen: AbstractSet[str] | Whole, revision: int, accepted: Accepted
) -> None:
    """Save one section; what cannot be saved leaves nothing behind."""
    pictures = taking.pictures.get(key, [])
    before = {picture.pk for picture in pictures if picture.attachment}
    try:
        with transaction.atomic():
            result = _saved(taking, key, chosen, revision)
    except Refused as refused:
        imports_pictures.take_back(pictures, before)
        accepted.refused[key] = refused.sentence
        return
    if isinstance(result, Conflict):
        accepted.conflicts[key] = result
    elif result:
        accepted.saved[key] = result


def _saved(
    taking: Taking, key: str, chosen: AbstractSet[str] | Whole, revision: int
) -> Saved | Conflict | None:
    draft = drafts.fetch(taking.filing, key)
    old = contents.content_class(key).model_validate(draft.content).model_dump(mode="json")
    pictures = taking.pictures.get(key, [])
    ids = _chosen(taking, key, chosen, old)
    new = merged(taking.shape(key), old, taking.found(key), ids)
    if draft.revision == revision:
        new = imports_pictures.take(taking.actor, taking.filing, key, pictures, ids, new)
    elif imports_pictures.missing(key, pictures, ids, old):
        return drafts.conflict(draft)
    if new == old and not draft.revision:
        return None
    return drafts.save(taking.actor, taking.filing, key, new, revision)


def _chosen(taking: Taking, key: str, chosen: AbstractSet[str] | Whole, old: Json) -> set[str]:
    """Return the ids of the chosen parts that are offered."""
    offered = [part.id for part in parts(taking.shape(key), old, taking.found(key))]
    offered += [part.id for part in imports_pictures.parts(key, taking.pictures.get(key, []), old)]
    return set(offered) if isinstance(chosen, Whole) else set(offered) & set(chosen)


def _note(
    actor: Actor,
    import_: Import,
    accepted: Accepted,
    chosen: Mapping[str, AbstractSet[str] | Whole],
) -> None:
    """Remember what was taken, and write the event: numbers and keys, nobody's name."""
    if not accepted.saved:
        return
    import_.taken = sorted({*import_.taken, *accepted.saved})
    import_.taken_at = import_.taken_at or clock.now()
    import_.save(update_fields=["taken", "taken_at"])
    audit.record(
        actor.user,
        "import.accept",
        import_.filing,
        college=import_.filing.college,
        federation=import_.filing.federation,
        source=import_.source,
        parts={key: number(chosen[key]) for key in accepted.saved},
        conflicts=len(accepted.conflicts),
        refused=len(accepted.refused),
    )


def number(chosen: AbstractSet[str] | Whole) -> int | str:
    """Return how many parts were chosen, or that all were."""
    return chosen.value if isinstance(chosen, Whole) else len(chosen)

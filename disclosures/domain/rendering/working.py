"""One publication of a batch, in a job of its own."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from disclosures.domain import bake, site
from disclosures.domain.freezing import canonical
from disclosures.domain.released import is_withdrawn
from disclosures.domain.rendering import queueing
from disclosures.domain.rendering.sentences import sentence_of
from disclosures.enums import BatchState, ItemState, RenderReason
from disclosures.models import RenderItem
from portal import clock
from portal.domain.jobs import Unable
from portal.scoping import scope_colleges, scope_everything

if TYPE_CHECKING:
    from disclosures.models import Publication, Rendition

UNDONE = (ItemState.WAITING, ItemState.FAILED)
"""A failed one too: the operator may have its job done again."""
HALTED = (BatchState.PAUSED, BatchState.STOPPED)


def work(item_id: int) -> None:
    """Make the files of one item again and give out the next; a second time changes nothing.

    The new rendition, what the item says and the end of the job are one transaction: of a worker that dies
    nothing stays. Raises Unable with a sentence, and DoesNotExist for an item of another tenant's batch.
    """
    RenderItem.objects.only("pk").get(pk=item_id)  # in the job's own scope, before it sees more
    with scope_everything():
        rows = RenderItem.objects.select_for_update(of=("self",))
        item = rows.select_related("batch", "publication__filing").get(pk=item_id)
        if item.state in UNDONE and item.batch.state not in HALTED:
            _work(item)
        queueing.settle(queueing.locked(item.batch_id))


def _work(item: RenderItem) -> None:
    if is_withdrawn(item.publication):
        site.conceal(item.publication)  # drafts that a dead worker left since
        _keep(item, ItemState.DROPPED, error=_("已经撤下，没有重新生成。"))
        return
    made = _made(item)
    _keep(item, ItemState.DONE if made else ItemState.SAME, rendition=made.number if made else None)


def _made(item: RenderItem) -> Rendition | None:
    """Bake under the publication's own tenants; whatever goes wrong becomes a sentence."""
    publication, filing = item.publication, item.publication.filing
    try:
        _check(publication)
        with scope_colleges(filing.college_id, federation_ids=(filing.federation_id,)):
            return bake.make(publication, RenderReason(item.batch.reason), item.batch.note)
    except Exception as error:
        raise Unable(sentence_of(error)) from error


def _check(publication: Publication) -> None:
    """What is rendered must be what was approved, letter for letter; or what its roster was counted to."""
    digest = hashlib.sha256(canonical(publication.document)).hexdigest()
    if digest != (publication.counted_hash or publication.content_hash):
        raise Unable(_("数据库里的内容和它的校验码不一致，没有重新生成，请联系运维。"))


def _keep(
    item: RenderItem, state: ItemState, rendition: int | None = None, error: str = ""
) -> None:
    item.state, item.rendition, item.error, item.done_at = state, rendition, error, clock.now()
    item.save(update_fields=["state", "rendition", "error", "done_at"])

"""What keeps somebody from deciding a filing among many, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reviews.domain import claims

if TYPE_CHECKING:
    from disclosures.models import Filing
    from portal.access import Actor
    from reviews.domain.bulk.said import Words
    from reviews.models import Review


def obstacle(
    row: Filing, review: Review | None, words: Words, actor: Actor, own: frozenset[int]
) -> str:
    """Return why the actor cannot decide it in bulk now; "" where nothing is in the way."""
    if row.college_id in own:
        return _("您是本校成员，由他人审核。")
    if row.latest_id in words.queued:  # type: ignore[attr-defined] # annotated
        return _("正在批量办理中。")
    held = claims.fresh(getattr(row, "claim", None))
    if held and held.user != actor.user:
        return _("%(who)s正在审阅（%(minutes)d 分钟前还有操作）。") % {
            "who": held.name,
            "minutes": held.minutes,
        }
    if review and review.pk in words.leaving:
        return _("退回函正等待发出。")
    if review and review.proposed_by:
        return _("%s已提请复核，请逐份复核。") % review.proposed_by.get_full_name()
    return ""

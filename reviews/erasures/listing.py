"""Which requests somebody has to do with: the college's secretary and the federation's lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.enums import ErasureState
from disclosures.models import Erasure
from portal.access import can
from portal.domain.nav import Entry
from portal.domain.start import Card
from portal.enums import Role
from portal.scoping import visible_to

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from portal.actor import Actor


def requests_of(actor: Actor) -> QuerySet[Erasure]:
    """Return the requests that the actor may handle, what is open first, the oldest first."""
    mine = Q(college__in=actor.college_ids(Role.SECRETARY)) | (
        Q(federation__in=actor.federation_ids(Role.LEAD)) & ~Q(college__in=actor.college_ids())
    )
    rows = visible_to(actor, Erasure).filter(mine)
    related = rows.select_related("filing__union", "filing__cycle__edition", "college")
    return related.order_by("decided_at", "due", "pk")


def cards(actor: Actor) -> list[Card]:
    """Tell how many wait, and until when the first has to be answered."""
    if not can(actor, "erasure.view"):
        return []
    rows = requests_of(actor).filter(state=ErasureState.RECEIVED)
    number = rows.count()
    if not number:
        return []
    text = (
        ngettext("%d 条删除请求等待核实和答复。", "%d 条删除请求等待核实和答复。", number) % number
    )
    url, group = reverse("erasures:index"), _("个人信息")
    return [Card(_("删除请求"), text, url, _("查看"), "warn", group)]


def entries(actor: Actor) -> list[Entry]:
    """Return the navigation's entry; how many wait, the start page says."""
    if not can(actor, "erasure.view"):
        return []
    return [Entry(_("删除请求"), reverse("erasures:index"))]

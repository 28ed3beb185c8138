"""The way to the page: a card for those who may hand out what is held on a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.access import can
from portal.domain.start import Card

if TYPE_CHECKING:
    from portal.actor import Actor


def cards(actor: Actor) -> list[Card]:
    """Return the card, below all others: it is needed when somebody asks, which is seldom."""
    if not can(actor, "person.export"):
        return []
    text = _("有人要求查阅、复制本平台保存的自己的信息时，在这里导出。")
    url, group = reverse("persons:index"), _("个人信息")
    return [Card(_("某人的信息"), text, url, _("导出"), group=group)]

"""The states of a request, in the words of every page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from disclosures.enums import ErasureState as State
from disclosures.wording import Word

STATES = {
    State.RECEIVED: Word(_("已收到，正在核实"), "info"),
    State.GRANTED: Word(_("已同意"), "good"),
    State.PARTLY: Word(_("已部分同意"), "good"),
    State.REFUSED: Word(_("未同意"), "warn"),
}

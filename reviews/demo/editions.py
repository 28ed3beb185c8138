"""Next year's form in the making: what the national lead has changed so far."""

from __future__ import annotations

from typing import Any

from disclosures import editions
from disclosures.domain import edition_drafts
from disclosures.editions.shift import next_key, proposal
from portal.models import Federation
from reviews.demo.cycles import PRESENT
from reviews.demo.organisations import actor
from reviews.demo.world import NATIONAL, ROOT


def make_draft() -> None:
    """Clone the present year's form for the next one; reword an indicator and mark another."""
    key = next_key(PRESENT)
    values = proposal(editions.load(PRESENT), key)
    window = {
        "from": values.pop("window_start").isoformat(),
        "to": values.pop("window_end").isoformat(),
    }
    lead, federation = actor(ROOT.username), Federation.objects.get(name=NATIONAL)
    draft = edition_drafts.clone(
        lead, federation, PRESENT, {"key": key, "congress_window": window, **values}
    )
    edition_drafts.save(lead, draft, _changed, draft.revision)


def _changed(data: dict[str, Any]) -> dict[str, Any]:
    """Four people in the presidium instead of five; the training counts as a core indicator."""
    items = [dict(item) for item in data["indicators"]]
    for item in items:
        if item["id"] == "i04":
            item["text"] = item["text"].replace("5人", "4人")
        if item["id"] == "i13":
            item["core"] = True
    return data | {"indicators": items, "limits": data["limits"] | {"presidium": 4}}

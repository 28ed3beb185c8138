"""The 备注 of an indicator as the portal prints it, and what was typed for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disclosures.importing.ours_dates import iso

if TYPE_CHECKING:
    from disclosures.editions import Prompt

_PARTS = re.compile(
    r"(?P<rest>.*?)(?:(?:^|；)原因：(?P<reason>.*?))?(?:(?:^|；)计划改正日期：(?P<remedy>[^；]*))?",
    re.DOTALL,
)


def remark(note: str, prompt: Prompt | None) -> dict[str, str]:
    """Return the fields of a row in the exchange format: note, number or date, reason, remedy."""
    hit = _PARTS.fullmatch(note)
    found = {"note": hit["rest"]} if hit else {"note": note}
    if hit and hit["reason"]:
        found["reason"] = hit["reason"]
    if hit and hit["remedy"]:
        found["remedy_date"] = iso(hit["remedy"])
    return found | _filled(found["note"], prompt)


def _filled(note: str, prompt: Prompt | None) -> dict[str, str]:
    """Part the filled blank of the form (实有6人) from what the college added behind it."""
    if prompt is None:
        return {}
    pattern = rf"{re.escape(prompt.before)}([^；]+?){re.escape(prompt.after)}(?:；(.+))?"
    hit = re.fullmatch(pattern, note, re.DOTALL)
    if hit is None:
        return {}
    name, value = ("number", hit[1]) if prompt.kind == "count" else ("date", iso(hit[1]))
    return {name: value, "remark": hit[2] or ""}

"""Last year's form for another year: what mentions the year, proposed anew for a person to confirm."""

import re
from datetime import date
from typing import Any

from disclosures.editions.labels import FIXED_TEXTS
from disclosures.editions.model import EditionForm

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def next_key(key: str) -> str:
    """Return the key of the year after: ``2026-2027`` after ``2025-2026``."""
    return YEAR.sub(lambda hit: str(int(hit[0]) + 1), key)


def proposal(form: EditionForm, key: str) -> dict[str, Any]:
    """Return what to put for the year ``key``: texts, ``window_start``, ``window_end``, ``intake_year``.

    Of the texts only those that mention a year of the form's own key; other years in them
    (of a document that they cite) stay. Names are those of ``EditionForm``.
    """
    years = int(key[:4]) - int(form.key[:4])
    texts = {name: shifted(getattr(form, name), form.key, years) for name in FIXED_TEXTS}
    found: dict[str, Any] = {
        name: text for name, text in texts.items() if text != getattr(form, name)
    }
    return found | {
        "period": texts["period"],
        "window_start": _later(form.congress_window.start, years),
        "window_end": _later(form.congress_window.end, years),
        "intake_year": form.intake_year + years,
    }


def shifted(text: str, key: str, years: int) -> str:
    """Return the text with the years that ``key`` names moved by ``years``."""
    own = set(YEAR.findall(key))
    return YEAR.sub(lambda hit: str(int(hit[0]) + years) if hit[0] in own else hit[0], text)


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + years, day=28)

"""Which year's form a document is of: its table's wording, the years it states, its dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from disclosures import editions
from disclosures.importing.imported import Remark, Sureness
from disclosures.importing.sections.front import year_of

if TYPE_CHECKING:
    from disclosures.editions import EditionForm
    from disclosures.importing.sections.front import Front
    from disclosures.importing.sections.indicators import IndicatorTable
    from disclosures.importing.segment import Segments

_LEGEND = re.compile(r"标注.{0,3}[★▲]|核心指标|观测指标")
_SEPTEMBER = 9


@dataclass(slots=True)
class Year:
    """``edition``: key of the form; ``stated``: the document's school year; ``items``: 15, 17 or 19."""

    edition: str
    stated: str
    items: int | None
    sure: Sureness
    remarks: list[Remark] = field(default_factory=list)

    def form_keys(self) -> list[str]:
        """Return the sections that a document of this year should have."""
        form = editions.load(self.edition)
        keys = []
        for section in form.sections:
            keys += [section.key, *([section.combined_with] if section.combined_with else [])]
        if "second_level" not in keys:
            keys.insert(1, "second_level")
        return keys


def recognise(
    front: Front, segments: Segments, table: IndicatorTable, data: dict[str, Any]
) -> Year:
    """Tell the year; where years contradict each other the preamble counts, and a remark says so."""
    alike = _alike(table.form)
    legend = _legend(segments)
    stated = [year for year in (year_of(front.preamble), year_of(front.title)) if year]
    known = [key for year in [*stated, legend] if (key := _key(year, alike))]
    if known:
        edition, sure = known[0], Sureness.HIGH
    elif len(alike) == 1:
        edition, sure = alike[0], Sureness.HIGH
    else:
        edition, sure = _by_dates(alike, data), Sureness.LOW
    form = editions.load(edition)
    items = len({item.no.split(".")[0] for item in form.indicators}) if table.rows else None
    found = Year(edition, edition, items, sure)
    found.remarks = _stale(legend, stated, edition)
    return found


def _alike(form: EditionForm | None) -> list[str]:
    """Return the years whose table has the same items."""
    keys = sorted(editions.keys())
    if form is None:
        return keys
    texts = [item.text for item in form.indicators]
    return [key for key in keys if [item.text for item in editions.load(key).indicators] == texts]


def _key(year: str | None, alike: list[str]) -> str | None:
    """Return the edition of a stated year, if the table can be of it."""
    if year in alike:
        return year
    if year and "-" not in year:
        return next((key for key in alike if key.split("-")[0] == year), None)
    if year and (first := year.split("-")[0]) in alike:
        return first
    return None


def _legend(segments: Segments) -> str | None:
    for key in ("indicators", "second_level"):
        here = segments.get(key)
        for paragraph in here.paragraphs if here else []:
            if _LEGEND.search(paragraph.text) and (year := year_of(paragraph.text)):
                return year
    return None


def _by_dates(alike: list[str], data: dict[str, Any]) -> str:
    """Return the school year of the congress; the newest where no date helps."""
    held = (data.get("congress") or {}).get("date")
    if held:
        on = date.fromisoformat(held)
        first = on.year if on.month >= _SEPTEMBER else on.year - 1
        for key in (f"{first}-{first + 1}", str(on.year)):
            if key in alike:
                return key
    return alike[-1]


def _stale(legend: str | None, stated: list[str], edition: str) -> list[Remark]:
    found = []
    for place, year in (("表头的说明", legend), *(("标题或引言", year) for year in stated)):
        if year and year != edition and not (edition.startswith(year) and "-" not in year):
            sentence = f"材料{place}里写的是{year}，其他地方是{edition}：可能是往年的文字没有改。请核对年度。"
            found.append(Remark("R34", "", sentence, year))
    return found[:1]

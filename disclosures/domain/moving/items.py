"""Numbered items between two years: indicators and the second-level table, by stable ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from disclosures.content import Answer, Indicators, SecondLevel
from disclosures.domain.moving.moved import Moved
from disclosures.domain.parts.values import blank

if TYPE_CHECKING:
    from disclosures.editions import EditionForm


def indicators(moved: Moved, found: EditionForm, here: EditionForm) -> Indicators:
    """Keep the answers to items that this year has."""
    content = moved.content.indicators
    kept: dict[str, Answer] = {}
    for key, answer in content.answers.items():
        if here.has_indicator(key):
            kept[key] = answer
        elif not blank(answer.model_dump()):
            moved.no_place.append(_lost_answer(found, key, answer))
    return content.model_copy(update={"answers": kept})


def _lost_answer(found: EditionForm, key: str, answer: Answer) -> str:
    item = found.indicator(key)
    written = [found.table.shown(answer.answer), answer.number, answer.date, answer.note]
    return _("第%(no)s项“%(text)s”今年的表式没有，填的“%(answer)s”没有带入。") % {
        "no": item.no,
        "text": item.text if len(item.text) <= 40 else f"{item.text[:40]}…",  # noqa: PLR2004 - fits a line
        "answer": "，".join(text for text in written if text),
    }


def second_level(moved: Moved, found: EditionForm, here: EditionForm) -> SecondLevel:
    """Keep the counts of items that this year has, and unions where it asks for them one by one."""
    content, ids = moved.content.second_level, {item.id for item in here.second_level_items}
    names = {item.id: item for item in found.second_level_items}
    for key in content.counts:
        if key not in ids:
            words = {"no": names[key].no, "text": names[key].text, "count": content.counts[key]}
            moved.no_place.append(
                _("二级组织自评表第%(no)s项“%(text)s”今年没有，填的“%(count)s”没有带入。") % words
            )
    matrix = bool(here.second_level and here.second_level.matrix)
    if content.units and not matrix:
        moved.no_place.append(
            _("今年的表式不要求逐个填写二级组织，%d个组织的明细没有带入。") % len(content.units)
        )
    units = [
        unit.model_copy(update={"answers": {k: v for k, v in unit.answers.items() if k in ids}})
        for unit in content.units
    ]
    return content.model_copy(
        update={
            "counts": {key: value for key, value in content.counts.items() if key in ids},
            "notes": {key: value for key, value in content.notes.items() if key in ids},
            "units": tuple(units) if matrix else (),
        }
    )

"""Everything that is wrong with the data of a form, at once: for the pages where it is made."""

from collections.abc import Mapping

from pydantic import ValidationError

from disclosures.editions.coherence import Fault, incoherent
from disclosures.editions.errors import EditionError
from disclosures.editions.load import parse
from disclosures.editions.model import EditionForm

SENTENCES = {
    "missing": "缺少这一项，请填写。",
    "string_too_short": "这里不能空着，请填写。",
    "string_type": "这里应当是文字。",
    "string_pattern_mismatch": "写法不对，年度请写成“2026-2027”。",
    "int_parsing": "这里应当是整数。",
    "greater_than": "要大于 0。",
    "less_than_equal": "不能大于上限（百分比最多100，比例最多1）。",
    "date_from_datetime_parsing": "这不是一个日期。",
    "date_parsing": "这不是一个日期。",
    "extra_forbidden": "没有这个名称的项。",
}


def faults(raw: object) -> list[Fault]:
    """Return (place, sentence) for everything that keeps ``raw`` from being a form; [] if nothing."""
    if not isinstance(raw, Mapping):
        return [("", "内容应当是“名称: 值”的列表。")]
    try:
        form = EditionForm.model_validate(raw)
    except ValidationError as error:
        return [
            (_place(each["loc"]), SENTENCES.get(each["type"], "内容不合要求，请核对。"))
            for each in error.errors()
        ]
    return list(incoherent(form))


def sound(raw: Mapping[str, object], where: str) -> EditionForm | None:
    """Return the form that the data describe, or None where they have faults."""
    try:
        return parse(raw, where)
    except EditionError:
        return None


def _place(loc: tuple[int | str, ...]) -> str:
    """Write a path as ``indicators[2].text``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc).lstrip(".")

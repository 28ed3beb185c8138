"""What a form must agree on with itself, beyond the shape of its parts."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from disclosures.content import Content, Department, Disclosure, ResponsiblePerson, RosterRow
from disclosures.editions.model import PLACEHOLDERS, EditionForm
from disclosures.editions.rule_ids import RULE_IDS

Fault = tuple[str, str]

ROW_FIELDS: dict[str, type[Content]] = {
    "roster": RosterRow,
    "departments": Department,
    "responsible": ResponsiblePerson,
}


def incoherent(form: EditionForm) -> Iterator[Fault]:
    """Yield (place, reason) for everything in the form that does not fit together."""
    yield from _repeated("sections", form.section_keys())
    yield from _repeated("indicators", [item.id for item in form.indicators])
    yield from _repeated("indicators", [item.no for item in form.indicators])
    yield from _repeated("second_level.items", [item.id for item in form.second_level_items])
    yield from _sections(form)
    yield from _columns(form)
    yield from _placeholders(form)
    yield from _limits(form)
    for name in form.rules:
        if name not in RULE_IDS:
            yield f"rules.{name[:20]}", f"没有编号为“{name[:20]}”的核验规则。"
    if form.congress_window.start > form.congress_window.end:
        yield "congress_window", "开始日期晚于结束日期。"


def _limits(form: EditionForm) -> Iterator[Fault]:
    limits = form.limits
    for least, most in (
        ("staff", "staff_with_grounds"),
        ("department_heads_least", "department_heads_most"),
        ("department_heads_most", "department_people"),
    ):
        if getattr(limits, least) > getattr(limits, most):
            yield f"limits.{least}", f"不应大于 {most}（{getattr(limits, most)}）。"


def _repeated(place: str, names: Iterable[str]) -> Iterator[Fault]:
    for name, times in Counter(names).items():
        if times > 1:
            yield place, f"“{name}”出现了 {times} 次。"


def _sections(form: EditionForm) -> Iterator[Fault]:
    for number, section in enumerate(form.sections):
        if section.key not in Disclosure.model_fields:
            yield f"sections[{number}].key", f"没有名为“{section.key}”的栏目。"
        if section.combined_with and section.combined_with not in Disclosure.model_fields:
            yield f"sections[{number}].combined_with", f"没有名为“{section.combined_with}”的栏目。"
    if form.has_section("second_level") != (form.second_level is not None):
        yield "second_level", "栏目与表格要么都有，要么都没有。"


def _columns(form: EditionForm) -> Iterator[Fault]:
    for part, row in ROW_FIELDS.items():
        table = getattr(form, part)
        columns = [*table.columns, *getattr(table, "asked", ())]
        yield from _repeated(part, [column.key for column in columns])
        for column in columns:
            if column.key != "no" and column.key not in row.model_fields:
                yield part, f"没有名为“{column.key}”的列。"


def _placeholders(form: EditionForm) -> Iterator[Fault]:
    texts = {"title": form.title, "preamble": form.preamble, "closing": form.closing}
    texts |= {f"sections[{n}].title": section.title for n, section in enumerate(form.sections)}
    for place, text in texts.items():
        for name in re.findall(r"\{(.*?)\}", text):
            if name not in PLACEHOLDERS:
                yield place, f"没有名为“{name}”的占位符。"

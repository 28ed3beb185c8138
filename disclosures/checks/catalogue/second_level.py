"""The second-level table: counts, matrix, and the size of faculty unions."""

from collections.abc import Iterator

from disclosures.checks.catalogue.common import unchecked
from disclosures.checks.facts import Facts
from disclosures.checks.facts.values import read_count
from disclosures.checks.facts.wording import clip, listing, squeeze
from disclosures.checks.finding import Severity
from disclosures.checks.registry import Hit, rule
from disclosures.content import SecondLevelUnit


@rule("R31", "二级学生会组织自评表数字相符", Severity.CONTRADICTION, reads=("second_level",))
def second_level_adds_up(facts: Facts) -> Iterator[Hit]:
    """Counts are at most the number of unions and equal the 是 of the matrix; one row a union.

    Every item has its count, every union its name and its answers. A form that demands table or
    matrix and has none gets a warning; where it is only offered, its absence is said and nothing
    more. 达标, 符合, √ count as 是.
    """
    content = facts.content.second_level
    if not facts.form.has_section("second_level"):
        return
    if not content.units and not any(content.counts.values()):
        yield _absent(facts)
        return
    yield from _counts(facts)
    yield from _rows(facts)
    yield from _twice(content.units)


def _absent(facts: Facts) -> Hit:
    if facts.form.section("second_level").required:
        said = "本年度表式要求填写二级学生会组织改革自评表，还没有填写。请补填。"
        return Hit("second_level", said, severity=Severity.WARNING)
    return unchecked(
        "second_level",
        "没有填写二级学生会组织改革自评表，无法核对二级组织的情况。请填写，学联确认不要求的除外。",
    )


def _counts(facts: Facts) -> Iterator[Hit]:
    content = facts.content.second_level
    units = [unit for unit in content.units if unit.name or unit.answers]
    total = read_count(content.total).value
    total = len(units) if total is None and units else total
    if units and total is not None and total != len(units):
        said = f"二级学生会组织总数填写{total}个，具体情况表中有{len(units)}个。请核对后改成一致。"
        yield Hit("second_level.total", said, f"总数{total}；表中{len(units)}")
    if total is None:
        need = "没有写明二级学生会组织的总数，无法核对各项数量是否超出。请补填总数。"
        yield unchecked("second_level.total", need)
    missing = []
    for item in facts.form.second_level_items:
        count = read_count(content.counts.get(item.id, ""))
        path, where = f"second_level.counts.{item.id}", f"二级组织自评表第{item.no}项"
        answered = [_answer(unit, item.id) for unit in units]
        if not count.raw:
            missing.append(item.no)
        elif count.value is None:
            continue
        elif total is not None and count.value > total:
            said = f"{where}填写符合标准的有{count.value}个，多于二级组织总数{total}个。请核对。"
            yield Hit(path, said, f"{count.value}；总数{total}")
        elif units and all(answered) and answered.count("是") != count.value:
            yes = answered.count("是")
            said = f"{where}填写符合标准的有{count.value}个，具体情况表中选“是”的有{yes}个。请核对后改成一致。"
            yield Hit(path, said, f"{count.value}；是{yes}")
    if missing:
        said = f"二级组织自评表第{listing(missing)}项没有填写数量。请补填。"
        yield Hit("second_level.counts", said, "、".join(missing))


def _answer(unit: SecondLevelUnit, item: str) -> str:
    """Return 是 or 否 for the spellings of a cell, empty where it says neither."""
    typed = squeeze(unit.answers.get(item, "")[:20])
    return YES_NO.get(typed, "")


YES_NO = {
    **dict.fromkeys(("是", "达标", "符合", "√", "✓", "☑", "Y"), "是"),
    **dict.fromkeys(("否", "未达标", "不符合", "×", "✗", "N"), "否"),
}


def _rows(facts: Facts) -> Iterator[Hit]:
    """Every union of the matrix has its name and an answer to every item."""
    table, content = facts.form.second_level, facts.content.second_level
    demanded = facts.form.section("second_level").required and table and table.matrix
    if demanded and not content.units:
        said = "本年度表式要求逐个填写二级学生会组织的具体情况，还没有填写。请每个组织填一行。"
        yield Hit("second_level.units", said, severity=Severity.WARNING)
    for number, unit in enumerate(content.units):
        blank = [item.no for item in facts.form.second_level_items if not _answer(unit, item.id)]
        path, whose = f"second_level.units[{number}]", clip(unit.name, 20)
        if unit.answers and not unit.name:
            said = f"二级组织具体情况表第{number + 1}行没有写组织名称。请补填。"
            yield Hit(f"{path}.name", said)
        if unit.answers and blank:
            said = f"二级组织“{whose}”第{listing(blank)}项没有选“是”或“否”。请补填。"
            yield Hit(f"{path}.answers", said, "、".join(blank))


def _twice(units: tuple[SecondLevelUnit, ...]) -> Iterator[Hit]:
    seen: set[str] = set()
    for number, unit in enumerate(units):
        name = squeeze(unit.name[:200])
        if name and name in seen:
            said = f"二级组织“{clip(unit.name, 20)}”填了不止一行。每个组织只填一行，请删去多余的。"
            yield Hit(f"second_level.units[{number}].name", said, clip(name))
        seen.add(name)


@rule(
    "R32",
    "二级学生会组织和主席团人数不超过限额",
    Severity.CONTRADICTION,
    reads=("second_level.units",),
)
def second_level_small(facts: Facts) -> Iterator[Hit]:
    """A faculty union that answers 是 has at most 30 staff and 3 in its presidium, where it says so.

    The numbers are the edition's (``limits.second_level_staff``, ``second_level_presidium``).
    """
    limits = facts.limits
    parts = (
        ("s03", "staff", "工作人员", limits.second_level_staff),
        ("s04", "presidium", "主席团成员", limits.second_level_presidium),
    )
    for number, unit in enumerate(facts.content.second_level.units):
        for item, field, what, limit in parts:
            count = read_count(getattr(unit, field)).value
            if count is not None and count > limit:
                said = f"二级组织“{clip(unit.name, 20)}”有{what}{count}人，超过{limit}人。请核对人数；情况属实的，这一项应选“否”。"
                honest = Severity.INFORMATION if _answer(unit, item) == "否" else None
                yield Hit(
                    f"second_level.units[{number}].{field}", said, f"{count}人", severity=honest
                )

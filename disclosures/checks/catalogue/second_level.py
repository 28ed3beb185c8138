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

    Every item has its count. A form that demands the table and has none gets a warning; where
    it is only offered, its absence is said and nothing more.
    """
    content = facts.content.second_level
    if not facts.form.has_section("second_level"):
        return
    if not content.units and not any(content.counts.values()):
        yield _absent(facts)
        return
    yield from _counts(facts)
    yield from _twice(content.units)


def _absent(facts: Facts) -> Hit:
    if facts.form.section("second_level").required:
        said = "本年度表式要求填写二级学生会组织改革自评表，还没有填写。请补填。"
        return Hit("second_level", said, severity=Severity.WARNING)
    return unchecked("second_level", "没有填写二级学生会组织改革自评表，无法核对二级组织的情况。")


def _counts(facts: Facts) -> Iterator[Hit]:
    content = facts.content.second_level
    units = [unit for unit in content.units if unit.name or unit.answers]
    total = read_count(content.total).value
    total = len(units) if total is None and units else total
    if units and total is not None and total != len(units):
        said = f"二级学生会组织总数填写{total}个，具体情况表中有{len(units)}个。请核对后改成一致。"
        yield Hit("second_level.total", said, f"总数{total}；表中{len(units)}")
    missing = []
    for item in facts.form.second_level_items:
        count = read_count(content.counts.get(item.id, ""))
        path, where = f"second_level.counts.{item.id}", f"二级组织自评表第{item.no}项"
        answered = [unit.answers.get(item.id, "") for unit in units]
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
    "二级学生会组织不超过30人，主席团不超过3人",
    Severity.CONTRADICTION,
    reads=("second_level.units",),
)
def second_level_small(facts: Facts) -> Iterator[Hit]:
    """A faculty union that answers 是 has at most 30 staff and 3 in its presidium, where it says so."""
    limits = facts.limits
    parts = (
        ("s03", "staff", "工作人员", limits.second_level_staff),
        ("s04", "presidium", "主席团成员", limits.second_level_presidium),
    )
    for number, unit in enumerate(facts.content.second_level.units):
        for item, field, what, limit in parts:
            count = read_count(getattr(unit, field)).value
            if count is not None and count > limit:
                said = f"二级组织“{clip(unit.name, 20)}”有{what}{count}人，超过{limit}人。请核对。"
                honest = Severity.INFORMATION if unit.answers.get(item) == "否" else None
                yield Hit(
                    f"second_level.units[{number}].{field}", said, f"{count}人", severity=honest
                )

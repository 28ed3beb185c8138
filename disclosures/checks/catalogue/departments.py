"""The structure table: number of departments, people in each, agreement with the roster."""

from collections.abc import Iterator

from disclosures.checks.catalogue.common import PLACES, UNITS, against, unchecked
from disclosures.checks.facts import Facts, Unit
from disclosures.checks.facts.posts import PostKind
from disclosures.checks.facts.wording import clip, listing
from disclosures.checks.finding import Severity
from disclosures.checks.registry import OPINIONS, Hit, rule


@rule(
    "R06",
    "工作部门不超过6个，与架构表、名单一致",
    Severity.CONTRADICTION,
    indicators=("i05",),
    reads=("indicators.i05", *UNITS, "departments.chart_text", *PLACES),
)
def departments_within_limit(facts: Facts) -> Iterator[Hit]:
    """At most six departments, as many as the structure table (without 主席团) and the roster have.

    Neither the presidium's row nor a total (合计) is a department. In the years of the chart its
    words count instead (主席团下设五个部). The roster counts only where it gives everybody's department.
    """
    declared, limit = facts.answers["i05"], facts.limits.departments
    number = declared.count.value
    counts = {"机构架构表": len(facts.departments)} if facts.departments else {}
    if facts.charted is not None:
        counts["架构图的文字说明"] = facts.charted
    if facts.knows_departments and not facts.dual:
        counts["名单"] = len(facts.by_department)
    most = max([number or 0, *counts.values()])
    said = [f"工作部门有{most}个，超过{limit}个。"] if most > limit else []
    others = [f"{where}中有{count}个" for where, count in counts.items() if count != number]
    differs = number is not None and bool(others)
    if differs:
        said.append(f"{declared.label}填写工作部门实有{number}个，{'，'.join(others)}。")
    evidence = "；".join([f"实有{number}个", *(f"{where}{n}个" for where, n in counts.items())])
    if said:
        softer = None if differs else against(facts, "i05")
        path = declared.path("number")
        yield Hit(path, "".join(said) + "请核对后改正。", evidence, severity=softer)
    elif number is not None and not counts:
        need = (
            "没有逐个列出工作部门的机构架构表，名单也没有写全所属部门，部门个数无法核对。请补填。"
        )
        yield unchecked("departments", need)


@rule(
    "R07",
    "架构表各部门人数之和与填写的工作人员数一致",
    Severity.CONTRADICTION,
    indicators=("i03",),
    reads=("indicators.i03.number", "indicators.i04.number", *UNITS, *PLACES),
)
def headcounts_add_up(facts: Facts) -> Iterator[Hit]:
    """The headcounts of the structure table add up to the declared staff.

    Both layouts are right: with a row 主席团 the rows alone, without it the rows and the
    presidium of item 4. People of the presidium who lead a department may be counted in both.
    Rows that add up to the staff by themselves, where no roster shows who belongs where, may hold
    the presidium: that is only mentioned.
    """
    staff = facts.answers["i03"].count.value
    heads = [unit.headcount.value for unit in facts.units]
    if staff is None or not facts.departments or None in heads:
        return
    rows = sum(head for head in heads if head is not None)
    apart = 0 if facts.presidium_rows else facts.answers["i04"].count.value
    both = len(facts.dual) + len(facts.again)
    if apart is None or rows + apart - both <= staff <= rows + apart:
        return
    if rows == staff and not facts.knows_departments:
        said = f"机构架构表各部门人数之和是{rows}人，已经等于填写的实有{staff}人，看来主席团成员也算在各部门里。请核对主席团{apart}人是否另计。"
        yield Hit("departments", said, f"架构表{rows}人", severity=Severity.INFORMATION)
        return
    total = f"各部门人数之和是{rows}人"
    sums = total if not apart else f"{total}，加上主席团{apart}人共{rows + apart}人"
    said = f"机构架构表{sums}，{facts.answers['i03'].label}填写实有{staff}人。请核对后改成一致。"
    yield Hit("departments", said, f"架构表{rows}人；主席团另计{apart}人；实有{staff}人")


@rule(
    "R08",
    "各部门名称和人数在架构表与名单中一致",
    Severity.CONTRADICTION,
    reads=(*UNITS, *PLACES),
)
def departments_as_in_roster(facts: Facts) -> Iterator[Hit]:
    """Each department has the same name and as many people in the structure table as in the roster.

    Names are compared without white space, numbering and a leading 学生会. Compared only where
    the roster tells everybody's department, in its own column or with the post (学习部部长).
    """
    if not facts.units or not facts.people:
        return
    if not facts.knows_departments:
        need = "名单没有写全所属部门，无法与机构架构表逐个部门核对。请在名单中补填所属部门。"
        yield unchecked("roster", need)
        return
    for unit in facts.units:
        yield from _unit(facts, unit)
    named = {unit.key for unit in facts.units}
    for key, people in facts.by_department.items():
        if key not in named and not all(person.in_both for person in people):
            shown = clip(people[0].row.department or key, 20)
            said = f"名单中有{len(people)}人属于“{shown}”，机构架构表里没有这个名称的部门。请把两处的名称改成一致。"
            yield Hit(
                people[0].path("department"),
                said,
                f"{shown}：名单{len(people)}人",
                anchor=f"roster.department[{key[:40]}]",
            )


def _unit(facts: Facts, unit: Unit) -> Iterator[Hit]:
    people = facts.presidium if unit.is_presidium else tuple(facts.by_department.get(unit.key, ()))
    if not people:
        if unit.headcount.value != 0 and (unit.row.name or not unit.is_presidium):
            said = f"机构架构表中的“{unit.label}”在名单里没有人。请把两处的部门名称和人员改成一致。"
            yield Hit(unit.path("name"), said, f"{unit.label}：名单0人")
        return
    head = unit.headcount.value
    either = sum(person.in_both for person in people)
    if head is None or len(people) - either <= head <= len(people):
        return
    said = f"“{unit.label}”在机构架构表中是{head}人，在名单中是{len(people)}人。请核对后改成一致。"
    yield Hit(unit.path("headcount"), said, f"{unit.label}：架构表{head}人；名单{len(people)}人")


@rule(
    "R09",
    "部门人数和负责人数合规",
    Severity.WARNING,
    reads=(*PLACES, *UNITS, "indicators.number"),
    source=OPINIONS,
)
def departments_small(facts: Facts) -> Iterator[Hit]:
    """A department has at most six people, two or three of them heads.

    Read from the roster; else from the structure table; where that has no numbers either, the
    declared ones prove a breach when (staff - presidium) / departments > 6. One finding for the
    whole filing, because half of all filings exceed it. The numbers are the edition's
    (``limits.department_people``, ``department_heads_least``, ``department_heads_most``).
    """
    most, sizes = facts.limits.department_people, _sizes(facts)
    large = [f"{name}{size}人" for name, size in sizes.items() if size > most]
    heads = [f"{name}{count}人" for name, count in _heads(facts).items() if not _fits(facts, count)]
    said, span = [], _span(facts)
    if large:
        said.append(f"超过{most}人的部门有：{listing(large)}。")
    if heads:
        said.append(f"部门负责人不是{span}人的有：{listing(heads)}。")
    if not large and not _all_sizes_known(facts) and (average := _average(facts)):
        said.append(f"按填写的人数和部门数推算，每个部门平均超过{most}人（{average}）。")
        large, sizes = [average], {}
    if said:
        place = "departments" if sizes else "indicators.i03.number"
        advice = f"一般每个部门不超过{most}人，其中负责人{span}人，请留意。"
        evidence = "；".join(large + [f"负责人：{each}" for each in heads])
        path = "roster" if facts.knows_departments else place
        yield Hit(path, "".join(said) + advice, evidence)


def _fits(facts: Facts, heads: int) -> bool:
    return facts.limits.department_heads_least <= heads <= facts.limits.department_heads_most


def _span(facts: Facts) -> str:
    least, most = facts.limits.department_heads_least, facts.limits.department_heads_most
    return f"{least}" if least == most else f"{least}至{most}"


def _all_sizes_known(facts: Facts) -> bool:
    known = facts.departments and all(
        unit.headcount.value is not None for unit in facts.departments
    )
    return facts.knows_departments or bool(known)


def _sizes(facts: Facts) -> dict[str, int]:
    """Return department → people, from the roster, else the structure table."""
    if facts.knows_departments:
        return {clip(key, 20): len(people) for key, people in facts.by_department.items()}
    counted = {unit.label: unit.headcount.value for unit in facts.departments}
    return {name: head for name, head in counted.items() if head is not None}


def _heads(facts: Facts) -> dict[str, int]:
    """Return department → heads, where the roster says everybody's post."""
    if not facts.knows_departments or not facts.knows_posts or facts.dual:
        return {}
    if not facts.count_posts(PostKind.HEAD, PostKind.HEAD_SYNONYM):
        return {}
    return {
        clip(key, 20): sum(p.is_head for p in people) for key, people in facts.by_department.items()
    }


def _average(facts: Facts) -> str:
    """Return the declared numbers in words where they prove that some department is too large."""
    staff, presidium, units = (facts.answers[i].count.value for i in ("i03", "i04", "i05"))
    most = facts.limits.department_people
    if staff is None or presidium is None or not units or staff - presidium <= most * units:
        return ""
    return f"{staff}人减去主席团{presidium}人，分在{units}个部门"

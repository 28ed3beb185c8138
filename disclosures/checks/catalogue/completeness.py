"""Nothing is missing: every section, every row's essentials, every picture's words."""

import re
from collections.abc import Iterator

from disclosures.checks.facts import Facts, Guide
from disclosures.checks.facts.wording import clip, squeeze
from disclosures.checks.finding import Severity
from disclosures.checks.registry import Hit, rule

_YEARS = re.compile(r"(20[0-9]{2})年?[-—–―~～至/]+(20[0-9]{2})(?:学年|年度)")
_UNTIL = re.compile(r"截至(20[0-9]{2})年")
_ELSEWHERE = re.compile(
    r"(?:无|暂无|没有|略|空|待补充?|待定|未填|同上|/|-|—)+|(?:具体|详细|内容)*(?:请)?(?:详)?(?:见|参见|查看)(?:附件|附表|链接|网址|官网|下图|上图|图片|附图).{0,20}"
)


@rule(
    "R33",
    "各部分齐全，图片有文字说明",
    Severity.ERROR,
    reads=(
        *("charter", "departments", "roster", "candidate_rules", "election_rules", "congress"),
        *("delegate_rules", "appraisal_rules", "party_guidance", "responsible"),
    ),
    together=(),
)
def sections_complete(facts: Facts) -> Iterator[Hit]:
    """Every section that the year's form demands is there and not empty.

    A section that only says 见附件 or 略 is empty. A picture says in words what it shows; rows of
    people and departments have their essentials.
    The self-assessment table is R01's matter, the second-level table R31's.
    """
    for section in facts.form.sections:
        if section.key in {"indicators", "second_level"} or not section.required:
            continue
        if _empty(facts, section.key):
            said = f"“{facts.title(section.key)}”还没有内容。{_what(facts, section.key)}"
            yield Hit(section.key, said)
        elif _ELSEWHERE.fullmatch(words := squeeze(facts.text(section.key)[:60]).strip("。.")):
            said = f"“{facts.title(section.key)}”只写了“{clip(words, 20)}”，没有正文。请粘贴全文。"
            yield Hit(section.key, said, clip(words, 20))
        else:
            yield from _gaps(facts, section.key)


def _empty(facts: Facts, key: str) -> bool:
    if key == "departments":
        return not facts.units and not facts.content.departments.chart_text
    if key == "roster":
        return not facts.people
    if key == "responsible":
        return not any(guide.name for guide in facts.guides)
    if key == "congress":
        content = facts.content.congress
        return not (content.text or content.date or content.agenda)
    return not facts.text(key)


def _what(facts: Facts, key: str) -> str:
    """Say what to do about an empty section."""
    chart = facts.form.departments_chart or bool(facts.content.departments.chart)
    return {
        "departments": "请写出架构图里的机构、人数和职责：只有图片，读不出来。"
        if chart
        else "请逐行填写主席团和各工作部门的名称、人数和主要职责。",
        "roster": "请逐人填写，也可以从表格软件中整块粘贴。",
        "responsible": "请填写分管副书记和秘书长的姓名、是否为专职团干部。",
        "congress": "请填写召开日期、地点、代表人数和大会情况。",
    }.get(key, "请粘贴全文。")


def _gaps(facts: Facts, key: str) -> Iterator[Hit]:
    if key == "departments":
        yield from _department_gaps(facts)
    elif key == "roster":
        for person in facts.people:
            if not person.name:
                yield Hit(
                    person.path("name"),
                    f"名单第{person.index + 1}行没有姓名。请补填，或删去这一行。",
                )
    elif key == "responsible":
        for guide in facts.guides:
            yield from _guide_gaps(guide)
    elif key == "congress":
        for number, picture in enumerate(facts.content.congress.pictures):
            if picture.attachment and not picture.alt:
                said = f"代表大会第{number + 1}张图片没有文字说明。请用一句话写出图中是什么。"
                yield Hit(f"congress.pictures[{number}].alt", said)


def _department_gaps(facts: Facts) -> Iterator[Hit]:
    content = facts.content.departments
    if content.chart and not content.chart_text and not facts.units:
        said = "架构图没有文字说明。请写出图中的机构名称、人数和隶属关系。"
        yield Hit("departments.chart_text", said)
    if facts.form.departments_chart:
        return
    for unit in facts.units:
        where = f"机构架构表第{unit.index + 1}行{unit.label}"
        if not unit.row.name:
            yield Hit(unit.path("name"), f"{where}没有机构名称。请补填。")
        if not unit.row.headcount:
            yield Hit(unit.path("headcount"), f"{where}没有人数。请补填。")
        if not unit.row.duties and not unit.is_presidium:
            yield Hit(unit.path("duties"), f"{where}没有主要职责。请补填。")


def _guide_gaps(guide: Guide) -> Iterator[Hit]:
    if not guide.name:
        yield Hit(guide.path("name"), f"“{guide.category}”没有填写姓名。请补填。")


@rule("R34", "引言中的年度与本次填报一致", Severity.WARNING, reads=("indicators",))
def year_is_current(facts: Facts) -> Iterator[Hit]:
    """The school year that an imported preamble names is the form's own.

    The portal writes the fixed texts itself; a stale year shows that last year's file was taken.
    """
    preamble = squeeze(facts.context.preamble[:2000])
    named = [f"{first}-{last}" for first, last in _YEARS.findall(preamble)]
    named += _UNTIL.findall(preamble)
    if named and facts.form.key not in named:
        stale = named[0].replace("-", "—") + ("学年" if "-" in named[0] else "年")
        said = f"材料引言写的是{stale}，本次填报是{facts.form.period}。请确认交来的是本年度的材料。"
        yield Hit("indicators", said, stale)

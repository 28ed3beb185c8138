"""What the union does: administrative work of the college among its duties."""

import re
from collections.abc import Iterator

from disclosures.checks.catalogue.common import against
from disclosures.checks.facts import Facts
from disclosures.checks.facts.prose import Clause, Prose
from disclosures.checks.finding import Severity
from disclosures.checks.prose.administrative import CANTEEN, KINDS, internal, listening
from disclosures.checks.prose.guards import faculty_words, of_faculty
from disclosures.checks.prose.language import MOST, Says, Told
from disclosures.checks.prose.scope import headings, phrase
from disclosures.checks.registry import OPINIONS, Hit, each_with, rule

NOWHERE = re.compile("(?!)")
LONGEST = 4000
"""Characters of one department's duties that are read."""


@rule(
    "T05",
    "学生会不承担宿舍管理、考勤、纠察、安全保卫等行政工作",
    Severity.CONTRADICTION,
    indicators=("i01",),
    reads=(
        "departments.duties",
        "departments.chart_text",
        "charter.text",
        "party_guidance.text",
        "indicators.i01.answer",
    ),
    source=OPINIONS,
    together=each_with("indicators", "departments", "charter", "party_guidance"),
)
def no_administrative_work(facts: Facts) -> Iterator[Hit]:
    """The duties of a department, or of the union, contain administrative work of the college.

    Dormitory management or inspection, discipline patrol, security, checking attendance, morning
    exercise or self-study, 学风督查, assessing grants, marks and punishments, collecting fees;
    inspecting the canteen is a warning. Read in the duties, the text of the structure chart, the
    charter and the Party's guidance. Left alone: collecting opinions on such matters, lectures and
    festivals about them, attendance at the union's own meetings, what offices of the college do,
    what members must observe, and what is denied.
    """
    softer = against(facts, "i01")
    for unit in facts.departments:
        path = unit.path("duties")
        yield from _told(f"“{unit.label}”的职责", path, _duties(unit.row.duties), softer)
    chart = facts.content.departments.chart_text
    yield from _told("机构架构图", "departments.chart_text", _duties(chart), softer)
    for section in ("charter", "party_guidance"):
        found = [
            each for each in _work(facts.prose(section), section) if _of_the_union(facts, each)
        ]
        yield from _told(f"“{facts.title(section)}”", f"{section}.text", found, softer)


def _duties(text: str) -> list[Told]:
    return list(_work(Prose(text[:LONGEST]), ""))


def _work(prose: Prose, section: str) -> Iterator[Told]:
    """Yield every sentence with administrative work in it, once for each kind."""
    for clause in prose.clauses:
        for says, own in (*KINDS, (CANTEEN, False)):
            if hit := _match(says, clause, own=own):
                yield Told(section, clause, hit.start(), hit.end(), weak=says is CANTEEN)


def _match(says: Says, clause: Clause, *, own: bool) -> re.Match[str] | None:
    excuses = (listening, internal) if own else (listening,)
    return says.match(clause, NOWHERE, excuses)


def _told(place: str, path: str, found: list[Told], softer: Severity | None) -> Iterator[Hit]:
    """Yield one hit for a place in which administrative work was found."""
    if not found:
        return
    heavy = [each for each in found if not each.weak] or found
    quoted = [each.evidence if each.section else each.quoted.rstrip("。；") for each in heavy]
    shown = "；".join(dict.fromkeys(quoted[:MOST]))
    said = f"{place}中有“{shown}”，属于学校的行政工作，与第1项“未承担行政职能”不符。请核对职责。"
    weak = Severity.WARNING if heavy[0].weak else None
    yield Hit(path, said, shown, severity=softer or weak)


def _of_the_union(facts: Facts, told: Told) -> bool:
    """Whether a running text means work of this union: not of an office, a faculty, or of members."""
    text, start = told.clause.text, told.start
    if _BY_RESULTS.search(text):
        return False
    begin, _ = phrase(text, start, told.end)
    hit = re.compile(re.escape(text[start : told.end])).search(text, start)
    if hit and of_faculty(told.clause, hit, faculty_words(facts.context.school)):
        return False
    if _OBSERVED.search(text[begin:start]) or any(
        _OF_MEMBERS.search(words[:24] + words[-24:]) for words in headings(told.clause)
    ):
        return False
    before = text[:start]
    if _TOGETHER.search(before):
        return True
    if _OFFICE.search(before):
        return False
    return bool(_UNION.search(before) or any(_UNION.search(w) for w in headings(told.clause)))


_BY_RESULTS = re.compile(r"挂钩|评议结果|择优提名")
_OBSERVED = re.compile(
    r"遵守|服从|自觉|违反|因|受到|依据|根据|按照|应当?具备|配合(?:学校)?.{0,4}检查$"
)
_OF_MEMBERS = re.compile(
    r"会员|义务|条件|权利|代表(?!大会)|资格|奖惩|述职|评议|班委|班级|退出|罢免"
)
_TOGETHER = re.compile(
    r"(?:协助|配合|协同|参与|会同)[^。;]{0,16}$|学生会[^,。;]{0,6}(?:负责|承担|开展|组织)[^,。;]{0,10}$"
)
_OFFICE = re.compile(
    r"(?:学校(?!学生会)|校方|校党委|校团委|团委|保卫[处部]|学生处|学工[处部]|学生工作[处部]|后勤|教务处|宿管|物业|辅导员|班主任|职能部门|学院)"
    r"(?:(?!学生会)[^。;]){0,30}$"
)
_UNION = re.compile(
    r"学生会|研究生会|本会|主席团|部(?:门|:|的?职责|负责)|[\u4e00-\u9fff]部$|任务|职责|职能"
)

"""Evidence out of running text: the sentence that bears an indicator out, quoted.

Beside ``evidence.py``, which compares what stands in fields. A sentence counts only as the school's
own rule (``Says``): not denied, not about faculties. What the college itself answers 否 is not
borne out by what its rules promise.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from disclosures.checks.facts import Facts
from disclosures.checks.facts.prose import Clause
from disclosures.checks.prose import Says, Told, told

RULES = ("candidate_rules", "election_rules", "charter")


@dataclass(frozen=True)
class Evidence:
    """What bears out an indicator: a sentence, and the places that it rests on."""

    text: str
    paths: tuple[str, ...] = ()


Look = Callable[[Facts], Evidence | None]


def saying(indicator: str, *wanted: tuple[Says, Sequence[str]]) -> Look:
    """Return a function that finds one sentence for each of ``wanted``; all of them are needed."""

    def look(facts: Facts) -> Evidence | None:
        if not facts.answers[indicator].met:
            return None
        found = [_first(facts, says, sections) for says, sections in wanted]
        given = [each for each in found if each is not None]
        return _quoting(facts, given) if len(given) == len(found) else None

    return look


def either(*looks: Look) -> Look:
    """Return a function that gives what the first of ``looks`` finds."""
    return lambda facts: next(filter(None, (look(facts) for look in looks)), None)


def _first(facts: Facts, says: Says, sections: Sequence[str]) -> Told | None:
    asked = [key for key in sections if facts.form.has_section(key)]
    return next(told(facts, says, asked), None)


def _quoting(facts: Facts, found: list[Told]) -> Evidence:
    places = {(each.section, each.clause.text): each for each in found}.values()
    said = "；".join(f"“{facts.title(each.section)}”{each.evidence}" for each in places)
    return Evidence(f"{said}。", tuple(dict.fromkeys(_path(each) for each in places)))


def _path(each: Told) -> str:
    where = each.clause.where
    return f"{each.section}.text#{where}" if where else f"{each.section}.text"


def _under_the_congress(clause: Clause, hit: re.Match[str]) -> bool:
    """Take back a bare 选举主席团 that does not stand among the powers of the congress."""
    before = clause.text[: hit.start()] + hit[0].partition("选举")[0]
    bare = not re.search(r"大会|学代会|研代会", before) and not hit[0].startswith("主席团")
    return bare and not any(re.search(r"代表大会|大会", words) for words in clause.above)


def _of_other_matters(clause: Clause, hit: re.Match[str]) -> bool:
    """Take back what the Party committee settles beside the list of candidates."""
    return not re.search(r"名单|人选|候选人", "".join((clause.text, *clause.above)))


_CONGRESS = r"(?:学生代表大会|研究生代表大会|代表大会|学代会|研代会|大会)(?!常|委员会|闭会|主席团)"
_OF_UNION = r"[^,。;、]{0,20}(?<!大会)主席团(?!会议|常务|秘书)"
BY_CONGRESS = Says(
    patterns=(
        rf"主席团(?:成员)?(?:由|经|通过)[^,。;]{{0,24}}{_CONGRESS}[^,。;]{{0,10}}选举(?:产生)?",
        rf"{_CONGRESS}[^。;]{{0,60}}?选举(?:产生)?了?{_OF_UNION}",
        rf"^[^,。;]{{0,6}}选举(?:产生)?了?{_OF_UNION}",
    ),
    unless=(r"常任代表|常务委员|常委会|学生委员会|全委会|罢免",),
    guards=(_under_the_congress,),
)
ELECTED = Says(
    patterns=(rf"选举(?:产生)?了?{_OF_UNION}",),
    unless=(r"常任代表|常务委员|常委会|学生委员会|全委会|罢免|办法",),
)
LEAGUE_RECOMMENDS = Says(
    patterns=(
        r"(?:团组织|团委|团总支|分团委)[^,。;]{0,16}推荐",
        r"推荐[^,。;]{0,10}(?:团组织|团委|团总支)",
    ),
    unless=(r"团支部推荐",),
    school_only=False,
)
PARTY_SETTLES = Says(
    patterns=(
        r"(?:报|经|由|提交)[^,。;]{0,6}(?:学校|校)?党委[^,。;]{0,10}(?:确定|审定|批准|审批|研究决定|同意)",
        r"(?:学校|校)党委[^,。;]{0,8}(?:研究)?(?:确定|审定)",
    ),
    school_only=False,
    guards=(_of_other_matters,),
)
BRANCH_RECOMMENDS = Says(patterns=(r"(?:班级)?团支部[^。;]{0,24}推荐",), school_only=False)
FACULTY_ELECTS = Says(
    patterns=(r"(?:学院|院系|院\(系\)|系|书院)[^。;]{0,20}选举",), school_only=False
)
EACH_TERM = Says(
    patterns=(r"(?:每|各)个?学期[^。;]{0,24}述职", r"述职[^。;]{0,24}(?:每|各)个?学期"),
    school_only=False,
)
STUDENTS_APPRAISE = Says(
    patterns=(r"评议会[^。;]{0,60}学生代表", r"学生代表[^。;]{0,30}评议会"), school_only=False
)
BY_RESULTS = Says(
    patterns=(
        r"(?:依据|根据|按照|以)[^,。;]{0,8}评议结果[^。;]{0,24}(?:择优|提名|推荐|评奖|评优)",
        r"不[^,。;]{0,4}与[^,。;]{0,12}(?:岗位|职务|任职)[^,。;]{0,6}挂钩",
    ),
    negatable=False,
    school_only=False,
)
PARTY_LISTENS = Says(
    patterns=(r"党(?:委|组织)[^。;]{0,24}(?:听取|研究)[^。;]{0,24}(?:汇报|学生会|研究生会|工作)",)
)

LOOKS: dict[str, Look] = {
    "i09": saying("i09", (LEAGUE_RECOMMENDS, RULES), (PARTY_SETTLES, RULES)),
    "i10": either(
        saying("i10", (ELECTED, ("congress",))),
        saying("i10", (BY_CONGRESS, ("charter", "election_rules", "candidate_rules"))),
    ),
    "i12": saying(
        "i12",
        (BRANCH_RECOMMENDS, ("delegate_rules", "charter")),
        (FACULTY_ELECTS, ("delegate_rules", "charter")),
    ),
    "i14": saying(
        "i14",
        (STUDENTS_APPRAISE, ("appraisal_rules", "charter")),
        (EACH_TERM, ("appraisal_rules", "charter")),
    ),
    "i15": saying("i15", (BY_RESULTS, ("appraisal_rules", "charter"))),
    "i16": saying("i16", (PARTY_LISTENS, ("party_guidance", "charter"))),
}
"""Indicator id → the sentences that bear it out."""

"""The roster: posts, political status, failed courses, nobody twice."""

import re
from collections import defaultdict
from collections.abc import Iterator

from disclosures.checks.catalogue.common import against, unchecked
from disclosures.checks.facts import Facts, Person
from disclosures.checks.facts.posts import PostKind
from disclosures.checks.facts.wording import bare, clip, listing, squeeze
from disclosures.checks.finding import Severity
from disclosures.checks.registry import Hit, rule
from disclosures.reading import RankKind

SYNONYMS = {PostKind.HEAD_SYNONYM: "部长、副部长", PostKind.STAFF_SYNONYM: "干事"}


@rule(
    "R10",
    "职务只有主席、副主席、执行主席、部长、副部长、干事",
    Severity.CONTRADICTION,
    indicators=("i06",),
    reads=("roster", "indicators.i06.answer"),
)
def posts_allowed(facts: Facts) -> Iterator[Hit]:
    """No post beside those that the indicator names; 主席团成员 is the presidium's own word.

    部员, 成员, 负责人 mean allowed posts and are only mentioned, once for the whole roster;
    主任, 秘书, 助理, 委员, 总监, 志愿者 and the like contradict the answer, row by row.
    """
    for person in facts.people:
        forbidden = [post.word for post in person.posts if post.kind is PostKind.FORBIDDEN]
        if forbidden:
            post = clip(forbidden[0], 20)
            said = f"{person.label}的职务是“{post}”，不在主席、副主席（执行主席）、部长、副部长、干事之内。请核对职务。"
            yield Hit(person.path("post"), said, post, severity=against(facts, "i06"))
    if hit := _synonyms(facts):
        yield hit
    unsaid = [p for p in facts.people if not p.posts and not p.in_presidium]
    if unsaid and len(unsaid) == len([p for p in facts.people if not p.in_presidium]):
        need = "名单没有职务，无法核对是否设了规定以外的职务。请在名单中补填职务（不公开）。"
        yield unchecked("roster", need)
    elif unsaid:
        who = listing([person.label for person in unsaid])
        need = f"名单中有{len(unsaid)}人没有写职务，无法核对：{who}。请补填职务（不公开）。"
        yield unchecked(unsaid[0].path("post"), need)


def _synonyms(facts: Facts) -> Hit | None:
    rows: dict[str, list[Person]] = defaultdict(list)
    for person in facts.people:
        for post in () if person.in_presidium else person.posts:
            if post.kind in SYNONYMS:
                rows[f"“{clip(post.word, 12)}”宜写作{SYNONYMS[post.kind]}"].append(person)
            elif post.kind is PostKind.UNKNOWN:
                rows[f"“{clip(post.word, 12)}”不是规定的职务名称"].append(person)
    if not rows:
        return None
    parts = [f"{said}（{len(people)}人，如{people[0].label}）" for said, people in rows.items()]
    message = f"名单中有些职务的写法与表式不同：{listing(parts)}。请核对。"
    return Hit("roster", message, "；".join(sorted(rows)), severity=Severity.INFORMATION)


_CANDIDATE = re.compile(r"(?:入党)?积极分子|(?:党员)?发展对象|考察对象|[,、/;+()]")
STATUSES = frozenset(
    {
        *("中共党员", "中共预备党员", "共青团员", "预备党员", "团员", "共产党员", "中国共产党党员"),
        *("中国共产党预备党员", "中共正式党员", "正式党员", "共产党预备党员", "中国共产党正式党员"),
        *("中国共产主义青年团团员", "中国共青团员", "共青团", "中共党员预备", "预备中共党员"),
        *(
            "共青团团员",
            "中国共产主义青年团员",
            "中国共青团团员",
            "中国共产党员",
            "党员预备",
            "中共党员含预备",
        ),
    }
)


@rule(
    "R11",
    "政治面貌是中共党员、中共预备党员或共青团员",
    Severity.CONTRADICTION,
    indicators=("i07",),
    reads=("roster.political_status", "indicators.i07.answer"),
)
def status_allowed(facts: Facts) -> Iterator[Hit]:
    """Everybody is a member or probationary member of the Party, or of the League.

    党员 alone does not say which and is only mentioned; 入党积极分子, 群众, blank and anything
    else contradict the answer. Remarks in brackets do not count, nor does 入党积极分子 beside a
    status (共青团员、入党积极分子).
    """
    softer = against(facts, "i07")
    if facts.people and not any(person.row.political_status for person in facts.people):
        said = "名单中没有填写政治面貌。请逐人填写：中共党员、中共预备党员或共青团员。"
        yield Hit("roster", said, "政治面貌全部空白", severity=softer)
        return
    for person in facts.people:
        typed = person.row.political_status
        if _allowed(typed):
            continue
        path, shown = person.path("political_status"), clip(typed, 20)
        if bare(typed[:60]) == "党员":
            said = f"{person.label}的政治面貌写作“党员”。请写明是中共党员还是中共预备党员。"
            yield Hit(path, said, shown, severity=Severity.INFORMATION)
        elif typed:
            said = f"{person.label}的政治面貌是“{shown}”，不是中共党员、中共预备党员或共青团员。请核对。"
            yield Hit(path, said, shown, severity=softer)
        else:
            said = f"{person.label}没有填写政治面貌。请填中共党员、中共预备党员或共青团员。"
            yield Hit(path, said, "空白", severity=softer)


def _allowed(typed: str) -> bool:
    plain = squeeze(typed[:60])
    return bool({bare(typed[:60]), _CANDIDATE.sub("", plain)} & STATUSES)


_PASSED = re.compile(
    r"(?:否|无|没有?|不存在|未|从未|零|0门?|×|✗|-|—|/)(?![0-9]*级).*|(?:全部|均|都)?(?:及格|合格|通过).*"
)
_FAILED = re.compile(r"(?:是|有|存在|不及格|挂科|曾|[1-9一二两三四五][门科]).*")


@rule(
    "R15",
    "没有课业不及格",
    Severity.CONTRADICTION,
    indicators=("i08",),
    reads=("roster.failed_courses", "indicators.i08.answer"),
)
def no_failed_course(facts: Facts) -> Iterator[Hit]:
    """Nobody on the roster has failed a course, graduates included.

    Where the year's form has no such column it is asked and not published; what is not said
    cannot be checked. First-years without a rank have had no examination yet.
    """
    unsaid = []
    for person in facts.people:
        typed = squeeze(person.row.failed_courses[:40])
        if _FAILED.fullmatch(typed):
            said = f"{person.label}填写有课业不及格情况，与第{facts.answers['i08'].item.no}项不符。请核对。"
            yield Hit(
                person.path("failed_courses"), said, clip(typed), severity=against(facts, "i08")
            )
        elif not _PASSED.fullmatch(typed) and not _just_came(facts, person):
            unsaid.append(person)
    if unsaid:
        whom = (
            "名单"
            if len(unsaid) == len(facts.people)
            else f"名单中有{len(unsaid)}人（如{unsaid[0].label}）"
        )
        need = f"{whom}没有写明是否有课业不及格，无法核对。请补填“是”或“否”。"
        yield unchecked("roster", need)


def _just_came(facts: Facts, person: Person) -> bool:
    new = person.came_in is not None and person.came_in >= facts.form.intake_year
    return new and not person.row.failed_courses and person.rank.kind is RankKind.NONE


@rule("R35", "名单中没有重复的人", Severity.ERROR, reads=("roster",))
def nobody_twice(facts: Facts) -> Iterator[Hit]:
    """A name stands on the roster once.

    Twice in one department is an error; in two departments, or with another faculty or grade,
    it may be two people of one name: the college is asked. In an imported document the running
    numbers are unbroken; the portal itself numbers by position.
    """
    if wrong := [path for path in facts.context.misnumbered if path.startswith("roster[")]:
        row = wrong[0].removeprefix("roster[").partition("]")[0]
        said = f"名单的序号从第{int(row) + 1}行起不连续。序号按行重新排列，请核对有没有漏人或多出的行。"
        yield Hit("roster", said, f"序号不符{len(wrong)}处", severity=Severity.WARNING)
    first: dict[str, Person] = {}
    for person in facts.people:
        known = first.setdefault(person.name, person) if person.name else person
        if known is person:
            continue
        rows = f"第{known.index + 1}行和第{person.index + 1}行都是“{clip(person.row.name, 12)}”"
        if _same(known, person):
            said = f"{rows}。同一人只填一行，请删去多余的一行；确是同名的两人，请填写所属部门和院系加以区别。"
            yield Hit(person.path("name"), said, person.name, anchor=_pair(known, person))
        else:
            said = f"{rows}，部门、院系或年级不同。请确认是同名的两人，而不是同一人填了两行。"
            yield Hit(
                person.path("name"),
                said,
                person.name,
                severity=Severity.WARNING,
                compared=_pair(known, person),
                anchor=_pair(known, person),
            )


def _pair(one: Person, other: Person) -> str:
    """Return the place of two namesakes, whichever of them stands first."""
    told = sorted(
        "·".join(clip(part, 20) for part in (each.department, each.row.faculty, each.row.grade))
        for each in (one, other)
    )
    return f"roster[{clip(one.name, 20)}·{'|'.join(told)}].name"


def _same(one: Person, other: Person) -> bool:
    """Whether nothing tells the two rows apart."""
    pairs = (
        (one.department, other.department),
        (squeeze(one.row.faculty[:60]), squeeze(other.row.faculty[:60])),
        (one.came_in, other.came_in),
    )
    return all(a == b or not a or not b for a, b in pairs)

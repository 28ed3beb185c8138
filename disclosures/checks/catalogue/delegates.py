"""The delegates: enough of them, enough without a post, subtotals that add up, every faculty."""

import re
from collections.abc import Iterator
from fractions import Fraction

from disclosures.checks.catalogue.common import unchecked
from disclosures.checks.catalogue.subtotals import misfits
from disclosures.checks.facts import Facts
from disclosures.checks.facts.faculties import every_faculty_named, faculties, unnamed
from disclosures.checks.facts.wording import listing
from disclosures.checks.finding import Severity
from disclosures.checks.registry import CONGRESS_RULES, Hit, each_with, rule
from disclosures.reading import shares

_OUTSIDERS = re.compile(
    r"(?:非|不担任|未担任|没有担任|未在|不在)[^。；;\n]{0,25}?(?:骨干|干部|工作人员|职务|任职)(?P<share>[^。；;\n]{0,40})"
)
_INSIDERS = re.compile(
    r"(?:骨干|干部|工作人员|职务|任职)[^。；;\n]{0,16}?(?:不超过|不得超过|不高于|不多于|控制在)(?P<most>[^。；;\n]{0,16})"
)
TOLD = ("congress", "delegate_rules", "charter")


@rule(
    "R19",
    "代表人数不少于学生人数的规定比例",
    Severity.WARNING,
    reads=("congress", "delegate_rules.text", "indicators.students"),
    source=CONGRESS_RULES,
)
def delegates_enough(facts: Facts) -> Iterator[Hit]:
    """Delegates are at least one per cent of the students; either figure missing: not checkable.

    The share is the edition's (``limits.delegates_percent``). A number without its own field is
    read in the text of the section and of the delegate rules.
    """
    percent = facts.limits.delegates_percent
    delegates, students = facts.congress.delegates, facts.congress.students
    if delegates.value is None or students.value is None:
        named = (("正式代表人数", delegates), ("在校学生人数", students))
        lacking = [(name, figure) for name, figure in named if figure.value is None]
        missing = "、".join(name for name, _ in lacking)
        need = f"没有写明{missing}，无法核对代表人数是否不少于学生人数的{percent}%。请补填。"
        yield unchecked(lacking[0][1].path, need)
    elif delegates.value * 100 < students.value * percent:
        least = -(-students.value * percent // 100)
        said = f"正式代表{delegates.value}人，不到学生{students.value}人的{percent}%（应不少于{least}人）。请核对人数；情况属实的，下次大会增加代表名额。"
        yield Hit(delegates.path, said, f"代表{delegates.value}人；学生{students.value}人")


@rule(
    "R20",
    "不担任学生会职务的代表达到规定比例",
    Severity.WARNING,
    reads=("congress", "delegate_rules.text", "charter.text"),
    source=CONGRESS_RULES,
)
def delegates_without_post(facts: Facts) -> Iterator[Hit]:
    """At least 60 per cent of the delegates hold no post in a union.

    Read from the stated number; else from the share that section seven states or the delegate
    rules or the charter demand. The share is the edition's (``limits.delegates_without_post_percent``).
    """
    percent = facts.limits.delegates_without_post_percent
    without, delegates = facts.congress.without_post, facts.congress.delegates.value
    if without.value is not None and delegates is not None:
        if without.value * 100 < percent * delegates:
            said = f"未担任学生会职务的代表{without.value}人，不到代表总数{delegates}人的{percent}%（应不少于{-(-delegates * percent // 100)}人）。请核对。"
            yield Hit(without.path, said, f"{without.value}/{delegates}")
        return
    stated = [(key, share) for key in TOLD for share in _outsiders(facts.text(key))]
    low = [(key, share) for key, share in stated if share * 100 < percent]
    if low and len(low) == len(stated):
        key, share = low[0]
        said = f"“{facts.title(key)}”写的非学生会骨干的代表比例是{float(share):.0%}，一般应不低于{percent}%。请核对。"
        yield Hit(f"{key}.text", said, f"{float(share):.0%}")
    elif not stated:
        need = f"没有写明未担任学生会职务的代表人数，代表产生办法中也没有写明比例，无法核对是否不少于{percent}%。请补填。"
        yield unchecked("congress.delegates_without_post", need)


def _outsiders(text: str) -> list[Fraction]:
    """Return the shares that a text names for delegates who hold no post.

    At most 40 per cent with a post is at least 60 without.
    """
    found = []
    for sentence in re.split(r"[。；;\n]", text):
        if "代表" not in sentence:
            continue
        if hit := _OUTSIDERS.search(sentence):
            found += shares(hit["share"])[:1]
        elif hit := _INSIDERS.search(sentence):
            found += [1 - share for share in shares(hit["most"])[:1]]
    return found


@rule(
    "R21",
    "代表人数的分项合计与总数一致",
    Severity.CONTRADICTION,
    reads=("congress", "delegate_rules.text"),
    source=CONGRESS_RULES,
)
def subtotals_add_up(facts: Facts) -> Iterator[Hit]:
    """The delegations add up to the delegates; men and women too; a stated share fits its number.

    Shares are compared to the rounding in which they are stated. A list introduced by 其中, or
    with a number that cannot be read, is no complete list and is left alone.
    """
    total = facts.congress.delegates.value
    if total is None:
        return
    rows = [count.value for count in facts.congress.delegations]
    if rows and None not in rows:
        summed = sum(value for value in rows if value is not None)
        if summed != total:
            said = f"各代表团共{summed}人，正式代表是{total}人。请核对后改成一致。"
            yield Hit("congress.delegations", said, f"代表团合计{summed}人；代表{total}人")
    wrong = list(misfits(facts.text("congress"), total, lists=not rows))
    if wrong:
        said = f"{''.join(each.sentence for each in wrong)}请核对后改成一致。"
        yield Hit("congress.text", said, "；".join(each.evidence for each in wrong))


@rule(
    "R38",
    "每个学院（系）都有代表",
    Severity.INFORMATION,
    reads=(
        *("congress.delegations.name", "congress.text", "congress.agenda", "delegate_rules.text"),
        *("second_level.units.name", "roster.faculty"),
    ),
    source=CONGRESS_RULES,
    together=each_with("congress", "delegate_rules", "second_level", "roster"),
)
def every_faculty_represented(facts: Facts) -> Iterator[Hit]:
    """Every faculty that the second-level table (else the roster) names has delegates.

    Compared with the delegations and with the faculties that section seven and the delegate rules
    name; short names count (计信学院). Left alone: a text that says 每个学院均有代表, or gives
    places to all faculties. Where too few names are known on either side, it cannot be checked.
    """
    if every_faculty_named(facts):
        return
    known = faculties(facts)
    missing = unnamed(facts, known)
    if not known or missing is None:
        lacking = "代表分别来自哪些学院（系）" if known else "有哪些学院（系）"
        need = f"没有写明{lacking}，无法核对是否每个学院（系）都有代表。可以在代表团一栏按学院（系）填写。"
        yield unchecked("congress.delegations", need)
    elif missing:
        said = f"共有{len(known)}个学院（系），代表名单中没有看到：{listing(missing)}。请核对是否每个学院（系）都有代表。"
        yield Hit("congress.delegations", said, "、".join(missing))

"""Hypothesis strategies: disclosures as colleges file them, for the way through a document and back.

A document is words on paper: what may stand in it here is what a reader can tell apart again.
"""

from __future__ import annotations

from hypothesis import strategies as st

from disclosures.content import (
    Answer,
    Congress,
    Delegation,
    Department,
    Departments,
    Disclosure,
    Indicators,
    Responsible,
    ResponsiblePerson,
    Roster,
    RosterRow,
    RulesText,
    SecondLevel,
    SecondLevelUnit,
)
from disclosures.editions import EditionForm

CHARACTERS = "云岭海洋文艺青春书香志愿服务科技实践同学权益宣传调研活动"
STATUSES = ("中共党员", "中共预备党员", "共青团员", "群众")
RANKS = ("4/38", "12/151", "一年级", "新生", "")


def han(least: int = 2, most: int = 6) -> st.SearchStrategy[str]:
    return st.text(CHARACTERS, min_size=least, max_size=most)


def maybe(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.just("") | strategy


sentences = han(6, 40).map(lambda words: f"{words}。")
counts = st.integers(1, 99).map(str)
days = st.dates().filter(lambda day: day.year > 1999).map(str)


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Articles, numbered as they should be, some with items; sometimes in chapters."""
    numerals = "一二三四五六七八九"
    lines: list[str] = []
    chapters = draw(st.booleans())
    for n in range(draw(st.integers(2, 6))):
        if chapters and n % 3 == 0:
            lines.append(f"第{numerals[n // 3]}章　{draw(han())}")
        items = draw(st.integers(0, 2))
        lines.append(f"第{numerals[n]}条　{draw(sentences)[:-1]}{'：' if items else '。'}")
        lines += [f"（{numerals[k]}）{draw(sentences)}" for k in range(items)]
    return "\n".join(lines)


def disclosures(form: EditionForm) -> st.SearchStrategy[Disclosure]:
    """Any filing of the year that a document can hold."""
    texts = {
        section.key: st.builds(RulesText, text=maybe(rules()))
        for section in form.sections
        if section.kind == "rules_text"
    }
    texts["charter"] = st.just(RulesText()) | st.builds(
        RulesText,
        title=st.just("云岭海洋大学学生会章程"),
        text=rules(),
        adopted=days,
        adopted_by=han().map(lambda name: f"第{name}次学生代表大会"),
    )
    return st.builds(
        Disclosure,
        indicators=_indicators(form),
        second_level=_second_level(form),
        departments=_departments(),
        roster=_roster(form),
        congress=st.just(Congress()) | _congress(),
        responsible=_responsible(form),
        **texts,
    )


def _indicators(form: EditionForm) -> st.SearchStrategy[Indicators]:
    return st.builds(
        Indicators,
        answers=st.fixed_dictionaries(
            {item.id: _answer(item.prompt.kind if item.prompt else "") for item in form.indicators}
        ),
    )


def _answer(kind: str) -> st.SearchStrategy[Answer]:
    return st.builds(
        Answer,
        answer=st.sampled_from(["是", "否", "both", ""]),
        number=maybe(counts) if kind == "count" else st.just(""),
        date=maybe(days) if kind == "date" else st.just(""),
        note=maybe(han()),
        reason=maybe(han()),
        remedy_date=maybe(days),
    )


@st.composite
def _second_level(draw: st.DrawFn, form: EditionForm) -> SecondLevel:
    items = [item.id for item in form.second_level_items]
    if not items or draw(st.booleans()):
        return SecondLevel()
    union = han().map(lambda name: f"{name}学院学生会")
    names = draw(st.just([]) | st.lists(union, min_size=2, max_size=4, unique=True))
    published = form.second_level and form.second_level.matrix
    answers = st.fixed_dictionaries(dict.fromkeys(items, st.sampled_from(["是", "否"])))
    units = tuple(SecondLevelUnit(name=name, answers=draw(answers)) for name in names)
    return SecondLevel(
        counts={key: draw(counts) for key in items},
        notes={key: draw(han()) for key in items[:2]},
        total=draw(maybe(counts)),
        units=units if published else (),
    )


def _departments() -> st.SearchStrategy[Departments]:
    row = st.builds(
        Department, name=han().map(lambda name: f"{name}部"), headcount=counts, duties=sentences
    )
    return st.just(Departments()) | st.builds(
        Departments,
        rows=st.lists(row, min_size=1, max_size=4).map(tuple),
        chart_text=maybe(sentences),
    )


def _roster(form: EditionForm) -> st.SearchStrategy[Roster]:
    fields = {
        "name": han(2, 4),
        "department": han().map(lambda name: f"{name}部"),
        "political_status": st.sampled_from(STATUSES),
        "faculty": han().map(lambda name: f"{name}学院"),
        "grade": st.integers(2017, 2025).map(lambda year: f"{year}级"),
        "rank": st.sampled_from(RANKS),
        "failed_courses": st.sampled_from(["否", "是"]),
        "experience": maybe(han()),
        "note": maybe(han()),
    }
    shown = {key: value for key, value in fields.items() if form.publishes(key)}
    return st.just(Roster()) | st.builds(
        Roster, rows=st.lists(st.builds(RosterRow, **shown), min_size=3, max_size=12).map(tuple)
    )


@st.composite
def _congress(draw: st.DrawFn) -> Congress:
    first, last = sorted(draw(st.tuples(days, days)))
    delegation = st.builds(Delegation, name=han().map(lambda name: f"{name}代表团"), count=counts)
    return Congress(
        ordinal=draw(st.sampled_from(["第三次", "第十二次"])),
        date=first,
        date_end=draw(st.sampled_from(["", last])) if last != first else "",
        place=draw(han().map(lambda name: f"{name}礼堂")),
        delegates=draw(st.integers(20, 400).map(str)),
        candidates=draw(maybe(counts)),
        seats=draw(maybe(counts)),
        elected=draw(maybe(counts)),
        delegations=tuple(draw(st.lists(delegation, max_size=3))),
        agenda="\n".join(draw(st.lists(han(4, 12), max_size=3))),
        text="\n".join(draw(st.lists(sentences, min_size=1, max_size=3))),
        links=tuple(draw(st.lists(st.integers(1, 99).map("https://example.org/news/{}.html".format), max_size=2, unique=True))),
    )  # fmt: skip


def _responsible(form: EditionForm) -> st.SearchStrategy[Responsible]:
    def rows(names: list[str]) -> Responsible:
        return Responsible(
            rows=tuple(
                ResponsiblePerson(category=category, name=name, full_time="是")
                for category, name in zip(form.responsible.rows, names, strict=True)
            )
        )

    count = len(form.responsible.rows)
    return st.just(Responsible()) | st.lists(han(2, 3), min_size=count, max_size=count).map(rows)

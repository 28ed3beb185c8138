"""Random edits of a disclosure at random places, as a college makes them between two rounds."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from disclosures.content import (
    Answer,
    Content,
    Delegation,
    Department,
    Disclosure,
    Meeting,
    Picture,
    ResponsiblePerson,
    RosterRow,
    SecondLevelUnit,
)
from tests.disclosures.checks.plants.plant import put

ROWS: dict[tuple[str, str], type[Content]] = {
    ("roster", "rows"): RosterRow,
    ("departments", "rows"): Department,
    ("responsible", "rows"): ResponsiblePerson,
    ("second_level", "units"): SecondLevelUnit,
    ("congress", "delegations"): Delegation,
    ("congress", "pictures"): Picture,
    ("indicators", "trainings"): Meeting,
    ("indicators", "appraisals"): Meeting,
}
"""Every list of rows, and what stands in it."""
TEXTS = tuple(
    key
    for key in Disclosure.model_fields
    if "adopted" in type(getattr(Disclosure(), key)).model_fields
)
VALUES = [
    "",
    "是",
    "否",
    "12",
    "7",
    "1/99",
    "一年级",
    "2025-05-18",
    "第四次",
    "学习部",
    "主席团",
    "部长",
    "中共党员",
    "满意",
    "第二行\n第三行",
]
NAMES = ["沈知秋", "陆听泉", "顾晚晴", "学习部", "权益部", "文学院", "理学院", "秘书长"]
SENTENCES = [
    "主席团由常任代表会议选举产生。",
    "到会代表达到二分之一即可召开。",
    "监督委员会负责监督。",
    "代表经班级团支部推荐产生。",
    "本会会址设在校内。",
    "会费由学生缴纳。",
]
Edit = Callable[[Random, Disclosure], Disclosure]


def edited(rng: Random, disclosure: Disclosure, most: int = 4) -> Disclosure:
    """One to ``most`` edits, one after another."""
    for _ in range(rng.randint(1, most)):
        disclosure = rng.choice(EDITS)(rng, disclosure)
    return disclosure


def text(rng: Random, old: str = "") -> str:
    """Another text than the old one."""
    return rng.choice([value for value in [*VALUES, f"{old}改"] if value != old])


def field(rng: Random, disclosure: Disclosure) -> Disclosure:
    """Change a plain field of a section."""
    section = rng.choice(list(Disclosure.model_fields))
    content = getattr(disclosure, section)
    plain = [key for key, value in content if isinstance(value, str) and key != "text"]
    if not plain:
        return disclosure
    key = rng.choice(plain)
    return put(disclosure, section, **{key: text(rng, getattr(content, key))})


def cell(rng: Random, disclosure: Disclosure) -> Disclosure:
    """Change a cell of a row."""
    return _rows(rng, disclosure, _cell)


def come(rng: Random, disclosure: Disclosure) -> Disclosure:
    """Put a row in: a new one, or one that stands there already once more."""
    return _rows(rng, disclosure, _come)


def go(rng: Random, disclosure: Disclosure) -> Disclosure:
    """Take a row out."""
    return _rows(rng, disclosure, lambda rng, rows, _: rows.pop(rng.randrange(len(rows))))


def move(rng: Random, disclosure: Disclosure) -> Disclosure:
    """Put a row at another place."""

    def moved(rng: Random, rows: list[Content], _: type[Content]) -> None:
        rows.insert(rng.randrange(len(rows)), rows.pop(rng.randrange(len(rows))))

    return _rows(rng, disclosure, moved)


def answer(rng: Random, disclosure: Disclosure) -> Disclosure:
    """Change a part of an answer, or give one that was missing."""
    answers = dict(disclosure.indicators.answers)
    item = rng.choice([*answers, "i20"])
    old = answers.get(item, Answer())
    part = rng.choice(list(Answer.model_fields))
    answers[item] = old.model_copy(update={part: text(rng, getattr(old, part))})
    return put(disclosure, "indicators", answers=answers)


def survey(rng: Random, disclosure: Disclosure) -> Disclosure:
    """Change a part of the survey."""
    part = rng.choice(["date", "sample", "result"])
    kept = disclosure.indicators.survey
    changed = kept.model_copy(update={part: text(rng, getattr(kept, part))})
    return put(disclosure, "indicators", survey=changed)


def count(rng: Random, disclosure: Disclosure) -> Disclosure:
    """Change a number or a remark of the second-level table, or take it out."""
    where = rng.choice(["counts", "notes"])
    kept = dict(getattr(disclosure.second_level, where))
    item = rng.choice(["s01", "s03", "s09"])
    if rng.random() < 0.3:
        kept.pop(item, None)
    else:
        kept[item] = text(rng, kept.get(item, ""))
    return put(disclosure, "second_level", **{where: kept})


def links(rng: Random, disclosure: Disclosure) -> Disclosure:
    """Put a link in or take them out."""
    kept = disclosure.congress.links
    return put(
        disclosure, "congress", links=() if kept else (f"https://example.org/{rng.randrange(9)}",)
    )


def article(rng: Random, disclosure: Disclosure) -> Disclosure:
    """Change, put in, take out or renumber a line of a rule text."""
    section = rng.choice(TEXTS)
    lines = getattr(disclosure, section).text.split("\n")
    place = rng.randrange(len(lines))
    kind = rng.choice(["change", "insert", "delete", "number"])
    if kind == "change":
        lines[place] += rng.choice(SENTENCES)
    elif kind == "insert":
        number = rng.choice(["第一百条　", "（九）", "", "第三条 "])
        lines.insert(place, number + rng.choice(SENTENCES))
    elif kind == "delete":
        del lines[place]
    else:
        lines[place] = lines[place].replace("第二", "第三").replace("第一", "第二")
    return put(disclosure, section, text="\n".join(lines).strip())


EDITS: list[Edit] = [
    field, field, cell, cell, cell, come, go, move, answer, answer, survey, count, links, article, article, article,
]  # fmt: skip


def _rows(rng: Random, disclosure: Disclosure, change: Callable[..., Any]) -> Disclosure:
    (section, name), kind = rng.choice(list(ROWS.items()))
    rows = list(getattr(getattr(disclosure, section), name))
    if rows or change is _come:
        change(rng, rows, kind)
    return put(disclosure, section, **{name: tuple(rows)})


def _cell(rng: Random, rows: list[Content], kind: type[Content]) -> None:
    place = rng.randrange(len(rows))
    key = rng.choice([key for key, value in rows[place] if isinstance(value, str)])
    rows[place] = rows[place].model_copy(update={key: text(rng, getattr(rows[place], key))})


def _come(rng: Random, rows: list[Content], kind: type[Content]) -> None:
    first = next(iter(kind.model_fields))
    new = kind(**{first: rng.choice(NAMES), rng.choice(_plain(kind)): text(rng)})
    rows.insert(rng.randint(0, len(rows)), rng.choice([new, *rows[:1]]))


def _plain(kind: type[Content]) -> list[str]:
    return [key for key, value in kind() if isinstance(value, str)]

"""Structure table, roster, responsible people."""

import re

from disclosures.content import (
    Department,
    Departments,
    Responsible,
    ResponsiblePerson,
    Roster,
    RosterRow,
)
from disclosures.editions import EditionForm
from disclosures.exchange.parts import Part
from disclosures.reading import read_rank


def read_departments(data: Part) -> Departments:
    """Read ``departments``, ``departments_chart`` and our own ``departments_text``."""
    rows = []
    for row in data.parts("departments"):
        row.skip("no")
        rows.append(Department(**{key: row.text(key) for key in Department.model_fields}))
        row.close()
    text = data.text("departments_text")
    if data.raw("departments_chart") is True:
        data.say(
            "departments_chart",
            "组织架构是图片，文件里没有。请在页面上上传图片，并写明图上的文字。",
        )
    return Departments(rows=tuple(rows), chart_text=text)


def read_roster(data: Part) -> Roster:
    """Read ``roster``; numbers follow the position, another number is named."""
    rows = []
    for position, row in enumerate(data.parts("roster"), 1):
        no = row.text("no")
        if no and no != str(position):
            row.say("no", f"序号应当是{position}，现在是“{no[:10]}”，按顺序重新编号。")
        values = {key: row.text(key) for key in RosterRow.model_fields if key != "rank"}
        rows.append(RosterRow(rank=_rank(row), **values))
        row.close()
    return Roster(rows=tuple(rows))


def _rank(row: Part) -> str:
    """Return the rank as typed (``rank_raw``), else from its two numbers."""
    rank, cohort, raw = row.text("rank"), row.text("cohort_size"), row.text("rank_raw")
    made = f"{rank}/{cohort}" if rank and cohort else rank
    if not raw:
        return made
    if made and _differs(raw, rank, cohort):
        row.say("rank", f"名次写的是“{made[:20]}”，原文是“{raw[:20]}”，以原文为准。")
    return raw


def _differs(raw: str, rank: str, cohort: str) -> bool:
    read = read_rank(raw)
    found = [("" if value is None else str(value)) for value in (read.place, read.cohort)]
    return found != [rank, cohort]


def read_responsible(data: Part, edition: EditionForm) -> Responsible:
    """Read ``responsible``; a category that the form does not have is kept and named."""
    rows = []
    for row in data.parts("responsible"):
        row.skip("no")
        values = {key: row.text(key) for key in ResponsiblePerson.model_fields}
        values["category"] = _category(row, values["category"], edition)
        rows.append(ResponsiblePerson(**values))
        row.close()
    return Responsible(rows=tuple(rows))


def _category(row: Part, category: str, edition: EditionForm) -> str:
    bare = re.sub(r"\s", "", category)
    if bare in edition.responsible.rows:
        return bare
    row.say("category", f"年度表式没有“{category[:30]}”这一类别，原样保留，请核对。")
    return category

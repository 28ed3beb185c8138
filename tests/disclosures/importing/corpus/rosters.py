"""The table of people, with everything that people do to it."""

from __future__ import annotations

from random import Random
from typing import Any

from disclosures.editions import EditionForm

from .grids import head
from .script import Box, Grid
from .style import Style

Json = dict[str, Any]
LABELS: dict[str, tuple[str, ...]] = {
    "no": ("序号", "序号", "编号"),
    "name": ("姓名", "姓 名"),
    "department": ("所属部门", "部门", "所在部门"),
    "political_status": ("政治面貌",),
    "faculty": ("院系", "学院", "所在学院"),
    "grade": ("年级",),
    "failed_courses": ("是否存在不及格情况", "是否存在课程不及格情况"),
    "experience": ("院系、班级学生工作经历", "学生工作经历"),
    "note": ("备注",),
    "gender": ("性别",),
    "post": ("职务", "担任职务"),
    "class": ("班级", "专业班级"),
}
RANKS = (
    "学习成绩排名（本人排名/所属专业人数）",
    "综合成绩排名/专业人数",
    "专业排名（名次/人数）",
    "学习成绩综合排名",
)
EXTRA = {
    "gender": ("男", "女"),
    "post": ("干事", "部长", "副部长"),
    "class": ("软件2203班", "会计2301班", "师范一班"),
}
WIDTHS = {"no": 7, "name": 11, "rank": 22, "experience": 18, "faculty": 18, "department": 16}


def roster(
    rng: Random, style: Style, edition: EditionForm, rows: list[Json], columns: tuple[str, ...]
) -> list[Grid]:
    """Return one table of people, or two of which the second has no header."""
    if "extra_columns" in style.quirks:
        columns = (*columns[:2], *rng.sample(sorted(EXTRA), rng.choice((1, 2))), *columns[2:])
    labels = [_label(rng, edition, column, own="own_labels" in style.quirks) for column in columns]
    spaced = rng.choice(("", "　", "  ", ""))
    body = [
        [Box(_cell(style, row, column, spaced), centred=True) for column in columns] for row in rows
    ]
    if "merged_department" in style.roster and "department" in columns:
        body = _merged(rows, body, columns.index("department"))
    if (
        "group_rows" in style.quirks
        and "department" in columns
        and "merged_department" not in style.roster
    ):
        return [_grouped(rows, body, labels, columns)]
    if "side_by_side" in style.quirks and not style.roster and len(columns) < 7:
        return [_beside(body, labels, columns)]
    widths = tuple(WIDTHS.get(column, 14) for column in columns)
    if "department_tables" in style.quirks and not style.roster and "department" in columns:
        return _by_department(rows, body, labels, widths)
    grid = [head(*labels)]
    if "caption" in style.roster:
        grid.insert(
            0, [Box(f"{edition.period}工作人员名单", cols=len(columns), head=True, centred=True)]
        )
    if "split" in style.roster and "merged_department" not in style.roster:
        cut = rng.randrange(5, len(body) - 3)
        return [
            Grid("roster", grid + body[:cut], widths),
            Grid("roster-2", body[cut:] + _last(style, len(rows), columns), widths),
        ]
    return [
        Grid(
            "roster",
            grid + _interrupted(style, rows, body, labels) + _last(style, len(rows), columns),
            widths,
        )
    ]


def _label(rng: Random, edition: EditionForm, column: str, *, own: bool) -> str:
    form = {each.key: each.label for each in edition.roster_columns}
    if column == "rank" and own:
        return rng.choice(RANKS)
    if column in form and (column == "rank" or rng.random() < 0.6):
        return form[column]
    return rng.choice(LABELS[column])


def _cell(style: Style, row: Json, column: str, spaced: str) -> str:
    if column in EXTRA:
        return EXTRA[column][sum(map(ord, row["name"])) % len(EXTRA[column])]
    value = row["rank_raw"] if column == "rank" else row[column]
    text = "" if value is None else str(value)
    if column == "name" and len(text) == 2 and spaced:
        return text[0] + spaced + text[1]
    if (
        "spread_words" in style.quirks
        and column in {"faculty", "political_status", "department"}
        and len(text) > 3
        and row["name"] < "林"
    ):
        return text[:2] + ("\n" if row["name"] > "赵" or row["name"] < "冯" else " ") + text[2:]
    return text


def _merged(rows: list[Json], body: list[list[Box]], place: int) -> list[list[Box]]:
    """Write a department once beside all of its people."""
    made = []
    for no, boxes in enumerate(body):
        name = rows[no]["department"]
        if no and rows[no - 1]["department"] == name:
            made.append(boxes[:place] + boxes[place + 1 :])
        else:
            count = sum(row["department"] == name for row in rows)
            made.append([*boxes[:place], Box(name, rows=count, centred=True), *boxes[place + 1 :]])
    return made


def _grouped(
    rows: list[Json], body: list[list[Box]], labels: list[str], columns: tuple[str, ...]
) -> Grid:
    """Write a department as a row of its own above its people."""
    place = columns.index("department")
    grid = [head(*labels[:place], *labels[place + 1 :])]
    for no, boxes in enumerate(body):
        if not no or rows[no]["department"] != rows[no - 1]["department"]:
            grid.append([Box(rows[no]["department"], cols=len(columns) - 1, centred=True)])
        grid.append(boxes[:place] + boxes[place + 1 :])
    kept = columns[:place] + columns[place + 1 :]
    return Grid("roster", grid, tuple(WIDTHS.get(column, 14) for column in kept))


def _by_department(
    rows: list[Json], body: list[list[Box]], labels: list[str], widths: tuple[int, ...]
) -> list[Grid]:
    """Give every department a table of its own, under its name."""
    grids: dict[str, Grid] = {}
    for row, boxes in zip(rows, body, strict=True):
        name = row["department"]
        grid = grids.setdefault(name, Grid(f"roster：{name}", [head(*labels)], widths))
        grid.rows.append(boxes)
    return list(grids.values())


def _beside(body: list[list[Box]], labels: list[str], columns: tuple[str, ...]) -> Grid:
    """Write the second half of the people beside the first."""
    half = (len(body) + 1) // 2
    nobody = [Box("") for _ in columns]
    right = body[half:] + [nobody] * (2 * half - len(body))
    grid = [head(*labels, *labels), *(one + two for one, two in zip(body, right, strict=False))]
    return Grid("roster", grid, tuple(WIDTHS.get(column, 14) for column in columns) * 2)


def _interrupted(
    style: Style, rows: list[Json], body: list[list[Box]], labels: list[str]
) -> list[list[Box]]:
    if "merged_department" in style.roster:
        return body
    made = []
    for place, boxes in enumerate(body):
        if "repeat" in style.roster and place and place % 15 == 0:
            made.append(head(*labels))
        if (
            "blank_row" in style.roster
            and place
            and rows[place]["department"] != rows[place - 1]["department"]
            and place < 12
        ):
            made.append([Box("") for _ in labels])
        made.append(boxes)
    return made


def _last(style: Style, count: int, columns: tuple[str, ...]) -> list[list[Box]]:
    rows = []
    if "total" in style.roster:
        rows.append([Box("合计", cols=2), Box(f"{count}人", cols=len(columns) - 2)])
    if "footnote_row" in style.roster:
        rows.append(
            [Box("注：学习成绩排名为最近1学年综合排名，新生、研究生不需填写。", cols=len(columns))]
        )
    return rows

"""The tables as colleges draw them."""

from __future__ import annotations

from random import Random
from typing import Any

from disclosures.editions import EditionForm

from .script import Box, Grid, Line, Ticks
from .style import Style

Json = dict[str, Any]


def head(*texts: str) -> list[Box]:
    return [Box(text, head=True, centred=True) for text in texts]


# ---- the indicators


def indicators(rng: Random, style: Style, edition: EditionForm, rows: list[Json]) -> list[Grid]:
    """Return the table of indicators, in some documents in two; its groups of rows are merged."""
    grouped = any(row.get("group") for row in rows)
    apart = "number_column" in style.quirks and not grouped
    first = 2 if grouped else 1
    wide = 2 if style.tick_layout in {"spanned", "columns"} else 1
    header = (
        _column_head(edition, first)
        if style.tick_layout == "columns"
        else [_indicator_head(edition, first, wide)]
    )
    grid = []
    for place, row in enumerate(rows):
        if "repeated_header" in style.quirks and place in {7, 14} and not apart:
            grid.append(_indicator_head(edition, first, wide))
        group = row.get("group", "")
        boxes = [Box(_indicator_text(style, row, bare=apart), cols=1 if group else first)]
        if group and (place == 0 or rows[place - 1].get("group") != group):
            boxes.insert(0, Box(group, rows=sum(each.get("group") == group for each in rows)))
        boxes += _answer(style, edition, row["answer"], wide)
        grid.append([*([Box(row["no"], centred=True)] if apart else []), *boxes, Box(row["note"])])
    widths = (10,) * (first - 1) + (55,) + (20 // wide,) * wide + (20,)
    if apart:
        header[0].insert(0, Box("序号", rows=len(header), head=True, centred=True))
        widths = (6, *widths)
    if "split_indicators" in style.quirks and not grouped:
        cut = rng.randrange(6, 12)
        return [
            Grid("indicators", header + grid[:cut], widths),
            Grid("indicators-2", grid[cut:], widths),
        ]
    return [Grid("indicators", header + grid, widths)]


def _indicator_head(edition: EditionForm, first: int, wide: int) -> list[Box]:
    texts = edition.table.columns
    return [
        Box(texts[0], cols=first, head=True, centred=True),
        Box(texts[1], cols=wide, head=True, centred=True),
        Box(texts[2], head=True, centred=True),
    ]


def _column_head(edition: EditionForm, first: int) -> list[list[Box]]:
    texts = edition.table.columns
    return [
        [
            Box(texts[0], cols=first, rows=2, head=True, centred=True),
            Box(texts[1], cols=2, head=True, centred=True),
            Box(texts[2], rows=2, head=True, centred=True),
        ],
        head(*edition.table.values),
    ]


def _indicator_text(style: Style, row: Json, *, bare: bool) -> str:
    mark = "★" if row["core"] else "▲" if row["observed"] else ""
    if "." in row["no"]:
        return str(row["text"])
    if bare:
        return f"{mark}{row['text']}"
    shape = style.seed % 4
    if shape == 0:
        return f"{row['no']}{mark}. {row['text']}"
    if shape == 1:
        return f"{row['no']}.{mark}{row['text']}"
    if shape == 2:
        return f"{mark}{row['no']}.{row['text']}"
    return f"{row['no']}、{row['text']}{mark}"


def _answer(style: Style, edition: EditionForm, answer: str, wide: int) -> list[Box]:
    if style.tick_layout == "columns":
        yes, no = Ticks(answer, "", "").ticked
        return [Box("√" if yes else "", centred=True), Box("√" if no else "", centred=True)]
    return [Box(Ticks(answer, *edition.table.values), cols=wide, centred=True)]


# ---- the second level


def second_level(rng: Random, style: Style, edition: EditionForm, table: Json) -> list[Grid]:
    assert edition.second_level
    rows = [head(*edition.second_level.columns)]
    for place, item in enumerate(table["items"]):
        form = edition.second_level_items[place]
        no = f"{form.no}{form.mark}."
        rows.append(
            [
                Box(f"{no}{item['text']}"),
                Box(_count(item["count"]), centred=True),
                Box(item["note"]),
            ]
        )
    grids = [Grid("second_level", rows, (65, 20, 15))]
    if table["units"]:
        matrix = _matrix(rng, edition, table)
        grids.append(_transposed(matrix, table) if "transposed_matrix" in style.quirks else matrix)
    return grids


def _count(count: object) -> str:
    return "" if count is None else str(count)


def _matrix(rng: Random, edition: EditionForm, table: Json) -> Grid:
    assert edition.second_level
    matrix, items = edition.second_level.matrix, table["items"]
    assert matrix
    style = rng.choice(("form", "flat"))
    numbers = [item["no"] for item in items]
    if style == "form":
        rows = [
            [
                Box(matrix.row_header, rows=2, head=True),
                Box(matrix.columns_header, cols=len(items), head=True, centred=True),
            ],
            head(*numbers),
        ]
    else:
        rows = [head(matrix.row_header, *numbers)]
    for unit in table["units"]:
        rows.append([Box(unit["name"]), *(Box(answer, centred=True) for answer in unit["answers"])])
    return Grid("matrix", rows, (30, *(70 // len(items),) * len(items)))


def _transposed(matrix: Grid, table: Json) -> Grid:
    """Return the matrix with the unions in columns."""
    rows = [head("项目", *(unit["name"] for unit in table["units"]))]
    for place, item in enumerate(table["items"]):
        answers = (Box(unit["answers"][place], centred=True) for unit in table["units"])
        rows.append([Box(f"{item['no']}.{item['text']}"), *answers])
    return Grid("matrix", rows, (40, *(max(3, 60 // len(table["units"])),) * len(table["units"])))


# ---- departments, people

DEPARTMENT_LABELS = (
    ("序号", "机构名称", "人数", "主要职责"),
    ("序号", "部门名称", "部门人数", "工作职责"),
    ("编号", "名称", "人员数量", "职能"),
)


def departments(style: Style, rows: list[Json]) -> list[Grid | Line]:
    """Return the structure table, in some documents as paragraphs."""
    if "department_paragraphs" in style.quirks:
        lines: list[Grid | Line] = []
        for row in rows:
            lines.append(Line(f"{row['name']}（{row['headcount']}人）"))
            lines += [Line(text) for text in row["duties"].split("\n")]
        return lines
    labels = DEPARTMENT_LABELS[style.seed % 3 if "own_labels" in style.quirks else 0]
    nested = "nested" in style.quirks
    grid = [head(*labels)]
    for no, row in enumerate(rows, 1):
        few = [Box(str(value), centred=True) for value in (no, row["name"], row["headcount"])]
        grid.append([*few, Box(row["duties"], nested=nested)])
    if style.seed % 5 == 2:
        return [Grid("departments", [row[1:] for row in grid], (20, 10, 70))]
    return [Grid("departments", grid, (8, 20, 8, 64))]


def responsible(style: Style, edition: EditionForm, rows: list[Json]) -> Grid:
    """Return the table of the two people; the answer may have boxes."""
    columns = edition.responsible.columns
    grid = [head(*(column.label for column in columns))]
    for no, row in enumerate(rows, 1):
        values: Json = {**row, "no": str(no)}
        if "ticked_responsible" in style.quirks and style.ticks != "word":
            values["full_time"] = Ticks(row["full_time"], "是", "否")
        grid.append([Box(values[column.key] or "", centred=True) for column in columns])
    shares = {"no": 8, "category": 42, "name": 15, "full_time": 20}
    return Grid("responsible", grid, tuple(shares.get(column.key, 15) for column in columns))


def allocation(style: Style) -> Grid:
    """Return a table inside a rule text: how many delegates each faculty sends."""
    rng = Random(f"allocation {style.seed}")
    rows = [head("代表团", "代表名额")]
    rows += [
        [Box(f"第{name}代表团"), Box(str(rng.randrange(6, 30)), centred=True)]
        for name in "一二三四五"
    ]
    return Grid("allocation", rows, (60, 40))

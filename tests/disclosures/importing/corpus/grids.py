"""The tables as colleges draw them."""

from __future__ import annotations

from random import Random
from typing import Any

from disclosures.editions import EditionForm

from .script import Box, Grid, Ticks
from .style import Style

Json = dict[str, Any]


def head(*texts: str) -> list[Box]:
    return [Box(text, head=True, centred=True) for text in texts]


# ---- the indicators


def indicators(rng: Random, style: Style, edition: EditionForm, rows: list[Json]) -> Grid:
    """Return the table of indicators; its groups of rows are merged."""
    grouped = any(row.get("group") for row in rows)
    first = 2 if grouped else 1
    wide = 2 if style.tick_layout in {"spanned", "columns"} else 1
    grid = [_indicator_head(edition, first, wide)]
    if style.tick_layout == "columns":
        grid = _column_head(edition, first)
    for place, row in enumerate(rows):
        if "repeated_header" in style.quirks and place in {7, 14}:
            grid.append(_indicator_head(edition, first, wide))
        group = row.get("group", "")
        boxes = [Box(_indicator_text(style, row), cols=1 if group else first)]
        if group and (place == 0 or rows[place - 1].get("group") != group):
            boxes.insert(0, Box(group, rows=sum(each.get("group") == group for each in rows)))
        boxes += _answer(style, edition, row["answer"], wide)
        grid.append([*boxes, Box(row["note"])])
    return Grid("indicators", grid, (10,) * (first - 1) + (55,) + (20 // wide,) * wide + (20,))


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


def _indicator_text(style: Style, row: Json) -> str:
    mark = "★" if row["core"] else "▲" if row["observed"] else ""
    if "." in row["no"]:
        return row["text"]
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


def second_level(rng: Random, edition: EditionForm, table: Json) -> list[Grid]:
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
        grids.append(_matrix(rng, edition, table))
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


# ---- departments, people


def departments(style: Style, rows: list[Json]) -> Grid:
    nested = "nested" in style.quirks
    grid = [head("序号", "机构名称", "人数", "主要职责")]
    for no, row in enumerate(rows, 1):
        grid.append([
            Box(str(no), centred=True), Box(row["name"], centred=True), Box(str(row["headcount"]), centred=True),
            Box(row["duties"], nested=nested),
        ])  # fmt: skip
    if style.seed % 5 == 2:
        grid = [row[1:] for row in grid]
        return Grid("departments", grid, (20, 10, 70))
    return Grid("departments", grid, (8, 20, 8, 64))


def responsible(edition: EditionForm, rows: list[Json]) -> Grid:
    columns = edition.responsible.columns
    grid = [head(*(column.label for column in columns))]
    for no, row in enumerate(rows, 1):
        values = {**row, "no": str(no)}
        grid.append([Box(str(values[column.key] or ""), centred=True) for column in columns])
    return Grid(
        "responsible",
        grid,
        tuple(
            {"no": 8, "category": 42, "name": 15, "full_time": 20}.get(c.key, 15) for c in columns
        ),
    )

"""Ways in which the same disclosure stands in a file: each changes blocks and not what they say."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from disclosures.importing.blocks import Block, Cell, Paragraph, Table

Mutation = Callable[[list[Block], list[str]], list[Block]]
"""Takes the blocks and the texts of the section headings."""

_LABEL = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二]）)")


def _headings(change: Callable[[Paragraph, int], Paragraph]) -> Mutation:
    """Make a mutation that changes each heading by its number from 1."""

    def mutate(blocks: list[Block], headings: list[str]) -> list[Block]:
        return [
            change(block, headings.index(block.text) + 1)
            if isinstance(block, Paragraph) and block.text in headings
            else block
            for block in blocks
        ]

    return mutate


def unmarked(blocks: list[Block], _headings: list[str]) -> list[Block]:
    """Nothing of the look is left."""
    return [
        replace(block, level=0, bold=False, centred=False, size=0.0)
        if isinstance(block, Paragraph)
        else block
        for block in blocks
    ]


def bare(line: str) -> str:
    """Return a heading without its number."""
    return _LABEL.sub("", line)


without_numbers = _headings(lambda block, _at: replace(block, text=bare(block.text)))
in_bold = _headings(lambda block, _at: replace(block, bold=True, centred=True, size=22.0))
by_style = _headings(lambda block, _at: replace(block, level=1))
arabic = _headings(lambda block, at: replace(block, text=f"{at}. {bare(block.text)}"))
annexes = _headings(lambda block, at: replace(block, text=f"附件{at}：\n{bare(block.text)}"))
broken_lines = _headings(
    lambda block, _at: replace(
        block, text=f"{block.text[: len(block.text) // 2]}\n{block.text[len(block.text) // 2 :]}"
    )
)
spread = _headings(lambda block, _at: replace(block, text=" ".join(block.text)))


def contents(blocks: list[Block], headings: list[str]) -> list[Block]:
    """A table of contents with page numbers stands in front."""
    entries: list[Block] = [Paragraph(f"{line}……………{at}") for at, line in enumerate(headings, 1)]
    return [*blocks[:2], Paragraph("目　录"), *entries, *blocks[2:]]


def bare_contents(blocks: list[Block], headings: list[str]) -> list[Block]:
    """A table of contents without page numbers stands in front."""
    return [*blocks[:1], Paragraph("目录"), *(Paragraph(line) for line in headings), *blocks[1:]]


def page_numbers(blocks: list[Block], _headings: list[str]) -> list[Block]:
    """Page numbers stand between the paragraphs."""
    found: list[Block] = []
    for at, block in enumerate(blocks):
        if at % 7 == 6 and isinstance(block, Paragraph):
            found.append(Paragraph(f"- {at // 7 + 1} -"))
        found.append(block)
    return found


def page_numbers_inside(blocks: list[Block], _headings: list[str]) -> list[Block]:
    """Page numbers break long paragraphs in two."""
    found: list[Block] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and at % 5 == 4 and len(block.text) > 60:
            half = len(block.text) // 2
            while block.text[half - 1] in "。；：":
                half += 1
            found += [
                replace(block, text=block.text[:half]),
                Paragraph(f"— {at // 5 + 1} —"),
                replace(block, text=block.text[half:]),
            ]
        else:
            found.append(block)
    return found


def split_tables(blocks: list[Block], _headings: list[str]) -> list[Block]:
    """Every long table goes on behind a page number, without its header."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and len(block.rows) > 9:
            half = len(block.rows) // 2
            found += [Table(block.rows[:half]), Paragraph("- 3 -"), Table(block.rows[half:])]
        else:
            found.append(block)
    return found


def repeated_headers(blocks: list[Block], _headings: list[str]) -> list[Block]:
    """Every long table goes on with its header again."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and len(block.rows) > 9:
            half = len(block.rows) // 2
            found += [Table(block.rows[:half]), Table([block.rows[0], *block.rows[half:]])]
        else:
            found.append(block)
    return found


def captions(blocks: list[Block], _headings: list[str]) -> list[Block]:
    """A merged row with the table's name stands above its header."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            width = len(block.rows[0])
            row = [Cell("附表"), *[Cell("附表", covered=True)] * (width - 1)]
            found.append(Table([row, *block.rows]))
        else:
            found.append(block)
    return found


def closing_early(blocks: list[Block], _headings: list[str]) -> list[Block]:
    """The closing line stands before the last table."""
    line = (
        "以上自评公开内容如有不实情况，可发送邮件至岭西省学联秘书处邮箱 sheng@example.org "
        "或全国学联秘书处邮箱 quanguo@example.org 反映。"
    )
    return [*blocks[:-1], Paragraph(line), blocks[-1]]


def running_head(blocks: list[Block], _headings: list[str]) -> list[Block]:
    """The same line stands at the head of every page."""
    found: list[Block] = []
    for at, block in enumerate(blocks):
        if at % 20 == 19:
            found.append(Paragraph("学生会改革材料汇编"))
        found.append(block)
    return found


def shuffled(blocks: list[Block], headings: list[str]) -> list[Block]:
    """The sections stand in another order."""
    starts = [
        at
        for at, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.text in headings
    ]
    parts = [blocks[a:b] for a, b in zip(starts, [*starts[1:], len(blocks)], strict=True)]
    random.Random(5).shuffle(parts)
    return [*blocks[: starts[0]], *(block for part in parts for block in part)]


ALONE: dict[str, Mutation] = {
    name: mutation
    for name, mutation in list(globals().items())
    if callable(mutation)
    and name in (
        "unmarked", "without_numbers", "in_bold", "by_style", "arabic", "annexes", "broken_lines",
        "spread", "contents", "bare_contents", "page_numbers", "page_numbers_inside", "split_tables",
        "repeated_headers", "captions", "closing_early", "running_head", "shuffled",
    )
}  # fmt: skip
TOGETHER = (
    ("unmarked", "without_numbers"),
    ("unmarked", "bare_contents", "without_numbers"),
    ("unmarked", "page_numbers", "without_numbers"),
    ("unmarked", "spread", "without_numbers"),
    ("unmarked", "split_tables", "page_numbers_inside"),
    ("unmarked", "arabic", "captions"),
    ("contents", "page_numbers_inside", "closing_early"),
    ("running_head", "repeated_headers", "annexes"),
)

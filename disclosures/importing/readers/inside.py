"""What stands in a cell, as the cell's text: paragraphs in lines, inner tables row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.importing.blocks import Block, Cell, Paragraph, Picture

if TYPE_CHECKING:
    from collections.abc import Iterable


def cell_of(inside: Iterable[Block], pictures: list[Block]) -> Cell:
    """Return the blocks inside a cell as a ``Cell``; its pictures are added to ``pictures``."""
    lines: list[str] = []
    links: list[str] = []
    for block in inside:
        if isinstance(block, Paragraph):
            lines.append(block.text)
            links.extend(block.links)
        elif isinstance(block, Picture):
            pictures.append(block)
        else:
            lines.extend(
                " ".join(each.text for each in row if not each.covered) for row in block.rows
            )
    return Cell("\n".join(lines), links=tuple(dict.fromkeys(links)))

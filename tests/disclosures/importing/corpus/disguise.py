"""Signs that look like others: what copying from a PDF or from a chat leaves in a text."""

from __future__ import annotations

from random import Random

from .script import Block, Grid, Line
from .style import Style

RADICALS = str.maketrans("一人大工子小", "⼀⼈⼤⼯⼦⼩")


def disguise(rng: Random, style: Style, blocks: list[Block]) -> None:
    """Put radicals for characters, or spaces that nobody sees, into every third paragraph."""
    for block in blocks:
        if (
            isinstance(block, Grid)
            or not isinstance(block, Line)
            or block.links
            or rng.random() > 0.35
        ):
            continue
        if "radicals" in style.quirks:
            block.text = block.text.translate(RADICALS)
        elif block.role != "closing" and len(block.text) > 8:
            cut = rng.randrange(2, len(block.text) - 1)
            block.text = f"{block.text[:cut]}\u200b{block.text[cut:]}\ufeff"

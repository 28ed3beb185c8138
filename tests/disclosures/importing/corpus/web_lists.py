"""Numbers that the browser writes: ordered lists, and Word's own kind of them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from .script import Block, Line

POINT = re.compile(r"(\d+)\.(?!\d)\s*")
HEAD = re.compile(r"(（?[一二三四五六七八九十]+[）、])")


def lists(blocks: list[Block], write: Callable[[Block], str]) -> Iterator[str]:
    """Yield the blocks' HTML; points 1. 2. 3. become a list, other numbers Word's ignored spans."""
    open_ = 0
    for block in blocks:
        hit = POINT.match(block.text) if isinstance(block, Line) and block.role == "body" else None
        if hit and isinstance(block, Line) and int(hit[1]) == open_ + 1:
            yield ("" if open_ else "<ol>") + f"<li>{html.escape(block.text[hit.end() :])}</li>"
            open_ += 1
            continue
        if open_:
            yield "</ol>"
            open_ = 0
        yield _ignored(block, write)
    if open_:
        yield "</ol>"


def _ignored(block: Block, write: Callable[[Block], str]) -> str:
    """Write a numbered paragraph as Word saves it as a page."""
    hit = HEAD.match(block.text) if isinstance(block, Line) and block.role == "body" else None
    if not hit or not isinstance(block, Line) or block.links:
        return write(block)
    number = f"<span style='mso-list:Ignore'>{hit[1]}<span style='font:7.0pt \"Times New Roman\"'>&nbsp; </span></span>"
    rest = html.escape(block.text[hit.end() :], quote=False).replace("\n", "<br/>")
    return f"<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>{number}<![endif]>{rest}</p>"

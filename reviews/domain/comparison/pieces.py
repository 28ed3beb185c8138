"""A rule text cut into what is compared: articles, headings, and paragraphs that stand outside them."""

from __future__ import annotations

import re
from typing import NamedTuple

WORDS = 12
"""Characters by which a paragraph without a number is called."""
_HEAD = re.compile(r"\s*(第[〇零一二三四五六七八九十百千\d]+([编章节条]))[\s\u3000、.：:]*")


class Piece(NamedTuple):
    """``label`` is 第十二条 (or the first words where nothing is numbered); ``body`` goes without the number."""

    label: str
    body: str
    text: str


def pieces(text: str) -> list[Piece]:
    """Cut a text: a new piece at each 编, 章, 节, 条, and at each line before the first article or after a heading."""
    groups: list[list[str]] = []
    in_article = False
    for line in filter(None, map(str.strip, text.splitlines())):
        head = _HEAD.match(line)
        if head or not in_article:
            groups.append([line])
            in_article = bool(head and head[2] == "条")
        else:
            groups[-1].append(line)
    return [_piece(lines) for lines in groups]


def _piece(lines: list[str]) -> Piece:
    text = "\n".join(lines)
    head = _HEAD.match(text)
    if head is None:
        return Piece(_short(text), text, text)
    return Piece(head[1], text[head.end() :].strip(), text)


def _short(text: str) -> str:
    return f"“{text[:WORDS]}…”" if len(text) > WORDS else f"“{text}”"

"""The lines of a letter's text told apart: for page and paper, which say what the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_NUMBER = re.compile(r"\d+\. ")
_SIGNATURE = 2
"""How many lines at the end say who wrote it, and when."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a letter's text, and how it is set: to, heading, question, text or signed.

    ``apart``: a text after a blank line.
    """

    kind: str
    text: str
    apart: bool = False


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Tell the lines of a letter's text (``letters.as_text``) apart; blank ones are left out."""
    lines = [line.strip() for line in text.splitlines()]
    filled = [number for number, line in enumerate(lines) if line]
    signed = set(filled[-_SIGNATURE:])
    headings = {
        number
        for number, after in pairwise(filled)
        if number and not lines[number - 1] and _NUMBER.match(lines[after])
    }
    for place, number in enumerate(filled):
        kind = "to" if not place else "signed" if number in signed else ""
        kind = kind or ("heading" if number in headings else "")
        kind = kind or ("question" if _NUMBER.match(lines[number]) else "text")
        yield Paragraph(kind, lines[number], kind == "text" and not lines[number - 1])


def questions(text: str) -> list[str]:
    """Return the questions of a letter's text without their numbers, each with all its lines."""
    found: list[str] = []
    for block in text.split("\n\n"):
        lines = block.split("\n")[1:]
        if lines and _NUMBER.match(lines[0]):
            for line in lines:
                if _NUMBER.match(line):
                    found.append(_NUMBER.sub("", line, count=1))
                else:
                    found[-1] += f"\n{line}"
    return found


def difference(old: str, new: str) -> tuple[list[str], list[str]]:
    """Return the questions that the newer letter no longer asks, and those that it asks besides."""
    before, after = questions(old), questions(new)
    gone = [one for one in before if one not in after]
    return gone, [one for one in after if one not in before]

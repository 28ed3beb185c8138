"""Documents of others that were pasted in among the rules: a notice, a news report."""

from __future__ import annotations

import re

from disclosures.importing.blocks import Block, Paragraph
from disclosures.structure.labels import read_label

_HEAD = re.compile(
    r"^(?:关于.{2,50}的(?:通知|公告|通报|公示|请示|函)|【.{2,12}】.{4,50}|本网讯.*|\S{2,30}(?:通知|公告)$)"
)
_OURS = re.compile(
    r"学生会|研究生会|学代会|研代会|代表大会|主席团|评议|述职|候选人|选举|章程|共青团|团委|学联"
)
_BEFORE = 1
"""Paragraphs of a section that stand before what can be foreign."""
_LONGEST = 60


def part(blocks: list[Block]) -> tuple[list[Block], list[Paragraph]]:
    """Part what belongs to a section from a foreign document at its end.

    Foreign is what begins like a notice or a report and says not a word of unions, congresses or
    elections; text that goes on with the section's own numbering ends it.
    """
    for at, block in enumerate(blocks):
        if at < _BEFORE or not isinstance(block, Paragraph) or not _head(block.text):
            continue
        end = _end(blocks, at)
        pasted = [each for each in blocks[at:end] if isinstance(each, Paragraph)]
        if len(pasted) > 1 and not any(_OURS.search(each.text) for each in pasted):
            return [*blocks[:at], *blocks[end:]], pasted
    return blocks, []


def _head(text: str) -> bool:
    return bool(_HEAD.match("".join(text.split()))) and len(text) <= _LONGEST


def _end(blocks: list[Block], start: int) -> int:
    """Return where the foreign document ends: at an article, or at words that are ours."""
    for at in range(start + 1, len(blocks)):
        block = blocks[at]
        if not isinstance(block, Paragraph):
            return at
        label = read_label(block.text)
        if (label and label.label.startswith("第")) or _OURS.search(block.text):
            return at
    return len(blocks)

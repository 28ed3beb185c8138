"""Numbers that are no labels of lines: written inside a line, in another manner, or referred to."""

import re
from collections.abc import Callable

from disclosures.reading import in_chinese
from disclosures.structure.labels import Kind, Label
from disclosures.structure.model import Node

NEAR = 40
"""As many lines before a gap are searched for what seems to be missing."""
LONGEST = 1500
"""Characters of a line that are searched."""
GAP = 30
"""A longer gap is not looked for."""
_BEGINS = r"(?:^|(?<=[。；;：:\s，,！])|(?<=[）)]))"
_PATTERNS: dict[Kind, Callable[[int], str]] = {
    Kind.CHAPTER: lambda n: rf"{_BEGINS}第\s*(?:{in_chinese(n)}|{n})\s*章",
    Kind.SECTION: lambda n: rf"{_BEGINS}第\s*(?:{in_chinese(n)}|{n})\s*节",
    Kind.ARTICLE: lambda n: (
        rf"{_BEGINS}第\s*(?:{in_chinese(n)}|{n})\s*条(?!规定|所|第|之|的|至|和|、)"
    ),
    Kind.POINT: lambda n: rf"{_BEGINS}(?:{in_chinese(n)}\s*[、.．，,：:\s]|{n}\s*[、.．，：:\s])",
    Kind.ITEM: lambda n: (
        rf"(?<!第)(?:[（(〔\[【]\s*{in_chinese(n)}\s*[）)〕\]】]?|^{in_chinese(n)}\s*[）)])(?![项款目条])"
    ),
    Kind.NUMBER: lambda n: rf"{_BEGINS}[（(]?{n}\s*[、.．，,）)：:\s]",
    Kind.SUBNUMBER: lambda n: rf"(?:[（(]\s*{n}\s*[）)]?|{_BEGINS}{n}\s*[）)])(?![项款目条])",
    Kind.CIRCLED: lambda n: chr(0x245F + n) if n <= 20 else "(?!)",  # noqa: PLR2004 - ⑳ is the last
}
"""How a number of each kind is written inside a line, or at its head in another manner."""


def written_between(node: Node, numbers: range, lines: list[Node]) -> bool:
    """Say whether all the numbers stand in the lines, in some manner, in front of the node."""
    if len(numbers) > GAP:
        return False
    text = "\n".join(f"{each.label}{each.text[:LONGEST]}" for each in lines[-NEAR:])
    pattern = _PATTERNS[node.kind]
    return all(re.search(pattern(number), text, re.MULTILINE) for number in numbers)


_OPEN = re.compile(
    r"(?:[，、,（(《“‘]|违反|符合|以及|本章程|本办法|本细则|章程|中的|和|与|及|或|按|依|据|照|见|至)$"
)
_REFERENCE = re.compile(r"(?:规定|所[列述称指规]|的规定|之规定|[款项目])")
_NEW_WORDING = re.compile(
    r"(?:修改为|修订为|改为|调整为|变更为|表述为|作为第.{1,8}条)\s*[：:]?\s*[“‘]?$"
)


def quoted(label: Label, before: Node | None) -> bool:
    """Say whether a label at the head of a line belongs to the sentence of the line before.

    依照本章程 / 第五条 / 规定办理: that sentence is broken off; 第三条修改为： / 第三条 …: it
    quotes.
    """
    if before is None or label.kind not in (Kind.CHAPTER, Kind.ARTICLE, Kind.ITEM):
        return False
    end = _end(before)
    if label.kind is Kind.ARTICLE and _NEW_WORDING.search(end):
        return True
    return bool(_OPEN.search(end)) and (not label.rest or bool(_REFERENCE.match(label.rest)))


def hangs(lines: list[Node], place: int) -> bool:
    """Say whether the line before is broken off in the middle of a sentence."""
    return place > 0 and bool(_OPEN.search(_end(lines[place - 1])))


def _end(node: Node) -> str:
    return f"{node.label}{node.text}"[-20:].rstrip()

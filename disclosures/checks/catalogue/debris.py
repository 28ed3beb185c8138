"""What a conversion leaves in a text."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from disclosures.checks.catalogue.common import READS, TEXTS
from disclosures.checks.facts import Facts
from disclosures.checks.facts.wording import clip
from disclosures.checks.finding import Severity
from disclosures.checks.registry import Hit, rule

MOST = 3
_PAGE = re.compile(
    r"[-—–－]{1,2}\s*\d{1,3}\s*[-—–－]{1,2}|第\s*\d{1,3}\s*页(?:[\s,，/]*共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}"
    r"|(?:Page|page|PAGE)\s*\d{1,3}(?:\s*of\s*\d{1,3})?"
)
_NUMBER = re.compile(r"\d{1,3}")
_LONE = re.compile(r"[，。；：、,.;:！？!?”“）)（(·…]{1,3}")
_LATIN_KNOWN = (
    "app|wifi|web|logo|python|java|cosplay|vlog|blog|club|office|excel|word|email|mail|show|live|talk|vs|ok|pk|rap|jazz"
    "|http|https|www|com|edu|org|net|pdf|doc|docx|xls|xlsx|ppt|jpg|png|mp|offer|party|debate|slogan|iphone|pro|plus"
)
_INSIDE = re.compile(
    r"(?<=[\u4e00-\u9fff，。；、])\s*[-—–－]\s*\d{1,3}\s*[-—–－]\s*(?=[\u4e00-\u9fff])"  # 代表- 19 -大会
    r"|(?<=[\u4e00-\u9fff，、])\s*(?<![A-Za-z])(?:and|or|the|of|in|to|for|is|on|with|by|at|an)(?![A-Za-z])\s*(?=[\u4e00-\u9fff])"
    rf"|(?<=[\u4e00-\u9fff，、] )(?!(?:{_LATIN_KNOWN})\b)[a-z]{{3,7}}(?= [\u4e00-\u9fff])"
    r"|\b(?:HYPERLINK|MERGEFORMAT|PAGEREF|NUMPAGES|SECTIONPAGES)\b|\bTOC \\|_Toc\d+|\bPAGE\s*\\|\bEMBED [A-Z]"
    r"|&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|middot|hellip|ensp|emsp|#x?[0-9A-Fa-f]{2,5});"
    r"|Error!|错误[!！]\s*(?:未定义书签|超链接|未找到)|未定义书签"
    r"|[\ufffd\ue000-\uf8ff]|锟斤拷|烫烫烫|â€|Ã©|ï¼|[.．…·]{6,}\s*\d{1,3}|<!--|</?[a-zA-Z][^<>]{0,200}>"
    r"|扫描全能王|CamScanner|Evaluation Only|百度文库|豆丁网|道客巴巴|原创力文档|Created with"
)
PAGE = 3
"""A page has more lines: numbers that stand closer are a table's column."""
_SUSPECT = re.compile(
    r"[A-Za-z&<\ufffd\ue000-\uf8ffâÃï]|[-—–－.．…·]\s*\d|锟|烫烫|扫描|文库|豆丁|道客|文档|错误|未定义"
)
"""A line without any of it has nothing stray inside."""
HEADER = 3
"""A line that comes as often is the header of a page."""
SHORTEST, LONGEST = 6, 40
"""Characters of a header; a longer line that comes twice in a row was pasted twice."""


@rule(
    "T24",
    "文本里没有转换留下的残字",
    Severity.INFORMATION,
    reads=(*READS, "congress.text"),
    together=(),
)
def no_debris(facts: Facts) -> Iterator[Hit]:
    """A page number, a lone punctuation mark, a stray word of Latin, an entity: debris of the conversion.

    Also field codes of Word, tags, headers that come again and again, a line pasted twice,
    watermarks, dotted lines of a table of contents. Left alone: abbreviations (PPT, QQ群, CET-4),
    addresses, the union's English name, columns of numbers.
    """
    for section in (*TEXTS, "congress"):
        found = list(_debris(facts.text(section)))
        if found:
            where = "、".join(f"第{number}行“{words}”" for number, words, _ in found[:MOST])
            more = f"等{len(found)}处" if len(found) > MOST else ""
            said = f"“{facts.title(section)}”中有转换文件时留下的多余内容：{where}{more}。请删去。"
            shown = "；".join(line for _, _, line in found[:MOST])
            yield Hit(f"{section}.text", said, shown)


def _debris(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the number of a line, what is stray in it, and the line with that marked."""
    lines = [(number, raw.strip()) for number, raw in enumerate(text.splitlines(), 1)]
    lines = [(number, line) for number, line in lines if line]
    again = {**_headers(lines), **_twice(lines), **_bare_numbers(lines)}
    for number, line in lines:
        if _PAGE.fullmatch(line) or _LONE.fullmatch(line) or number in again:
            yield number, clip(line, 20), f"【{clip(line, 20)}】"
        elif _SUSPECT.search(line) and (hit := _INSIDE.search(line)):
            yield number, clip(hit[0].strip(), 12) or "乱码", _marked(line, hit)


def _marked(line: str, hit: re.Match[str]) -> str:
    begin, stop = max(0, hit.start() - 20), hit.end() + 20
    words = hit[0].strip()[:40] or hit[0]
    return f"{line[begin : hit.start()]}【{words}】{line[hit.end() : stop]}"


def _headers(lines: list[tuple[int, str]]) -> dict[int, str]:
    """Return the lines that are a page's header: the same title again and again."""
    titles = Counter(line for _, line in lines if _like_title(line))
    return {number: line for number, line in lines[1:] if titles.get(line, 0) >= HEADER}


def _like_title(line: str) -> bool:
    return SHORTEST <= len(line) <= LONGEST and bool(
        re.fullmatch(
            r"[^。；：，,;:、]*(?:章程|办法|公开表|自评表|学生会|研究生会|大学|学院|学校)", line
        )
    )


def _twice(lines: list[tuple[int, str]]) -> dict[int, str]:
    """Return the lines of some length that stand twice in a row."""
    pairs = pairwise(lines)
    return {
        after: line
        for (_, before), (after, line) in pairs
        if before == line and len(line) > SHORTEST
    }


def _bare_numbers(lines: list[tuple[int, str]]) -> dict[int, str]:
    """Return the lines of a bare number where they may be pages: each higher than the last."""
    bare = [(number, line) for number, line in lines if _NUMBER.fullmatch(line)]
    values = [int(line) for _, line in bare]
    apart = all(after[0] - before[0] > PAGE for before, after in pairwise(bare))
    rising = all(before < after for before, after in pairwise(values))
    return dict(bare) if apart and rising else {}

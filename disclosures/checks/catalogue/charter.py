"""The charter: when and by whom it was adopted."""

import re
from collections.abc import Iterator

from disclosures.checks.facts import Facts
from disclosures.checks.facts.wording import squeeze
from disclosures.checks.finding import Severity
from disclosures.checks.registry import CONGRESS_RULES, Hit, rule

LONGEST_TITLE = 60
"""Characters of a line that can be a title."""
ENDS = 240


@rule(
    "T19", "章程写明通过的日期或大会", Severity.WARNING, reads=("charter",), source=CONGRESS_RULES
)
def charter_adopted(facts: Facts) -> Iterator[Hit]:
    """The charter says when, or by which congress, it was adopted, and is no draft.

    Read from the two fields, else from the beginning and the end of the text.
    """
    content, text = facts.content.charter, facts.prose("charter").plain
    if not text:
        return
    draft = _DRAFT.search(f"{squeeze(content.title[:80])}\n{_head(facts)}") or _ON_TRIAL.search(
        text
    )
    if draft:
        said = f"章程标明“{draft[0]}”。公开的应当是学生代表大会通过的正式文本，请核对。"
        yield Hit("charter.text", said, draft[0])
    elif not (
        content.adopted or content.adopted_by or _ADOPTION.search(text[:ENDS] + "\n" + text[-ENDS:])
    ):
        said = "章程没有写明由哪一次学生代表大会、在什么日期通过。请补填。"
        yield Hit("charter.adopted", said, "未写通过日期")


_ON_TRIAL = re.compile(
    r"本草案|本章程(?:[(（]|[^,。;]{0,4}(?:为|系|属))(?:试行|暂行|草案|送审稿|征求意见稿|讨论稿|初稿)[稿版]?|本章程(?:试行|暂行)(?:[一二两三半][年个]|期)"
    r"|尚未(?:经)?[^。;]{0,14}通过"
)
_DRAFT = re.compile(
    r"初稿|草案|征求意见稿?|讨论稿|送审稿|审议稿|修订稿|(?<!经)(?<!将)(?:试行|暂行)(?!条例|规定|办法|期)(?:稿)?"
)


def _head(facts: Facts) -> str:
    """Return the lines before the first chapter or article: title and date of adoption."""
    lines = []
    for line in facts.prose("charter").text.splitlines()[:6]:
        if (
            re.match(r"\s*(?:第[一1]\s*[章条]|一、|总\s*则|序\s*言)", line)
            or len(line) > LONGEST_TITLE
        ):
            break
        lines.append(squeeze(line))
    return "\n".join(lines)


_ADOPTION = re.compile(
    r"[0-9〇○零一二三四五六七八九]{4}年[0-9一二三四五六七八九十]{1,3}月|第[0-9一二三四五六七八九十百]+[次届][^。;\n]{0,20}(?:代表大会|学代会)[^。;\n]{0,20}(?:通过|修订|修改)"
)

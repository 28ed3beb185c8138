"""Unbroken numbering of the rule texts."""

import re
from collections.abc import Iterator

from disclosures.checks.catalogue.common import READS, TEXTS
from disclosures.checks.facts import Facts
from disclosures.checks.facts.wording import clip
from disclosures.checks.finding import Severity
from disclosures.checks.registry import Hit, rule
from disclosures.structure import Problem, parse

MOST = 3
TRIES = 12
_FIRST = re.compile(r"^[ \t\u3000]*(?:第[一1][章条]|一、)", re.MULTILINE)


@rule("T22", "章、条、款、项的编号连续", Severity.WARNING, reads=READS, together=())
def numbering_unbroken(facts: Facts) -> Iterator[Hit]:
    """Chapters, articles and items are numbered without gap, repetition or disorder.

    Articles may run through the chapters or start again in each, lists likewise; a table of
    contents, an annex, a second text with a title of its own count for themselves. Where one
    section holds two texts (2020: candidate and election rules), the second may start again.
    """
    for section in TEXTS:
        problems = _problems(facts, section)
        if problems:
            shown = "".join(f"{each.where}：{each.sentence}" for each in problems[:MOST])
            more = f"共{len(problems)}处。" if len(problems) > MOST else ""
            said = f"“{facts.title(section)}”的编号不连续。{shown}{more}"
            compared = "；".join(f"{each.kind}{each.label}" for each in problems[:20])
            yield Hit(f"{section}.text", said, _evidence(problems), compared=compared)


def _evidence(problems: list[Problem]) -> str:
    """Quote the lines at which the numbering breaks, each label marked."""
    return "；".join(f"【{each.label}】{clip(each.text, 24)}" for each in problems[:MOST])


def _problems(facts: Facts, section: str) -> list[Problem]:
    """Return the problems of a text; of a section that holds two texts, those of the best cut."""
    prose = facts.prose(section)
    found = list(prose.structure.problems)
    form = facts.form
    if not found or not form.has_section(section) or not form.section(section).combined_with:
        return found
    starts = [hit.start() for hit in _FIRST.finditer(prose.text)][1:TRIES]
    cuts = [[*parse(prose.text[:at]).problems, *parse(prose.text[at:]).problems] for at in starts]
    return min([found, *cuts], key=len)

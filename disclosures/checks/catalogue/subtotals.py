"""Subtotals and shares in the running text of section seven (for R21)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from disclosures.checks.facts.wording import squeeze
from disclosures.reading import numeral_value

_N = r"([0-9]{1,5}|[一二三四五六七八九十百零〇两]{1,7})"
_DELEGATION = re.compile(rf"^(?P<name>.{{0,20}}?代表团)[::]?(?:共|代表)?{_N}[名人]。?;?$")
_QUOTA = re.compile(
    rf"^(?P<name>.{{1,20}}?(?:学院|系|书院|学部|分院|校区))[::]?(?:共|代表)?{_N}[名人]。?;?$"
)
_CAME = re.compile(
    rf"应到(?:会)?(?:正式)?代表{_N}[名人][^。;]{{0,12}}?实到(?:会)?(?:正式)?(?:代表)?{_N}[名人]"
)
_LEVELS = re.compile(
    rf"其中[,:]?本(?:科|专科)生?(?:代表)?{_N}[名人][,、]?研究生(?:代表)?{_N}[名人](?![,、][^。;]*代表)"
)
_MEN = re.compile(rf"男(?:性|生)?(?:代表|学生)?(?:共|有)?{_N}[名人]")
_WOMEN = re.compile(rf"女(?:性|生)?(?:代表|学生)?(?:共|有)?{_N}[名人]")
_SHARE = re.compile(
    rf"(?<![0-9]){_N}[名人](?:代表)?[,(]?(?:约)?占(?:全体|正式|大会|总|全部)*(?:代表)?(?:总数|总人数|人数|总额)?的?"
    r"(?:比例)?(?:约|为)*([0-9]{1,3}(?:\.[0-9]+)?)%"
)
_OF_ALL = re.compile(r"代表|总数|总人数|总额")
MANY = 2
SEVERAL = 3
ABOUT = Decimal(1)


class Misfit(NamedTuple):
    """A sum or share that does not fit: a sentence, and what was read."""

    sentence: str
    evidence: str


def misfits(text: str, total: int, *, lists: bool) -> Iterator[Misfit]:
    """Yield what does not fit the number of delegates; ``lists``: look at delegations too."""
    lines = [squeeze(line) for line in text.splitlines()]
    if lists:
        yield from _delegations(lines, total)
    for line in lines:
        yield from _came(line)
        yield from _levels(line, total)
        yield from _sexes(line, total)
        yield from _shares(line, total)


def _came(line: str) -> Iterator[Misfit]:
    """More delegates came than were to come."""
    for hit in _CAME.finditer(line):
        due, came = numeral_value(hit[1]), numeral_value(hit[2])
        if due is not None and came is not None and came > due:
            yield Misfit(f"应到代表{due}人，实到{came}人，实到多于应到。", f"应到{due}；实到{came}")


def _levels(line: str, total: int) -> Iterator[Misfit]:
    """Undergraduates and graduates, where they are named as the two parts of the whole."""
    for hit in _LEVELS.finditer(line):
        one, other = numeral_value(hit[1]), numeral_value(hit[2])
        if one is not None and other is not None and one + other != total:
            yield Misfit(
                f"本专科生代表{one}人、研究生代表{other}人，合计{one + other}人，正式代表是{total}人。",
                f"{one}+{other}；代表{total}",
            )


def _delegations(lines: list[str], total: int) -> Iterator[Misfit]:
    hits = [hit for line in lines if (hit := _DELEGATION.match(line))]
    quotas = [hit for line in lines if (hit := _QUOTA.match(line))]
    if not hits and len(quotas) >= SEVERAL and any("代表" in line for line in lines):
        hits = quotas
    counts = [numeral_value(hit[2]) for hit in hits]
    summed = sum(count for count in counts if count is not None)
    if len(hits) >= MANY and None not in counts and summed != total:
        yield Misfit(f"分项共{summed}人，正式代表是{total}人。", f"分项合计{summed}；代表{total}")


def _sexes(line: str, total: int) -> Iterator[Misfit]:
    men, women = _MEN.findall(line), _WOMEN.findall(line)
    if len(men) != 1 or len(women) != 1:
        return
    one, other = numeral_value(men[0]), numeral_value(women[0])
    if one is not None and other is not None and one + other != total:
        yield Misfit(
            f"男代表{one}人、女代表{other}人，合计{one + other}人，正式代表是{total}人。",
            f"男{one}女{other}；代表{total}",
        )


def _shares(line: str, total: int) -> Iterator[Misfit]:
    for hit in _SHARE.finditer(line):
        part = numeral_value(hit[1])
        if part is None or not total or not _OF_ALL.search(hit[0].split("占", 1)[1]):
            continue
        stated = Decimal(hit[2])
        step = Decimal(1).scaleb(-len(hit[2].partition(".")[2]))
        off = abs(Decimal(part * 100) / total - stated)
        if off >= (max(step, ABOUT) if "约" in hit[0] else step):
            real = (Decimal(part * 100) / total).quantize(Decimal("0.01"))
            yield Misfit(
                f"{part}人占代表{total}人的{real}%，文中写的是{hit[2]}%。",
                f"{part}/{total}；{hit[2]}%",
            )

"""Subtotals and shares in the running text of section seven (for R21)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from disclosures.checks.facts.wording import squeeze
from disclosures.reading import numeral_value

_N = r"([0-9]{1,5}|[一二三四五六七八九十百零〇两]{1,7})"
_DELEGATION = re.compile(rf"^(?P<name>.{{0,20}}?代表团)[::]?(?:共|代表)?{_N}[名人]。?;?$")
_MEN = re.compile(rf"男(?:性|生)?(?:代表|学生)?(?:共|有)?{_N}[名人]")
_WOMEN = re.compile(rf"女(?:性|生)?(?:代表|学生)?(?:共|有)?{_N}[名人]")
_SHARE = re.compile(
    rf"(?<![0-9]){_N}[名人](?:代表)?[,(]?(?:约)?占(?:全体|正式|大会|总|全部)*(?:代表)?(?:总数|总人数|人数|总额)?的?"
    r"(?:比例)?(?:约|为)*([0-9]{1,3}(?:\.[0-9]+)?)%"
)
_OF_ALL = re.compile(r"代表|总数|总人数|总额")
MANY = 2
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
        yield from _sexes(line, total)
        yield from _shares(line, total)


def _delegations(lines: list[str], total: int) -> Iterator[Misfit]:
    hits = [hit for line in lines if (hit := _DELEGATION.match(line))]
    counts = [numeral_value(hit[2]) for hit in hits]
    summed = sum(count for count in counts if count is not None)
    if len(hits) >= MANY and None not in counts and summed != total:
        yield Misfit(
            f"各代表团共{summed}人，正式代表是{total}人。", f"代表团合计{summed}；代表{total}"
        )


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

"""How ranks appear: as filed, or only whether within the first 30 %."""

from __future__ import annotations

import re

from disclosures.reading.ranks import RankKind, read_rank

WITHIN = "前{percent}%"
BEYOND = "未在前{percent}%"
WITHHELD = "已填报"


def band(text: str, percent: int) -> str:
    """Turn `4/38` into 前30% or 未在前30%, by the measure of R12.

    What gives no rank (一年级, 研究生, a dash) stays as filed; figures that are no rank of
    a cohort are withheld and replaced by 已填报.
    """
    rank = read_rank(text)
    if rank.possible:
        return (WITHIN if rank.within(percent) else BEYOND).format(percent=percent)
    if rank.kind is RankKind.NONE or not re.search(r"\d", text):
        return text
    return WITHHELD

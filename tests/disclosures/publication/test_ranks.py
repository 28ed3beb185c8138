"""a/b as 前30%."""

from __future__ import annotations

import pytest

from disclosures.publication.ranks import band


@pytest.mark.parametrize(
    ("rank", "shown"),
    [
        ("4/38", "前30%"), ("9/30", "前30%"), ("10/32", "未在前30%"), ("１０／３２", "未在前30%"),
        ("", ""), ("一年级", "一年级"), ("—", "—"), ("研究生", "研究生"),
        ("7", "已填报"), ("40/38", "已填报"), ("第3名", "已填报"),
    ],
)  # fmt: skip
def test_band(rank: str, shown: str) -> None:
    assert band(rank, 30) == shown


def test_the_edition_sets_the_percentage() -> None:
    assert band("4/10", 40) == "前40%"

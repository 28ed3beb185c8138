"""R34: the year of the preamble."""

import pytest

from tests.disclosures.checks.filings import check, data

FIRES = [
    "现将我校2023—2024学年学生会改革情况公开如下。",
    "现将2022-2023学年情况公开如下。",
    "现将我校截至2021年11月学生会改革情况公开如下。",
]
PASSES = ["", "现将我校2024—2025学年学生会改革情况公开如下。", "现将我校 2024 - 2025 学年情况公开。",
          "2023—2024学年工作总结之后，现将2024—2025学年情况公开如下。", "根据2019年文件要求，现将改革情况公开如下。"]  # fmt: skip


@pytest.mark.parametrize("preamble", FIRES)
def test_fires(preamble):
    assert [f.severity for f in check("R34", data(), preamble=preamble)] == ["warning"]


@pytest.mark.parametrize("preamble", PASSES)
def test_stays_silent(preamble):
    assert check("R34", data(), preamble=preamble) == []

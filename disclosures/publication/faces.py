"""The faces of the official PDF, and which file each one is.

`templates/pdf/official.css` sets every text in one of `CHAINS`; a test holds the two together.
Each chain names its families one by one, so that a machine with many fonts sets the same PDF.
"""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.checks import CheckMessage, Warning  # noqa: A004 - Django's name

if TYPE_CHECKING:
    from collections.abc import Iterator

FONTS = Path(__file__).parent / "fonts"
CARRIED = {
    "Fang": "FandolFang-Regular.otf",
    "Kai": "FandolKai-Regular.otf",
    "Song": "TitleSong-SemiBold.otf",
    "Names": "Names-Light.ttf",
}
"""Family of the style sheet → file in `fonts/`."""
REST = ("Noto Serif CJK SC", "HanaMinA", "HanaMinB", "DejaVu Sans")
"""Han characters up to extension F, and signs."""
CHAINS = {
    "仿宋": ("Fang", "Names", *REST),
    "楷体": ("Kai", "Names", *REST),
    "小标宋": ("Song", *REST, "Names"),
    "黑体": ("Noto Sans CJK SC", *REST, "Names"),
}
PACKAGES = ("fontconfig", "fonts-noto-cjk", "fonts-hanazono", "fonts-dejavu-core")
"""Debian's names of what is not carried."""


@cache
def covered() -> frozenset[int]:
    """Return the code points that every chain can show: half a second's work, once a process.

    A family that is not installed shows nothing.
    """
    return frozenset.intersection(
        *(frozenset().union(*map(_characters, chain)) for chain in CHAINS.values())
    )


def absent() -> list[str]:
    """The families that this machine does not have."""
    return [family for family in _families() if not _file(family)]


def check(app_configs: Any = None, **_options: Any) -> list[CheckMessage]:
    """What a process that makes PDFs says when it starts; nothing where all is well."""
    if not absent():
        return []
    sentence = (
        f"没有安装字体 {'、'.join(absent())}：一些姓名用字在 PDF 里会印成“〓”，同一份文件在别的机器上排得不一样。"
        f"请安装：apt-get install {' '.join(PACKAGES)}"
    )
    return [Warning(sentence, id="disclosures.W011")]


def _families() -> Iterator[str]:
    yield from dict.fromkeys(family for chain in CHAINS.values() for family in chain)


def _characters(family: str) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    found = _file(family)
    if found is None:
        return frozenset()
    path, number = found
    with TTFont(path, fontNumber=number, lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def _file(family: str) -> tuple[str, int] | None:
    """Path and number in the collection, as fontconfig answers WeasyPrint."""
    if family in CARRIED:
        return str(FONTS / CARRIED[family]), 0
    asked = ["fc-match", "-f", "%{file}\n%{index}\n%{family}", family]
    try:
        answer = subprocess.run(asked, capture_output=True, text=True, check=True).stdout  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return None
    path, number, names = answer.split("\n")
    return (path, int(number) & 0xFFFF) if family in names.split(",") else None

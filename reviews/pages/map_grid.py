"""Where the 34 divisions of the first level stand in the grid of tiles."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portal.models import Federation

GRID = (
    ".... .... .... .... .... .... .... .... 黑龙江",
    ".... .... .... .... .... .... .... .... 吉林",
    "新疆 .... .... .... .... 内蒙古 北京 天津 辽宁",
    ".... 青海 甘肃 宁夏 陕西 山西 河北 山东 ....",
    "西藏 .... 四川 重庆 湖北 河南 安徽 江苏 ....",
    ".... .... 云南 贵州 湖南 江西 浙江 上海 ....",
    ".... .... .... 广西 广东 福建 .... 台湾 ....",
    ".... .... .... 海南 澳门 香港 .... .... ....",
)
"""The 34 divisions of the first level, each about where one looks for it."""


@cache
def places() -> dict[str, tuple[int, int]]:
    """Return name → row and column, from 1."""
    return {
        name: (row, column)
        for row, line in enumerate(GRID, 1)
        for column, name in enumerate(line.split(), 1)
        if not name.startswith(".")
    }


def known_name(federation: Federation) -> str:
    """Return which of the 34 a provincial federation is of; empty where its name begins with none."""
    for name in places():
        if federation.short_name.startswith(name) or federation.name.startswith(name):
            return name
    return ""

"""How the names of students appear: in full, or as 张*."""

from __future__ import annotations

import re

from disclosures.reading.names import person_name

COMPOUND_SURNAMES = frozenset(
    [
        "欧阳",
        "太史",
        "端木",
        "上官",
        "司马",
        "东方",
        "独孤",
        "南宫",
        "万俟",
        "闻人",
        "夏侯",
        "诸葛",
        "尉迟",
        "公羊",
        "赫连",
        "澹台",
        "皇甫",
        "宗政",
        "濮阳",
        "公冶",
        "太叔",
        "申屠",
        "公孙",
        "慕容",
        "仲孙",
        "钟离",
        "长孙",
        "宇文",
        "司徒",
        "鲜于",
        "司空",
        "闾丘",
        "子车",
        "亓官",
        "司寇",
        "巫马",
        "公西",
        "颛孙",
        "壤驷",
        "公良",
        "漆雕",
        "乐正",
        "宰父",
        "谷梁",
        "拓跋",
        "夹谷",
        "轩辕",
        "令狐",
        "段干",
        "百里",
        "呼延",
        "东郭",
        "南门",
        "羊舌",
        "微生",
        "公户",
        "公玉",
        "梁丘",
        "左丘",
        "东门",
        "西门",
        "第五",
        "纳兰",
    ]
)
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"


def mask(name: str) -> str:
    """张三 → 张*, 欧阳修远 → 欧阳*, 阿依古丽·买买提 → 阿*; the length is not given away."""
    plain = person_name(name)
    if not plain:
        return ""
    compound = plain[:2] in COMPOUND_SURNAMES and plain[2:]
    return f"{plain[:2] if compound else plain[:1]}*"


def _pattern(name: str, *, whole: bool) -> str:
    spaced = r"[ \t\u3000]*".join(re.escape(letter) for letter in name)
    return f"(?<![{_HAN}]){spaced}(?![{_HAN}])" if whole else spaced


def mask_in(text: str, names: list[str], *, strict: bool) -> str:
    """Replace the given names wherever they occur in `text`.

    A name of two characters may be an ordinary word (文明, 高峰). Where texts are long
    (`strict` False) it is replaced only where it stands alone; a longer one always.
    """
    for name in sorted({person_name(name) for name in names}, key=len, reverse=True):
        if len(name) > 1:
            whole = len(name) == 2 and not strict  # noqa: PLR2004
            text = re.sub(_pattern(name, whole=whole), mask(name), text)
    return text

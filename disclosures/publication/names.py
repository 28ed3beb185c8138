"""How the names of students appear: in full, or as 张*."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from disclosures.reading.names import person_name

COMPOUND_SURNAMES = frozenset(
    re.findall(
        "..",
        "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶"
        "太叔申屠公孙慕容仲孙钟离长孙宇文司徒鲜于司空闾丘子车亓官司寇巫马公西颛孙壤驷公良"
        "漆雕乐正宰父谷梁拓跋夹谷轩辕令狐段干百里呼延东郭南门羊舌微生公户公玉梁丘左丘东门"
        "西门第五纳兰",
    )
)
WORD = 2
"""Characters of most Chinese words; a name of as many may be one."""
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_BEFORE = (
    rf"(?:(?<![{_HAN}])"
    r"|(?<=主席|部长|干事|同学|同志|组长|会长|老师|书记|委员|主任|成员|推选|选举|任命|聘任)"
    r"|(?<=秘书长|联系人)|(?<=[由请]))"
)
_AFTER = (
    rf"(?:(?![{_HAN}])"
    r"|(?=等|同学|同志|老师|担任|负责|主持|任|为|当选|起草|撰写|宣读|致辞|作工作报告|作报告|组成|代表学生会))"
)
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
_GAP = rf"[\s{_UNSEEN}]{{0,6}}"
"""Blanks, line ends, and what nobody sees, between the characters of a name."""
_SPREAD = rf"[\s{_UNSEEN}·•・‧∙⋅．.\-_]{{0,6}}"
"""The same with dots and strokes: between the characters of a name that is too long to be a word."""

_HOST = re.compile(r"https?://[^/?#]+/")
_ENCODED = re.compile(r"[!-$&-~]*%[0-9A-Fa-f]{2}[!-~]*")
"""An address that holds characters in percent-encoding."""


def mask(name: str) -> str:
    """张三 → 张*, 欧阳修远 → 欧阳*, 阿依古丽·买买提 → 阿*; the length is not given away."""
    plain = person_name(name)
    if not plain:
        return ""
    compound = plain[:2] in COMPOUND_SURNAMES and plain[2:]
    return f"{plain[:2] if compound else plain[:1]}*"


@lru_cache(maxsize=4096)
def _pattern(name: str, *, whole: bool) -> re.Pattern[str]:
    letters = [re.escape(letter) for letter in name if letter != "·"]
    spaced = (_SPREAD if len(letters) > WORD else _GAP).join(letters)
    return re.compile(f"{_BEFORE}{spaced}{_AFTER}" if whole else spaced, re.IGNORECASE)


def mask_in(text: str, names: list[str], *, strict: bool) -> str:
    """Replace the given names wherever they occur in `text`.

    A name of two characters may be an ordinary word (文明, 高峰). Where texts are long
    (`strict` False) it is replaced only where it stands alone or beside a word that people
    carry (同学, 担任 …); a longer one always.
    """
    known = sorted({person_name(name) for name in names}, key=len, reverse=True)
    if "%" in text and known:
        text = _ENCODED.sub(lambda match: _address(match[0], known), text)
    return _masked(text, known, strict=strict)


def _masked(text: str, names: list[str], *, strict: bool) -> str:
    for name in names:
        if len(name) > 1 and (name[0].isascii() or name[0] in text):
            whole = len(name) == WORD and not strict
            text = _pattern(name, whole=whole).sub(mask(name), text)
    return text


def _address(address: str, names: list[str]) -> str:
    """Return an address without its path where that names somebody, percent-encoded in UTF-8 or GB 18030."""
    for code in ("utf-8", "gb18030"):
        plain = unquote(address, encoding=code, errors="replace")
        if _masked(plain, names, strict=True) != plain:
            host = _HOST.match(address)
            return host[0] if host and "%" not in host[0] else "*"
    return address


def over_lines(first: str, second: str, names: list[str]) -> tuple[str, str]:
    """Mask a name that begins at the end of one paragraph and ends at the beginning of the next."""
    for name in sorted({person_name(name) for name in names}, key=len, reverse=True):
        for cut in range(1, len(name) if len(name) > WORD else 0):
            if first.endswith(name[:cut]) and second.startswith(name[cut:]):
                return first[:-cut] + mask(name), second[len(name) - cut :]
    return first, second

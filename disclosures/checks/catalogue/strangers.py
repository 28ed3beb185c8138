"""Other schools named in a text."""

import re
from collections.abc import Iterator

from disclosures.checks.facts import Facts
from disclosures.checks.facts.wording import squeeze

_END = re.compile(r"大学(?![生习城])|学院|学校")
_KIND = r"(?:职业|专科|师范|理工|医科|中医药|警官|警察)"
_NAME = re.compile(
    rf"[\u4e00-\u9fff]{{2,14}}?(?:大学|(?:{_KIND}[\u4e00-\u9fff]{{0,6}}(?:学院|学校)))$"
)
ANY_SCHOOL = re.compile(rf"大学(?![生习城])|{_KIND}")
"""A text without any of it names no school but 学院 in general."""
_LIKELY = re.compile(rf"{_KIND}|大学$")
_IN_TITLE = re.compile(r"[\u4e00-\u9fff]{2,14}?(?:大学|学院|学校)$")
_LEADS = re.compile(
    r"^.*?(?:中国共产主义青年团|中国共产党|共青团|中共|根据|按照|依据|参照|结合|关于|来自|以及|出席|参加|代表|邀请|遵守|听取"
    r"|[是在为与和由对向的、本我全各经从将及至到者以把让被条章项]|其他|兄弟|高等(?!专科|职业)|所有|该)(?=[\u4e00-\u9fff]{4})"
)
_NO_NAME = re.compile(
    r"(?:水平|一流|综合性?|研究型|应用型|技能型|[类名所些个高办读考上省市内外]|重点|知名|著名|示范性?|特色|现代化?|新型|海外|世界|各地"
    r"|老年|社区|开放|网络|电视|军事|普通|建设|创建|青年|中等|高等|民办|公办)(?:大学|(?:职业|专科|师范|理工)[\u4e00-\u9fff]{0,2}学[院校])$"
    rf"|^{_KIND}[\u4e00-\u9fff]{{0,6}}(?:学院|学校)$"
)
LEAST, WINDOW = 4, 22
"""Signs of a school's name (本大学 is none), and of the words up to its end."""


def strangers(facts: Facts, text: str, *, title: bool = False) -> list[str]:
    """Return the names of schools in a squeezed text that are neither the own school's nor short for it.

    A faculty (计算机科学与技术学院, 师范学院) and schools in general (高水平大学) are none; in the
    ``title`` of a union's rules every 学院 counts.
    """
    own = squeeze(facts.context.school)
    return list(_others(text, own, _IN_TITLE if title else _NAME)) if own else []


def _others(text: str, own: str, pattern: re.Pattern[str]) -> Iterator[str]:
    for end in _END.finditer(text):
        window = text[max(0, end.start() - WINDOW) : end.end()]
        if window.endswith(own) or (pattern is _NAME and not _LIKELY.search(window)):
            continue
        hit = pattern.search(window)
        name = _stripped(hit[0]) if hit else ""
        if len(name) >= LEAST and not _NO_NAME.search(name) and not short_for(name, own):
            yield name


def _stripped(name: str) -> str:
    """Take away what stands before the name: 出席山南师范学院."""
    while (rest := _LEADS.sub("", name, count=1)) != name:
        name = rest
    return name


def short_for(name: str, own: str) -> bool:
    """Whether a name is the own one, part of it, ends with it, or its signs stand in it in order."""
    if own in name or name in own:
        return True
    rest = iter(own)
    return all(sign in rest for sign in name)

"""Which congress, which union: ordinals in running text (第三次学生代表大会, 第三届学生会)."""

import re
from collections.abc import Callable, Iterator

from disclosures.checks.facts.wording import squeeze
from disclosures.reading import numeral_value

_N = r"(?P<n>[0-9]{1,3}|[一二三四五六七八九十百零〇]{1,5})"
_CONGRESS = re.compile(rf"第{_N}[次届](?:(?:全校|全体)?(?:学生|研究生)会?代表大会|[学研]代会)")
_UNION = re.compile(rf"第{_N}届(?:校级?)?(?:学生会|研究生会)")
_OTHERS = re.compile(r"(?:全国|学联|联合会|[省市区县]|团|党)$")
_FACULTY = re.compile(
    r"[^0-9日年月于在,。、(《“:;和与及我本]{2,}(?:学院|系|书院|分院|学部|校区)$"
    r"|(?:各|二级|所在)(?:学院|院系|院|系)$"
)
_PAST = re.compile(r"^.{0,10}?(?:以来|通过|修订|修改|制定|闭幕|的?决议|报告)")
_ELECTED = re.compile(r"^(?:委员会|主席团)?(?:成员)?(?:的)?(?:候选人|选举|由|产生|换届)")


def congress_ordinals(text: str, school: str) -> frozenset[int]:
    """Return the ordinals under which a text names the school's own congress.

    Congresses of other bodies (全国学联, 共青团, a faculty) and past ones, which adopted or
    revised something, are left out.
    """
    return frozenset(_own(_CONGRESS, squeeze(text), squeeze(school), _is_present))


def union_ordinals(text: str, school: str) -> frozenset[int]:
    """Return the ordinals of the union whose presidium a text says to be elected."""
    return frozenset(_own(_UNION, squeeze(text), squeeze(school), _is_elected))


def _is_present(before: str, after: str) -> bool:
    return not _PAST.match(after)


def _is_elected(before: str, after: str) -> bool:
    if "报告" in after[:14]:
        return False
    return bool(_ELECTED.match(after)) or bool(re.search(r"选举(?:产生)?.{0,25}$", before))


def _own(
    pattern: re.Pattern[str], plain: str, school: str, wanted: Callable[[str, str], bool]
) -> Iterator[int]:
    """Yield the ordinals that belong to the school itself and are wanted by their neighbours."""
    for hit in pattern.finditer(plain):
        before, after = (
            plain[max(0, hit.start() - 40) : hit.start()],
            plain[hit.end() : hit.end() + 20],
        )
        ours = bool(school) and before.endswith(school)
        if not ours and (_OTHERS.search(before) or _FACULTY.search(before)):
            continue
        value = numeral_value(hit["n"])
        if value is not None and wanted(before, after):
            yield value

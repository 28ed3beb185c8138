"""What a post (职务) is, however it is spelt.

Indicator 6 allows 主席, 副主席 (轮值执行主席), 部长, 副部长, 干事, and 主席团成员 for the presidium.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from disclosures.checks.facts.wording import bare


class PostKind(Enum):
    """What sort of post it is."""

    PRESIDIUM = auto()
    HEAD = auto()
    STAFF = auto()
    HEAD_SYNONYM = auto()
    STAFF_SYNONYM = auto()
    BRANCH = auto()
    FORBIDDEN = auto()
    UNKNOWN = auto()


class Post(NamedTuple):
    """One post: its kind, the words that say so, and the department named before them."""

    kind: PostKind
    word: str
    department: str = ""


UNIT = r"[^、,;/|+&。—–-]{1,12}(?:部|处|室|中心)"
_BODY = r"(?:.{2,20}(?:大学|学校))?(?:校级?|院级?|全校)?(?:学生会|研究生会)?"
_CHAIR = r"(?:轮值|执行|常务|值班|第[一二三四五])*副?主席(?:轮值)?"
_PRESIDIUM = re.compile(rf"{_BODY}(?:主席团)?(?:{_CHAIR}|(?<=主席团)成员|(?<=主席团))")
_LOOKS_AFTER = re.compile(r"(?:分管|协管|联系|负责)(?!人).*")
_BRANCH = re.compile(r"[团党]支(?:部|书)")
_OTHERS = (
    (
        PostKind.FORBIDDEN,
        r"()((?:.*)(?:志愿者|主任|秘书长?|助理|委员长?|总监|组长|队长|会长|理事长?|顾问|主管|经理))",
    ),
    (PostKind.HEAD_SYNONYM, r"(.*?)((?:常务|执行|代理?)副?部长|(?:部门)?(?:主要)?负责人)"),
    (PostKind.STAFF_SYNONYM, r"(.*?)(部员|(?:部门)?成员|组员|工作人员)"),
    (PostKind.HEAD, r"(.*?)((?:正|第[一二])?副?部长)"),
    (PostKind.STAFF, r"(.*?)((?:见习|实习|试用|预备|储备|普通|正式)?干事)"),
)
_SEPARATORS = re.compile(r"[、,;/|+&。—–-]+|兼任?|暨")
_UNIT_ONLY = re.compile(UNIT)


@lru_cache(maxsize=4096)
def posts(text: str) -> tuple[Post, ...]:
    """Return the posts that a cell names, none for an empty cell.

    A department on its own belongs to the post behind it (``学习部/干事``).
    """
    return tuple(_posts([part for part in parts(text) if not _LOOKS_AFTER.fullmatch(part)]))


def parts(text: str) -> list[str]:
    """Split a cell that names several things (``主席团成员、办公室部长``)."""
    return [part for part in _SEPARATORS.split(bare(text[:200])) if part]


def is_presidium(text: str) -> bool:
    """Say whether a cell names the presidium or a place in it: 主席团, 执行主席, 主席团成员."""
    return bool(_PRESIDIUM.fullmatch(bare(text[:200])))


def _posts(named: list[str]) -> Iterator[Post]:
    unit = ""
    for number, part in enumerate(named):
        if _UNIT_ONLY.fullmatch(part) and number + 1 < len(named) and not unit:
            unit = part
            continue
        post = _post(part)
        yield post._replace(department=post.department or unit)
        unit = ""


def _post(part: str) -> Post:
    words = re.sub(r"(?<=成员|主席)(?:分管|协管|联系|负责).{1,20}$", "", part)
    if _PRESIDIUM.fullmatch(words):
        return Post(PostKind.PRESIDIUM, words)
    if _BRANCH.search(part):
        return Post(PostKind.BRANCH, part)
    for kind, pattern in _OTHERS:
        if hit := re.fullmatch(pattern, part):
            return Post(kind, hit[2], hit[1])
    return Post(PostKind.UNKNOWN, part)

"""Guards: what makes a sentence mean something else."""

import re

from disclosures.checks.facts.prose import Clause
from disclosures.checks.prose.scope import headings, phrase

NEGATED = re.compile(
    r"(?:不得|不再|不能|不应|不可|不会|不允许|严禁|禁止|杜绝|避免|防止|取消|撤销|未|非|无需|不(?![仅但断同少低足超论管]))"
    r"[^,。;]{0,10}$"
)
"""In front of the matching words: they are forbidden or denied."""

_FAR = re.compile(
    r"不(?:得|再|应|准|许|宜|允许|承担|参与|从事|负责|设|搞|介入|代替|行使|涉及|具有|担负|属于|在|包括|包含|含|另)|不可(?!或缺|替代|分割|缺少|推卸)"
    r"|严禁|禁止|取消|撤销|废止|删除|删去|剥离|退出|停止|未(?:承担|参与|从事|设|曾)|没有(?:承担|参与|从事|设|任何)|而[不非]是?|[,(]非"
)
"""不承担甲、乙、丙等工作: denies all that its phrase goes on to name."""
_BEHIND = re.compile(
    r"^[^,。;]{0,14}?(?:一律不|一概不|不再|不得(?!连任|兼任|超过|少于|低于)|不予|不设|不属于|予以(?:取消|撤销)"
    r"|(?:的?(?:规定|条款|做法|表述|内容|方式))[^。;]{0,20}(?:废止|删除|删去|取消|停止|不再)"
    r"|已?(?:经|全部|全面|一律|被)*(?:剥离|移交|取消|撤销|划归|退出|划转|归还|废止))"
)
"""甲、乙等职务一律不设."""
_FORBIDS = re.compile(
    r"(?:不得|严禁|禁止|不允许|不准|杜绝|不承担|不参与|负面清单|禁止性|禁令)[^。;]{0,40}$"
)
"""A heading over a list of what is forbidden (不得有下列行为：)."""

FACULTY = "(?:各|二级|院系|系级|分院|书院|班级|年级|基层|校区)"
OWN = re.compile(r"校学生会|校研究生会|校级|学校学生会|本会")
_NOT_THE_UNION = re.compile(
    r"^[^,。;]{0,3}?(?:团组织|团委|团总支|团支部|党组织|党委|党总支|代表(?!大会|会议)|同学|学生(?!会|代表|委员|组织|干部|工作)"
    r"|推荐|推选|选派|组成|分管|辅导员|年级|班级|专业|均有|党政|负责人|报)"
)


def denied(text: str, start: int, end: int) -> bool:
    """Say whether the words ``text[start:end]`` are forbidden or denied, in front or behind."""
    begin, _ = phrase(text, start, end)
    return bool(
        NEGATED.search(text[max(begin, start - 16) : start])
        or _FAR.search(text[max(begin - 1, 0) : start])
        or _BEHIND.search(text[end : end + 40])
    )


def forbidden_list(clause: Clause) -> bool:
    """Say whether the sentence stands in a list of what is forbidden."""
    return any(_FORBIDS.search(words[-70:].rstrip(":。")) for words in headings(clause))


def faculty_words(school: str) -> re.Pattern[str]:
    """Return what names a faculty's union rather than the school's.

    In a college that is itself called 学院, 学院学生会 is the school's own union; elsewhere a
    faculty's.
    """
    own = "" if squeezed_end(school) else "|学院|院级|(?<!全)院学生"
    return re.compile(
        rf"二级|各(?:学院|院|系|分院|书院|校区|班)|院\(系\)|院系|系\(院\)|系级|系学生|分院|书院|班级学生|基层{own}"
    )


def of_faculty(clause: Clause, hit: re.Match[str], faculty: re.Pattern[str]) -> bool:
    """Say whether the matching words are about faculties: by the sentence so far, or by a heading.

    A faculty's students, delegates, Party or League organisation are no union of its own, and
    校学生会 behind a faculty leads back to the school.
    """
    said = clause.text[: hit.end()]
    for found in faculty.finditer(said):
        rest = said[found.end() :]
        if not OWN.search(rest) and not _NOT_THE_UNION.search(rest):
            return True
    return any(faculty.search(words[:30]) for words in clause.above)


def squeezed_end(school: str) -> bool:
    """Say whether the school is itself called 学院."""
    return school.strip().endswith("学院")
